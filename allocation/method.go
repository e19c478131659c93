package allocation

import (
	"github.com/biliktilik/tanu"
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

// divisors is the sequence by which a weight is divided for place 0, 1, 2, …:
// step*n + first, or the square root of n*(n+1).
type divisors struct {
	step, first uint64
	geometric   bool
}

var methods = [...]struct {
	method     Method
	name       tanu.Text
	properties Properties
	divisors   divisors
}{
	{LargestRemainder, tanu.Text{
		KK: "ең үлкен қалдықтар (Гамильтон)", RU: "наибольшие остатки (Гамильтон)", EN: "largest remainder (Hamilton)",
	}, Properties{LowerQuota: true, UpperQuota: true}, divisors{}},
	{DHondt, tanu.Text{
		KK: "д’Ондт (Джефферсон)", RU: "д’Ондт (Джефферсон)", EN: "D’Hondt (Jefferson)",
	}, Properties{LowerQuota: true, HouseMonotone: true, PopulationMonotone: true}, divisors{step: 1, first: 1}},
	{Adams, tanu.Text{
		KK: "Адамс", RU: "Адамс", EN: "Adams",
	}, Properties{UpperQuota: true, HouseMonotone: true, PopulationMonotone: true}, divisors{step: 1, first: 0}},
	{SainteLague, tanu.Text{
		KK: "Сент-Лагю (Уэбстер)", RU: "Сент-Лагю (Уэбстер)", EN: "Sainte-Laguë (Webster)",
	}, Properties{HouseMonotone: true, PopulationMonotone: true}, divisors{step: 2, first: 1}},
	{HuntingtonHill, tanu.Text{
		KK: "Хантингтон – Хилл", RU: "Хантингтон – Хилл", EN: "Huntington–Hill",
	}, Properties{HouseMonotone: true, PopulationMonotone: true}, divisors{geometric: true}},
}

// Methods returns the five methods.
func Methods() []Method {
	list := make([]Method, len(methods))
	for i, row := range methods {
		list[i] = row.method
	}
	return list
}

// ParseMethod reads the word of a method.
func ParseMethod(s string) (Method, error) {
	for _, row := range methods {
		if string(row.method) == s {
			return row.method, nil
		}
	}
	return "", &tanu.ParseError{Type: "Method", Rule: "want largest-remainder, dhondt, adams, sainte-lague or huntington-hill"}
}

// orDefault returns m, or Default for none.
func (m Method) orDefault() Method {
	if m == "" {
		return Default
	}
	return m
}

// Properties returns what theory promises of the method; all false for none.
func (m Method) Properties() Properties {
	if i := m.row(); i >= 0 {
		return methods[i].properties
	}
	return Properties{}
}

// In names the method in a language, "" for none.
func (m Method) In(lang tanu.Language) string {
	if i := m.row(); i >= 0 {
		return methods[i].name.In(lang)
	}
	return ""
}

// row is the method's place in the table, -1 if it has none.
func (m Method) row() int {
	for i := range methods {
		if methods[i].method == m {
			return i
		}
	}
	return -1
}

// String returns the word of the method, "" for none.
func (m Method) String() string { return string(m) }

// UnmarshalText reads the word of a method; an empty text is none.
func (m *Method) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*m = ""
		return nil
	}
	parsed, err := ParseMethod(string(text))
	if err != nil {
		return err
	}
	*m = parsed
	return nil
}
