package allocation

import (
	"cmp"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/word"
)

// Method is a way of apportioning places in proportion to weights. The Rules
// name none: a method is chosen by the host, not by the Rules, and every result
// says so. The zero Method is "not chosen": Default is used and named.
//
// Law: 2025/18, 2023/18.
type Method string

const (
	LargestRemainder Method = "largest-remainder" // Hamilton, Hare-Niemeyer
	DHondt           Method = "dhondt"            // Jefferson
	Adams            Method = "adams"
	SainteLague      Method = "sainte-lague" // Webster
	HuntingtonHill   Method = "huntington-hill"

	// Default is the least biased of the methods by which one more place never
	// costs anybody one.
	Default = SainteLague
)

// Properties is what theory promises of a method where no floor or cap binds.
type Properties struct {
	LowerQuota         bool // nobody gets less than the exact share rounded down
	UpperQuota         bool // nobody gets more than the exact share rounded up
	HouseMonotone      bool // one more place in the total never costs anybody one
	PopulationMonotone bool // nobody who grew loses a place to somebody who shrank
}

// methodRow is what the table knows of a method.
type methodRow struct {
	name       tanu.Text
	properties Properties
	divisors   divisors
}

var methodWords = word.Table[Method, methodRow]{Unknown: tanu.UnknownWord("Method"), Rows: []word.Row[Method, methodRow]{
	{Word: LargestRemainder, Name: methodRow{
		tanu.Text{KK: "ең үлкен қалдықтар (Гамильтон)", RU: "наибольшие остатки (Гамильтон)", EN: "largest remainder (Hamilton)"},
		Properties{LowerQuota: true, UpperQuota: true}, divisors{},
	}},
	{Word: DHondt, Name: methodRow{
		tanu.Text{KK: "д’Ондт (Джефферсон)", RU: "д’Ондт (Джефферсон)", EN: "D’Hondt (Jefferson)"},
		Properties{LowerQuota: true, HouseMonotone: true, PopulationMonotone: true}, divisors{step: 1, first: 1},
	}},
	{Word: Adams, Name: methodRow{
		tanu.Text{KK: "Адамс", RU: "Адамс", EN: "Adams"},
		Properties{UpperQuota: true, HouseMonotone: true, PopulationMonotone: true}, divisors{step: 1, first: 0},
	}},
	{Word: SainteLague, Name: methodRow{
		tanu.Text{KK: "Сент-Лагю (Уэбстер)", RU: "Сент-Лагю (Уэбстер)", EN: "Sainte-Laguë (Webster)"},
		Properties{HouseMonotone: true, PopulationMonotone: true}, divisors{step: 2, first: 1},
	}},
	{Word: HuntingtonHill, Name: methodRow{
		tanu.Text{KK: "Хантингтон – Хилл", RU: "Хантингтон – Хилл", EN: "Huntington–Hill"},
		Properties{HouseMonotone: true, PopulationMonotone: true}, divisors{geometric: true},
	}},
}}

// Methods returns the five methods.
func Methods() []Method { return methodWords.Words() }

// ParseMethod reads the word of a method.
func ParseMethod(s string) (Method, error) { return methodWords.Parse(s) }

// orDefault returns m, or Default for none.
func (m Method) orDefault() Method { return cmp.Or(m, Default) }

// Properties returns what theory promises of the method; all false for none.
func (m Method) Properties() Properties { return methodWords.Name(m).properties }

// In names the method in a language, "" for none.
func (m Method) In(lang tanu.Language) string { return methodWords.Name(m).name.In(lang) }

// String returns the word of the method, "" for none.
func (m Method) String() string { return string(m) }

// MarshalText writes the word of the method.
func (m Method) MarshalText() ([]byte, error) { return methodWords.Write(m) }

// UnmarshalText reads the word of a method; an empty text is none.
func (m *Method) UnmarshalText(text []byte) error { return methodWords.Read(text, m) }
