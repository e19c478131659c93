package tanu

import "github.com/biliktilik/tanu/internal/word"

// Region is an oblast, a city of republican significance or the capital
// (өңір, регион), by the first two digits of its KATO code. The zero Region is
// "none". Abai, Zhetisu and Ulytau exist since 8 June 2022, before the first
// edition of the Rules.
type Region string

const (
	Abai            Region = "10"
	Akmola          Region = "11"
	Aktobe          Region = "15"
	AlmatyRegion    Region = "19"
	Atyrau          Region = "23"
	WestKazakhstan  Region = "27"
	Zhambyl         Region = "31"
	Zhetisu         Region = "33"
	Karaganda       Region = "35"
	Kostanay        Region = "39"
	Kyzylorda       Region = "43"
	Mangystau       Region = "47"
	Pavlodar        Region = "55"
	NorthKazakhstan Region = "59"
	Turkistan       Region = "61"
	Ulytau          Region = "62"
	EastKazakhstan  Region = "63"
	AstanaCity      Region = "71"
	AlmatyCity      Region = "75"
	ShymkentCity    Region = "79"
)

// regions stand in the order of their codes.
var regions = word.Table[Region, Text]{Unknown: malformed("Region", RuleRegion), Rows: []word.Row[Region, Text]{
	{Word: Abai, Name: Text{"Абай облысы", "область Абай", "Abai Region"}},
	{Word: Akmola, Name: Text{"Ақмола облысы", "Акмолинская область", "Akmola Region"}},
	{Word: Aktobe, Name: Text{"Ақтөбе облысы", "Актюбинская область", "Aktobe Region"}},
	{Word: AlmatyRegion, Name: Text{"Алматы облысы", "Алматинская область", "Almaty Region"}},
	{Word: Atyrau, Name: Text{"Атырау облысы", "Атырауская область", "Atyrau Region"}},
	{Word: WestKazakhstan, Name: Text{"Батыс Қазақстан облысы", "Западно-Казахстанская область", "West Kazakhstan Region"}},
	{Word: Zhambyl, Name: Text{"Жамбыл облысы", "Жамбылская область", "Zhambyl Region"}},
	{Word: Zhetisu, Name: Text{"Жетісу облысы", "область Жетісу", "Zhetisu Region"}},
	{Word: Karaganda, Name: Text{"Қарағанды облысы", "Карагандинская область", "Karaganda Region"}},
	{Word: Kostanay, Name: Text{"Қостанай облысы", "Костанайская область", "Kostanay Region"}},
	{Word: Kyzylorda, Name: Text{"Қызылорда облысы", "Кызылординская область", "Kyzylorda Region"}},
	{Word: Mangystau, Name: Text{"Маңғыстау облысы", "Мангистауская область", "Mangystau Region"}},
	{Word: Pavlodar, Name: Text{"Павлодар облысы", "Павлодарская область", "Pavlodar Region"}},
	{Word: NorthKazakhstan, Name: Text{"Солтүстік Қазақстан облысы", "Северо-Казахстанская область", "North Kazakhstan Region"}},
	{Word: Turkistan, Name: Text{"Түркістан облысы", "Туркестанская область", "Turkistan Region"}},
	{Word: Ulytau, Name: Text{"Ұлытау облысы", "область Ұлытау", "Ulytau Region"}},
	{Word: EastKazakhstan, Name: Text{"Шығыс Қазақстан облысы", "Восточно-Казахстанская область", "East Kazakhstan Region"}},
	{Word: AstanaCity, Name: Text{"Астана қаласы", "город Астана", "Astana city"}},
	{Word: AlmatyCity, Name: Text{"Алматы қаласы", "город Алматы", "Almaty city"}},
	{Word: ShymkentCity, Name: Text{"Шымкент қаласы", "город Шымкент", "Shymkent city"}},
}}

// Regions returns the twenty regions in the order of their codes.
func Regions() []Region { return regions.Words() }

// ParseRegion reads the two-digit code of a region.
func ParseRegion(s string) (Region, error) { return regions.Parse(s) }

// In names the region in a language, "" for none.
func (r Region) In(lang Language) string { return regions.Name(r).In(lang) }

// String returns the two-digit code, "" for none.
func (r Region) String() string { return string(r) }

// MarshalText writes the two-digit code.
func (r Region) MarshalText() ([]byte, error) { return regions.Write(r) }

// UnmarshalText reads the two-digit code; an empty text is none.
func (r *Region) UnmarshalText(text []byte) error { return regions.Read(text, r) }
