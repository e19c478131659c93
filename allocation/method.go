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
// By the largest remainder everybody gets the exact share, rounded down or up.
// By the other methods, where no floor or cap binds, one more place in the total
// never costs anybody one, and nobody who grew loses a place to somebody who
// shrank.
//
// Law: 18.
type Method string

const (
	LargestRemainder Method = "largest-remainder" // Hamilton, Hare-Niemeyer
	DHondt           Method = "dhondt"            // Jefferson; nobody gets less than the share rounded down
	Adams            Method = "adams"             // nobody gets more than the share rounded up
	SainteLague      Method = "sainte-lague"      // Webster
	HuntingtonHill   Method = "huntington-hill"

	// Default is the least biased of the methods by which one more place never
	// costs anybody one.
	Default = SainteLague
)

type methodRow struct {
	name     tanu.Text
	divisors divisors // none for the largest remainder
}

var methodWords = word.Table[Method, methodRow]{
	Unknown: tanu.UnknownWord("Method"),
	Rows: []word.Row[Method, methodRow]{
		{Word: LargestRemainder, Name: methodRow{tanu.Text{KK: "ең үлкен қалдықтар (Гамильтон)", RU: "наибольшие остатки (Гамильтон)", EN: "largest remainder (Hamilton)"}, divisors{}}},
		{Word: DHondt, Name: methodRow{tanu.Text{KK: "д’Ондт (Джефферсон)", RU: "д’Ондт (Джефферсон)", EN: "D’Hondt (Jefferson)"}, divisors{step: 1, first: 1}}},
		{Word: Adams, Name: methodRow{tanu.Text{KK: "Адамс", RU: "Адамс", EN: "Adams"}, divisors{step: 1, first: 0}}},
		{Word: SainteLague, Name: methodRow{tanu.Text{KK: "Сент-Лагю (Уэбстер)", RU: "Сент-Лагю (Уэбстер)", EN: "Sainte-Laguë (Webster)"}, divisors{step: 2, first: 1}}},
		{Word: HuntingtonHill, Name: methodRow{tanu.Text{KK: "Хантингтон – Хилл", RU: "Хантингтон – Хилл", EN: "Huntington–Hill"}, divisors{geometric: true}}},
	},
}

// Methods returns the five methods.
func Methods() []Method { return methodWords.Words() }

// ParseMethod reads the word of a method.
func ParseMethod(s string) (Method, error) { return methodWords.Parse(s) }

// In names the method in a language, "" for none.
func (m Method) In(lang tanu.Language) string { return methodWords.Name(m).name.In(lang) }

// String returns the word of the method, "" for none.
func (m Method) String() string { return string(m) }

// MarshalText writes the word of the method.
func (m Method) MarshalText() ([]byte, error) { return methodWords.Write(m) }

// UnmarshalText reads the word of a method; an empty text is none.
func (m *Method) UnmarshalText(text []byte) error { return methodWords.Read(text, m) }

// orDefault returns m, or Default for none.
func (m Method) orDefault() Method { return cmp.Or(m, Default) }
