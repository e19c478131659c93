package calendar

import (
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/grammar"
)

// Day is one day of a calendar with the reason why it is what it is.
type Day struct {
	Date        tanu.Date     `json:"date"`
	Kind        Kind          `json:"kind"`
	Name        tanu.Text     `json:"name"`                 // of the statutory day, also for a substitute; else the name of the kind
	Act         tanu.LegalAct `json:"act"`                  // that the day rests on
	StandsFor   tanu.Date     `json:"standsFor,omitzero"`   // of a substitute, moved or not: the holiday on a day off
	Partner     tanu.Date     `json:"partner,omitzero"`     // of a moved day: the other day of the transfer
	Known       tanu.Date     `json:"known,omitzero"`       // the first day on which it could be known; zero where that was always so
	Provisional bool          `json:"provisional,omitzero"` // after Confirmed
	Note        tanu.Text     `json:"note,omitzero"`        // what else a reader should know; empty if nothing
}

// Worked reports whether the day is a working day.
func (d Day) Worked() bool { return d.Kind.Worked() }

// Day explains a day.
//
// Law: lc/84, lc/85; Law on holidays, articles 2 to 5.
func (c Calendar) Day(d tanu.Date) (Day, error) {
	worked, err := c.IsWorkday(d)
	if err != nil {
		return Day{}, err
	}
	day := Day{Date: d, Kind: Weekend, Act: labourCodeOn(d), Provisional: d.After(c.t.confirmed)}
	if worked {
		day.Kind = Working
	}
	if m := c.t.mark(d); m != nil {
		m.explain(&day)
	}
	if day.Name == (tanu.Text{}) {
		day.Name = day.Kind.text()
	}
	if day.Provisional {
		day.Note = both(day.Note, c.t.unsettled(d.Year()))
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
		d.Note = m.rule.gone()
	case Working:
		d.StandsFor = tanu.Date{}
		d.Act, d.Known, d.Note = m.rule.end.act, m.rule.end.known, m.rule.gone()
	}
}

// gone says that the rule is no more, and since which act.
func (r *rule) gone() tanu.Text {
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

// unsettled says what is not known of a year after the confirmed ones.
func (t *table) unsettled(year int) tanu.Text {
	for i := range t.rules {
		if r := &t.rules[i]; r.year == year && isKnown(r.known, t.asKnown) {
			return tanu.Text{
				KK: "алдын ала: демалыс күндерін ауыстыру әлі жариялануы мүмкін",
				RU: "предварительно: еще могут быть объявлены переносы выходных дней",
				EN: "provisional: transfers of days of rest may yet be published",
			}
		}
	}
	return tanu.Text{
		KK: "алдын ала: демалыс күндерін ауыстыру да, тағы бір демалыс күні – Құрбан айттың бірінші күні де белгісіз",
		RU: "предварительно: неизвестны ни переносы выходных дней, ни еще один нерабочий день – первый день Курбан-айта",
		EN: "provisional: neither transfers of days of rest nor one more day off, the first day of Kurban Ait, are known",
	}
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

// both joins two notes, either of which may be empty.
func both(a, b tanu.Text) tanu.Text {
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
	s := d.Date.In(lang) + ", " + lang.Weekday(d.Date.Weekday()) + ": " + d.what(lang)
	if ground := d.ground(lang); ground != "" {
		s += " (" + ground + ")"
	}
	if note := d.Note.In(lang); note != "" {
		s += "; " + note
	}
	return s
}

func (d Day) what(lang tanu.Language) string {
	switch d.Kind {
	case Holiday, RestDay:
		return d.Kind.In(lang) + ", " + d.Name.In(lang)
	case Substitute:
		return tanu.Text{
			KK: "демалыс күніне тұспа-тұс келген " + d.StandsFor.In(tanu.Kazakh) + " (" + d.Name.KK + ") үшін демалыс күні",
			RU: "день отдыха за " + d.StandsFor.In(tanu.Russian) + " (" + d.Name.RU + "), выпавшее на выходной",
			EN: "day off for " + d.StandsFor.In(tanu.English) + ", " + d.Name.EN + ", which falls on a day off",
		}.In(lang)
	case MovedOff:
		return tanu.Text{
			KK: grammar.Date(d.Partner, tanu.Kazakh, grammar.Ablative) + " ауыстырылған демалыс күні",
			RU: "выходной день, перенесенный с " + d.Partner.In(tanu.Russian),
			EN: "day off moved from " + d.Partner.In(tanu.English),
		}.In(lang)
	case MovedToWork:
		return tanu.Text{
			KK: "жұмыс күні, демалысы " + grammar.Date(d.Partner, tanu.Kazakh, grammar.Dative) + " ауыстырылған",
			RU: "рабочий день, выходной перенесен на " + d.Partner.In(tanu.Russian),
			EN: "working day, its day off moved to " + d.Partner.In(tanu.English),
		}.In(lang)
	}
	return d.Kind.In(lang)
}

// ground cites what the day rests on.
func (d Day) ground(lang tanu.Language) string { return strings.Join(d.grounds(lang), "; ") }

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
		list = append(list, titleOf(onHolidays, lang)+", "+tanu.Text{KK: "5-баптың 3-тармағы", RU: "пункт 3 статьи 5", EN: "article 5(3)"}.In(lang))
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
