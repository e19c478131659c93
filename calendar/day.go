package calendar

import (
	"cmp"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/grammar"
	"github.com/biliktilik/tanu/internal/word"
)

// Kind is what a day of the calendar is. The zero Kind is "none".
//
// Law: lc/84, lc/85; Law on holidays, articles 2 to 5.
type Kind string

const (
	Working     Kind = "working"       // жұмыс күні; рабочий день
	Weekend     Kind = "weekend"       // демалыс күні; выходной день of the week
	Holiday     Kind = "holiday"       // мереке күні; праздничный день
	RestDay     Kind = "rest-day"      // 7 January and the first day of Kurban Ait: off, but no holiday
	Substitute  Kind = "substitute"    // off for a holiday that falls on a day off
	MovedOff    Kind = "moved-off"     // a working day that got another day's rest
	MovedToWork Kind = "moved-to-work" // a day off whose rest went to another day
)

var kinds = word.Table[Kind, tanu.Text]{Unknown: tanu.UnknownWord("Kind"), Rows: []word.Row[Kind, tanu.Text]{
	{Word: Working, Name: tanu.Text{KK: "жұмыс күні", RU: "рабочий день", EN: "working day"}},
	{Word: Weekend, Name: tanu.Text{KK: "демалыс күні", RU: "выходной день", EN: "weekend"}},
	{Word: Holiday, Name: tanu.Text{KK: "мереке күні", RU: "праздничный день", EN: "holiday"}},
	{Word: RestDay, Name: tanu.Text{
		KK: "мереке емес демалыс күні", RU: "нерабочий день, не праздничный", EN: "rest day",
	}},
	{Word: Substitute, Name: tanu.Text{
		KK: "мереке үшін демалыс күні", RU: "день отдыха за праздничный", EN: "substitute day off",
	}},
	{Word: MovedOff, Name: tanu.Text{
		KK: "ауыстырылған демалыс күні", RU: "перенесенный выходной день", EN: "day off moved here",
	}},
	{Word: MovedToWork, Name: tanu.Text{
		KK: "демалысы ауыстырылған жұмыс күні",
		RU: "рабочий день, выходной перенесен",
		EN: "working day, its rest moved",
	}},
}}

// Kinds returns every kind.
func Kinds() []Kind { return kinds.Words() }

// Worked reports whether a day of this kind is a working day.
func (k Kind) Worked() bool { return k == Working || k == MovedToWork }

// String returns the word of the kind, "" for none.
func (k Kind) String() string { return string(k) }

// In names the kind in a language, "" for none.
func (k Kind) In(lang tanu.Language) string { return kinds.Name(k).In(lang) }

// MarshalText writes the word of the kind, and nothing for none.
func (k Kind) MarshalText() ([]byte, error) { return kinds.Write(k) }

// UnmarshalText reads the word of a kind; an empty text is none.
func (k *Kind) UnmarshalText(text []byte) error { return kinds.Read(text, k) }

// Day is one day of a calendar with the reason why it is what it is.
type Day struct {
	Date tanu.Date     `json:"date"`
	Kind Kind          `json:"kind"`
	Name tanu.Text     `json:"name"` // of the statutory day, also for a substitute; else the name of the kind
	Act  tanu.LegalAct `json:"act"`  // that the day rests on

	StandsFor   tanu.Date `json:"standsFor,omitzero"`   // of a substitute, moved or not: the holiday on a day off
	Partner     tanu.Date `json:"partner,omitzero"`     // of a moved day: the other day of the transfer
	Known       tanu.Date `json:"known,omitzero"`       // the first day on which it could be known; zero: always
	Provisional bool      `json:"provisional,omitzero"` // after Confirmed
	Note        tanu.Text `json:"note,omitzero"`        // what else a reader should know; empty if nothing
}

// Day explains a day.
//
// Law: lc/84, lc/85; Law on holidays, articles 2 to 5.
func (c Calendar) Day(d tanu.Date) (Day, error) {
	worked, err := c.IsWorkday(d)
	if err != nil {
		return Day{}, err
	}
	day := Day{Date: d, Kind: Weekend, Act: labourCodeOn(d), Provisional: d.After(c.table.confirmed)}
	if worked {
		day.Kind = Working
	}
	if m := c.table.mark(d); m != nil {
		m.explain(&day)
	}
	if day.Name == (tanu.Text{}) {
		day.Name = kinds.Name(day.Kind)
	}
	if day.Provisional {
		day.Note = joinNotes(day.Note, c.table.provisionalNote(d))
	}
	return day, nil
}

// explain tells what made the day other than plain, or once did.
func (m *mark) explain(d *Day) {
	d.Kind, d.StandsFor, d.Partner = m.kind, m.holiday, m.partner
	switch m.kind {
	case Holiday, RestDay:
		d.Name, d.Known, d.Note = m.rule.name, m.rule.knownOff(), m.rule.note
		if m.rule.act != labourCode {
			d.Act = m.rule.act
		}
	case Substitute:
		d.Name, d.Known, d.Act = m.rule.name, m.rule.knownOff(), onHolidays
	case MovedOff, MovedToWork:
		d.Act, d.Known = m.transfer.Act, m.transfer.known()
	case Weekend: // under a rule that is no more
		d.Note = m.rule.endedNote()
	case Working:
		d.StandsFor = tanu.Date{}
		d.Act, d.Known, d.Note = m.rule.end.act, m.rule.end.known, m.rule.endedNote()
	}
}

// endedNote says that the rule is no more, and since which act.
func (r *statutoryDay) endedNote() tanu.Text {
	if !r.ait.Day.IsZero() {
		return r.ait.replaced(r.end.known)
	}
	act := titles(r.end.act)
	return tanu.Text{
		KK: act.KK + " болмаса, демалыс болар еді: " + r.name.KK,
		RU: "был бы днем отдыха (" + r.name.RU + "), если бы не " + act.RU,
		EN: "would be off for " + r.name.EN + " but for " + act.EN,
	}
}

// provisionalNote says what may yet change about a day that is not confirmed.
func (t *table) provisionalNote(d tanu.Date) tanu.Text {
	note := tanu.Text{
		KK: "алдын ала: демалыс күндерін ауыстыру әлі жариялануы мүмкін",
		RU: "предварительно: еще могут быть объявлены переносы выходных дней",
		EN: "provisional: transfers of days of rest may yet be published",
	}
	if !t.expectsAitAbout(d) {
		return note
	}
	return joinNotes(note, tanu.Text{
		KK: "Құрбан айттың бірінші күні болып күтілгеннен басқа күн жариялануы мүмкін",
		RU: "первый день Курбан-айта может быть объявлен не на тот день, на который ожидается",
		EN: "the first day of Kurban Ait may be announced for another day than is expected",
	})
}

// expectsAitAbout reports whether a Kurban Ait that is only expected falls in
// the year of d, or may fall on d.
func (t *table) expectsAitAbout(d tanu.Date) bool {
	for i := range t.rules {
		r := &t.rules[i]
		expected := r.ait.expected && !r.ended(r.ait.Day, t.asKnown)
		if expected && (r.year == d.Year() || daysApart(r.ait.Day, d) <= aitTolerance) {
			return true
		}
	}
	return false
}

// labourCodeOn is the Labour Code as the act behind a day. The days of 2015
// were under the code before it.
func labourCodeOn(d tanu.Date) tanu.LegalAct {
	act := labourCode
	if d.Year() < 2016 {
		act.Note += "; in force from 1 January 2016; the code in force in 2015 was not read"
	}
	return act
}

// joinNotes joins two notes, either of which may be empty.
func joinNotes(a, b tanu.Text) tanu.Text {
	if a == (tanu.Text{}) {
		return b
	}
	return tanu.Text{KK: a.KK + "; " + b.KK, RU: a.RU + "; " + b.RU, EN: a.EN + "; " + b.EN}
}

// In explains the day in a sentence: "24 March 2026, Tuesday: day off for 21
// March 2026, Nauryz, which falls on a day off (Law No. 267-II …, article
// 5(3))". The zero Day gives "".
func (d Day) In(lang tanu.Language) string {
	if d.Date.IsZero() {
		return ""
	}
	s := d.Date.In(lang) + ", " + lang.Weekday(d.Date.Weekday()) + ": " + d.describe(lang)
	if grounds := d.grounds(lang); len(grounds) > 0 {
		s += " (" + strings.Join(grounds, "; ") + ")"
	}
	if note := d.Note.In(lang); note != "" {
		s += "; " + note
	}
	return s
}

// describe says what the day is.
func (d Day) describe(lang tanu.Language) string {
	switch d.Kind {
	case Holiday, RestDay:
		return d.Kind.In(lang) + ", " + d.Name.In(lang)
	case Substitute:
		holiday := d.StandsFor.In(lang)
		return tanu.Text{
			KK: "демалыс күніне тұспа-тұс келген " + holiday + " (" + d.Name.KK + ") үшін демалыс күні",
			RU: "день отдыха за " + holiday + " (" + d.Name.RU + "), выпавшее на выходной",
			EN: "day off for " + holiday + ", " + d.Name.EN + ", which falls on a day off",
		}.In(lang)
	case MovedOff:
		from := grammar.Date(d.Partner, lang, grammar.Ablative)
		return tanu.Text{
			KK: from + " ауыстырылған демалыс күні",
			RU: "выходной день, перенесенный с " + from,
			EN: "day off moved from " + from,
		}.In(lang)
	case MovedToWork:
		to := grammar.Date(d.Partner, lang, grammar.Dative)
		return tanu.Text{
			KK: "жұмыс күні, демалысы " + to + " ауыстырылған",
			RU: "рабочий день, выходной перенесен на " + to,
			EN: "working day, its day off moved to " + to,
		}.In(lang)
	}
	return d.Kind.In(lang)
}

// grounds are the clause and the act that the day rests on; none for a plain
// working day, and for one that would be off under a rule that is no more, since
// the note tells.
func (d Day) grounds(lang tanu.Language) (list []string) {
	if clause := d.clause(); clause != "" {
		list = append(list, clause.In(lang))
	}
	switch d.Kind {
	case Holiday, RestDay, MovedOff, MovedToWork:
		if d.Act.Address != labourCode.Address {
			list = append(list, titleOf(d.Act, lang))
		}
	case Substitute:
		article := tanu.Text{KK: "5-баптың 3-тармағы", RU: "пункт 3 статьи 5", EN: "article 5(3)"}
		list = append(list, titleOf(onHolidays, lang)+", "+article.In(lang))
	}
	return list
}

// clause is the provision of the Labour Code that the day rests on, none for a
// day that rests on another act.
func (d Day) clause() tanu.Clause {
	switch {
	case d.Kind == Weekend || d.Kind == RestDay && d.Act.Address == labourCode.Address:
		return "lc/84"
	case d.Kind == MovedOff || d.Kind == MovedToWork:
		return "lc/85"
	}
	return ""
}

// titleOf names an act in a language: by its title, in another language where
// it has none in this one, and by its number where it has none at all, as a
// host's act may.
func titleOf(act tanu.LegalAct, lang tanu.Language) string {
	title := cmp.Or(act.Title.In(lang), act.Title.KK, act.Title.RU, act.Title.EN)
	if title == "" && act.Number != "" {
		return "№ " + act.Number
	}
	return title
}

// titles is titleOf in every language.
func titles(act tanu.LegalAct) tanu.Text {
	return tanu.Text{KK: titleOf(act, tanu.Kazakh), RU: titleOf(act, tanu.Russian), EN: titleOf(act, tanu.English)}
}
