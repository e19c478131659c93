package tanu

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

// regions is the table, in the order of the codes.
var regions = [...]struct {
	code Region
	name Text
}{
	{Abai, Text{"Абай облысы", "область Абай", "Abai Region"}},
	{Akmola, Text{"Ақмола облысы", "Акмолинская область", "Akmola Region"}},
	{Aktobe, Text{"Ақтөбе облысы", "Актюбинская область", "Aktobe Region"}},
	{AlmatyRegion, Text{"Алматы облысы", "Алматинская область", "Almaty Region"}},
	{Atyrau, Text{"Атырау облысы", "Атырауская область", "Atyrau Region"}},
	{WestKazakhstan, Text{"Батыс Қазақстан облысы", "Западно-Казахстанская область", "West Kazakhstan Region"}},
	{Zhambyl, Text{"Жамбыл облысы", "Жамбылская область", "Zhambyl Region"}},
	{Zhetisu, Text{"Жетісу облысы", "область Жетісу", "Zhetisu Region"}},
	{Karaganda, Text{"Қарағанды облысы", "Карагандинская область", "Karaganda Region"}},
	{Kostanay, Text{"Қостанай облысы", "Костанайская область", "Kostanay Region"}},
	{Kyzylorda, Text{"Қызылорда облысы", "Кызылординская область", "Kyzylorda Region"}},
	{Mangystau, Text{"Маңғыстау облысы", "Мангистауская область", "Mangystau Region"}},
	{Pavlodar, Text{"Павлодар облысы", "Павлодарская область", "Pavlodar Region"}},
	{NorthKazakhstan, Text{"Солтүстік Қазақстан облысы", "Северо-Казахстанская область", "North Kazakhstan Region"}},
	{Turkistan, Text{"Түркістан облысы", "Туркестанская область", "Turkistan Region"}},
	{Ulytau, Text{"Ұлытау облысы", "область Ұлытау", "Ulytau Region"}},
	{EastKazakhstan, Text{"Шығыс Қазақстан облысы", "Восточно-Казахстанская область", "East Kazakhstan Region"}},
	{AstanaCity, Text{"Астана қаласы", "город Астана", "Astana city"}},
	{AlmatyCity, Text{"Алматы қаласы", "город Алматы", "Almaty city"}},
	{ShymkentCity, Text{"Шымкент қаласы", "город Шымкент", "Shymkent city"}},
}

// byNumber finds a region by the number that its code spells.
var byNumber = func() (list [100]Region) {
	for _, row := range regions {
		n, _ := digits(string(row.code))
		list[n] = row.code
	}
	return list
}()

// Regions returns the twenty regions in the order of their codes.
func Regions() []Region {
	list := make([]Region, len(regions))
	for i, row := range regions {
		list[i] = row.code
	}
	return list
}

// ParseRegion reads the two-digit code of a region.
func ParseRegion(s string) (Region, error) {
	if len(s) == 2 {
		if n, ok := digits(s); ok && byNumber[n] != "" {
			return byNumber[n], nil
		}
	}
	return "", malformed("Region", s, "want the first two digits of a KATO code, one of the twenty regions")
}

// In names the region in a language, "" for none.
func (r Region) In(lang Language) string {
	for _, row := range regions {
		if row.code == r {
			return row.name.In(lang)
		}
	}
	return ""
}

// String returns the two-digit code, "" for none.
func (r Region) String() string { return string(r) }

// MarshalText writes the two-digit code.
func (r Region) MarshalText() ([]byte, error) { return marshalWord(r, ParseRegion) }

// UnmarshalText reads the two-digit code; an empty text is none.
func (r *Region) UnmarshalText(text []byte) error { return unmarshalText(r, text, ParseRegion) }
