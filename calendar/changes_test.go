package calendar_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// invented is an act that does not exist: what a host would add in 2026 or
// later is not known, so every change in these tests is invented.
func invented(date string) tanu.LegalAct {
	return tanu.LegalAct{
		Title: tanu.Text{KK: "ойдан шығарылған бұйрық", RU: "вымышленный приказ", EN: "an invented order"},
		Date:  day(date), Number: "0",
	}
}

// Changes of one kind of row each, and their rows.
func transfers(rows ...calendar.DayTransfer) calendar.Changes {
	return calendar.Changes{Transfers: rows}
}
func announced(rows ...calendar.KurbanAit) calendar.Changes { return calendar.Changes{KurbanAit: rows} }
func added(rows ...calendar.AddedHoliday) calendar.Changes  { return calendar.Changes{Added: rows} }
func dropped(rows ...calendar.DroppedHoliday) calendar.Changes {
	return calendar.Changes{Dropped: rows}
}

func transfer(off, work string, act tanu.LegalAct) calendar.DayTransfer {
	return calendar.DayTransfer{Off: day(off), Work: day(work), Act: act}
}

func ait(first, known string) calendar.KurbanAit {
	return calendar.KurbanAit{Day: day(first), Known: day(known)}
}

func drop(monthDay, from string, act tanu.LegalAct) calendar.DroppedHoliday {
	_, month, dayOfMonth := day("2028-" + monthDay).Civil()
	return calendar.DroppedHoliday{Month: month, Day: dayOfMonth, From: day(from), Act: act}
}

// feast is an invented holiday on 1 June from a day on.
func feast(from string, act tanu.LegalAct) calendar.AddedHoliday {
	return calendar.AddedHoliday{
		Month: 6, Day: 1, Kind: calendar.Holiday, Name: tanu.Text{KK: "мереке", RU: "праздник", EN: "feast"},
		From: day(from), Act: act,
	}
}

// feastBut is a feast with something else in it.
func feastBut(change func(*calendar.AddedHoliday)) calendar.AddedHoliday {
	h := feast("2028-01-01", invented("2026-12-10"))
	change(&h)
	return h
}

// requireRefused wants a refusal that names the field and the rule, in three
// languages.
func requireRefused(t *testing.T, err error, path, rule, why string) {
	t.Helper()
	require.ErrorIs(t, err, calendar.ErrChange, why)
	var fault *tanu.FieldError
	require.ErrorAs(t, err, &fault, why)
	require.Equal(t, path, fault.Path, why)
	require.Equal(t, rule, fault.Rule, why)
	for _, lang := range tanu.Languages() {
		require.NotEqual(t, rule, fault.In(lang), "the rule has a sentence")
	}
}

// A transfer announced after the release: Friday 19 March 2027 off, Saturday 27
// March worked. It touches the five-day week only, and from the day of its act.
//
// Law: lc/85.
func TestClause85_ATransferIsAdded(t *testing.T) {
	row := transfer("2027-03-19", "2027-03-27", invented("2026-12-10"))
	five := must(calendar.FiveDay().With(transfers(row)))
	off := must(five.Day(row.Off))
	require.Equal(t, calendar.MovedOff, off.Kind)
	require.Equal(t, row.Act, off.Act)
	require.Equal(t, day("2026-12-10"), off.Known)
	require.True(t, off.Provisional, "one transfer does not confirm a year")
	require.True(t, must(five.IsWorkday(row.Work)))
	require.True(t, must(calendar.FiveDay().IsWorkday(row.Off)), "the calendar it was added to stays as it was")

	before := must(five.AsKnownOn(day("2026-12-09")))
	require.True(t, must(before.IsWorkday(row.Off)))
	require.True(t, must(must(before.AsKnownOn(day("2026-12-10"))).IsWorkday(row.Work)))

	six := must(calendar.SixDay().With(transfers(row)))
	require.True(t, must(six.IsWorkday(row.Off)))
	require.True(t, must(six.IsWorkday(row.Work)))
	require.Equal(t, calendar.Working, must(six.Day(row.Work)).Kind)
}

// A transfer of a Sunday touches both weeks.
//
// Law: lc/85.
func TestClause85_ASundayIsAddedToBothWeeks(t *testing.T) {
	changes := transfers(transfer("2028-01-06", "2028-01-09", invented("2027-11-01")))
	for _, c := range []calendar.Calendar{calendar.FiveDay(), calendar.SixDay()} {
		with := must(c.With(changes))
		require.False(t, must(with.IsWorkday(day("2028-01-06"))))
		require.True(t, must(with.IsWorkday(day("2028-01-09"))))
	}
}

// Kurban Ait announced: 2027 moved off its expected Sunday, 16 May, to Monday
// 17 May; and 2028 off its expected Thursday, 4 May, to Friday 5 May.
//
// Law: lc/84.
func TestClause84_KurbanAitIsAnnounced(t *testing.T) {
	changes := announced(ait("2027-05-17", "2027-05-07"), ait("2028-05-05", "2028-04-20"))
	c := must(calendar.FiveDay().With(changes))
	require.Equal(t, calendar.RestDay, must(c.Day(day("2027-05-17"))).Kind)
	require.Equal(t, calendar.Weekend, must(c.Day(day("2027-05-16"))).Kind)
	require.Contains(t, must(c.Day(day("2027-05-16"))).Note.EN, "until 7 May 2027")
	require.Equal(t, calendar.RestDay, must(c.Day(day("2028-05-05"))).Kind)
	require.True(t, must(c.IsWorkday(day("2028-05-04"))))
	require.NotContains(t, must(c.Day(day("2028-06-01"))).Note.EN, "Kurban Ait")

	before := must(c.AsKnownOn(day("2027-05-06")))
	require.Equal(t, calendar.RestDay, must(before.Day(day("2027-05-16"))).Kind)
	require.True(t, must(before.IsWorkday(day("2027-05-17"))))
	require.True(t, must(before.IsWorkday(day("2028-05-05"))))
	require.False(t, must(before.IsWorkday(day("2028-05-04"))))
}

// With every row of a year in hand, the host confirms it.
//
// Law: lc/84, lc/85.
func TestClause84_AHostConfirmsAYear(t *testing.T) {
	changes := announced(ait("2027-05-16", "2027-05-07"))
	changes.Confirmed = day("2027-12-31")
	c := must(calendar.FiveDay().With(changes))
	require.Equal(t, day("2027-12-31"), c.Confirmed())
	d := must(c.Day(day("2027-05-16")))
	require.False(t, d.Provisional)
	require.Empty(t, d.Note.EN, "it is not expected any more, it is announced")

	for _, row := range []struct{ confirmed, path, rule string }{
		{"2028-12-31", "kurbanAit", tanu.RuleRequired},  // that of 2028 is missing
		{"2026-12-30", "confirmed", tanu.RuleDayBefore}, // goes back
		{"2100-12-30", "confirmed", tanu.RuleOutsideCalendar},
	} {
		changes.Confirmed = day(row.confirmed)
		_, err := calendar.FiveDay().With(changes)
		requireRefused(t, err, row.path, row.rule, row.confirmed)
	}
	_, err := calendar.FiveDay().With(calendar.Changes{Confirmed: day("2027-12-31")})
	requireRefused(t, err, "kurbanAit", tanu.RuleRequired, "that of 2027 is only expected")
}

// A holiday is dropped and another added from 2028 on: 6 July 2028, a Thursday,
// is worked, Thursday 1 June 2028 is off; 1 June 2030, a Saturday, is
// substituted on Monday the 3rd.
//
// Law: lc/84; Law on holidays, articles 2 to 5.
func TestClause84_AHolidayIsAddedAndOneDropped(t *testing.T) {
	changes := calendar.Changes{
		Dropped: []calendar.DroppedHoliday{drop("07-06", "2028-01-01", invented("2027-06-01"))},
		Added:   []calendar.AddedHoliday{feast("2028-01-01", invented("2027-06-01"))},
	}
	c := must(calendar.FiveDay().With(changes))
	require.Equal(t, calendar.Holiday, must(c.Day(day("2027-07-06"))).Kind)
	sixth := must(c.Day(day("2028-07-06")))
	require.Equal(t, calendar.Working, sixth.Kind)
	require.Contains(t, sixth.Note.EN, "Capital Day but for an invented order")
	require.True(t, must(c.IsWorkday(day("2027-06-01"))))
	require.Equal(t, "feast", must(c.Day(day("2028-06-01"))).Name.EN)
	require.Equal(t, day("2030-06-01"), must(c.Day(day("2030-06-03"))).StandsFor)

	before := must(c.AsKnownOn(day("2027-05-31")))
	require.Equal(t, calendar.Holiday, must(before.Day(day("2028-07-06"))).Kind)
	require.True(t, must(before.IsWorkday(day("2028-06-01"))))
}

// Contradictions are refused, the row and the rule are named, and nothing is
// added.
//
// Law: lc/84, lc/85.
func TestClause85_ContradictionsAreRefused(t *testing.T) {
	act := invented("2026-12-10")
	sound := transfer("2027-03-19", "2027-03-27", act)
	noDay, noAct, notKnown := sound, sound, sound
	noDay.Off = tanu.Date{}
	noAct.Act, noAct.Known = tanu.LegalAct{}, day("2026-12-10")
	notKnown.Act = tanu.LegalAct{Number: "1"}
	restDay := feastBut(func(h *calendar.AddedHoliday) { h.Kind, h.From = calendar.RestDay, day("2027-01-01") })
	capitalDay := feastBut(func(h *calendar.AddedHoliday) { h.Month, h.Day = 7, 6 })
	noSuchDay := feastBut(func(h *calendar.AddedHoliday) { h.Month, h.Day = 2, 30 })
	weekend := feastBut(func(h *calendar.AddedHoliday) { h.Kind = calendar.Weekend })
	halfNamed := feastBut(func(h *calendar.AddedHoliday) { h.Name.RU = "" })
	backward := feastBut(func(h *calendar.AddedHoliday) { h.Until = day("2027-01-01") })
	for _, row := range []struct {
		why        string
		changes    calendar.Changes
		path, rule string
	}{
		{"a day moved twice", transfers(sound, transfer("2027-03-19", "2027-04-03", act)), "transfers[1].off", tanu.RuleGivenTwice},
		{"moved by a built-in row", transfers(transfer("2025-01-10", "2025-01-05", act)), "transfers[0].work", tanu.RuleGivenTwice},
		{"worked already", transfers(transfer("2027-03-19", "2027-03-18", act)), "transfers[0].work", tanu.RuleWorkedAlready},
		{"off already", transfers(transfer("2027-03-20", "2027-03-27", act)), "transfers[0].off", tanu.RuleOffAlready},
		{"a day against itself", transfers(transfer("2027-03-27", "2027-03-27", act)), "transfers[0].off", tanu.RuleOffAlready},
		{"a holiday made work", transfers(transfer("2027-03-19", "2027-03-22", act)), "transfers[0].work", tanu.RuleNotMovable},
		{"no day", transfers(noDay), "transfers[0].off", tanu.RuleRequired},
		{"a day past the table", transfers(transfer("2027-03-19", "2100-03-27", act)), "transfers[0].work", tanu.RuleOutsideCalendar},
		{"no act", transfers(noAct), "transfers[0].act", tanu.RuleRequired},
		{"not known since when", transfers(notKnown), "transfers[0].known", tanu.RuleRequired},
		{"two on one day", announced(ait("2028-05-05", "2028-04-20"), ait("2028-05-06", "2028-04-20")), "kurbanAit[1].known", tanu.RuleGivenTwice},
		{"not known since when", announced(calendar.KurbanAit{Day: day("2028-05-05")}), "kurbanAit[0].known", tanu.RuleRequired},
		{"a holiday there already", added(capitalDay), "added[0].day", tanu.RuleOffAlready},
		{"added twice", added(feast("2028-01-01", act), restDay), "added[1].day", tanu.RuleOffAlready},
		{"no such day", added(noSuchDay), "added[0].day", tanu.RuleNoSuchDate},
		{"no kind of holiday", added(weekend), "added[0].kind", tanu.RuleUnknownWord},
		{"a name missing", added(halfNamed), "added[0].name", tanu.RuleRequired},
		{"ends before it begins", added(backward), "added[0].until", tanu.RuleDayBefore},
		{"nothing to drop", dropped(drop("12-25", "2028-01-01", act)), "dropped[0].day", tanu.RuleNotInForce},
		{"dropped already by Law 306-VIII", dropped(drop("08-30", "2028-01-01", act)), "dropped[0].day", tanu.RuleNotInForce},
		{"dropped twice", dropped(drop("07-06", "2029-01-01", act), drop("07-06", "2028-01-01", act)), "dropped[1].from", tanu.RuleGivenTwice},
		// 11 May 2020, moved to work, was off only for 9 May.
		{"ground of an old transfer", dropped(drop("05-09", "2020-01-01", invented("2019-12-01"))), "", tanu.RuleUndoesTransfer},
	} {
		for _, c := range []calendar.Calendar{calendar.FiveDay(), calendar.SixDay()} {
			got, err := c.With(row.changes)
			requireRefused(t, err, row.path, row.rule, row.why)
			require.True(t, got.IsZero())
		}
	}
}

// What a day was does not change once it is over: a row that became known after a
// day that it changes is refused, and so is a day of Kurban Ait to which the lunar
// year does not come, such as one with a mistyped year. 27 May 2026 was off, and
// stays so.
//
// Law: lc/84, lc/85; Law on holidays, articles 2 to 5.
func TestClause84_ThePastIsNotRewritten(t *testing.T) {
	late := invented("2026-12-10")
	for _, row := range []struct {
		path, rule string
		changes    calendar.Changes
	}{
		// The lunar year comes to 16 May 2027.
		{"kurbanAit[0].day", tanu.RuleLunarYear, announced(ait("2026-12-17", "2026-11-20"))},
		{"kurbanAit[0].day", tanu.RuleLunarYear, announced(ait("2027-01-17", "2026-12-20"))},
		// 27 May 2026 was past; so was the day itself; so were 16 May 2027 and 4 May 2028, which were expected.
		{"kurbanAit[0].known", tanu.RulePastWhenKnown, announced(ait("2026-05-28", "2026-11-20"))},
		{"kurbanAit[0].known", tanu.RulePastWhenKnown, announced(ait("2028-05-05", "2028-05-06"))},
		{"kurbanAit[0].known", tanu.RulePastWhenKnown, announced(ait("2027-05-18", "2027-05-17"))},
		{"kurbanAit[0].known", tanu.RulePastWhenKnown, announced(ait("2028-05-05", "2028-05-05"))},
		{"transfers[0].known", tanu.RulePastWhenKnown, transfers(transfer("2026-03-20", "2026-12-19", late))},
		{"transfers[0].known", tanu.RulePastWhenKnown, transfers(transfer("2026-12-11", "2026-12-05", late))},
		{"added[0].known", tanu.RulePastWhenKnown, added(feast("2026-01-01", late))},
		{"dropped[0].known", tanu.RulePastWhenKnown, dropped(drop("07-06", "2026-01-01", late))},
	} {
		_, err := calendar.FiveDay().With(row.changes)
		requireRefused(t, err, row.path, row.rule, row.path)
	}
	leapDay := feastBut(func(h *calendar.AddedHoliday) { h.Month, h.Day, h.From = 2, 29, day("2026-01-01") })
	for why, changes := range map[string]calendar.Changes{
		"known on the day itself": announced(ait("2028-05-04", "2028-05-04")),
		// 74 lunar years of 354.367 days after 16 May 2027 is 2 March 2099.
		"a day off the count":              announced(ait("2099-03-03", "2099-02-20")),
		"of a confirmed year, a day ahead": transfers(transfer("2026-12-11", "2026-12-12", late)),
		"one that was missed, but was in time": transfers(transfer("2026-03-20", "2026-03-28",
			invented("2026-03-02"))),
		"in force before, first on 1 June 2027": added(feast("2026-12-01", late)),
		"in force before, first in 2028":        added(leapDay),
		"dropped before, first in 2027":         dropped(drop("07-06", "2026-12-01", late)),
	} {
		_, err := calendar.FiveDay().With(changes)
		require.NoError(t, err, why)
	}
}

// A host's act may have a number only: whatever rests on it cites the number.
//
// Law: lc/84, lc/85.
func TestClause85_AnActWithANumberOnlyIsCited(t *testing.T) {
	act := tanu.LegalAct{Number: "7", Date: day("2026-12-10")}
	changes := calendar.Changes{
		Transfers: []calendar.DayTransfer{transfer("2027-03-19", "2027-03-27", act)},
		Added:     []calendar.AddedHoliday{feast("2027-01-01", act)},
		Dropped:   []calendar.DroppedHoliday{drop("07-06", "2027-01-01", act)},
	}
	c := must(calendar.FiveDay().With(changes))
	for _, s := range []string{"2027-03-19", "2027-03-27", "2027-06-01", "2027-07-06"} {
		for _, lang := range tanu.Languages() {
			require.Contains(t, must(c.Day(day(s))).In(lang), "№ 7", s)
		}
	}
	act.Title.RU = "вымышленный приказ"
	c = must(calendar.FiveDay().With(transfers(transfer("2027-03-19", "2027-03-27", act))))
	require.Contains(t, must(c.Day(day("2027-03-19"))).In(tanu.Kazakh), "вымышленный приказ",
		"a title in another language is better than none")
}

// A holiday on the first day of Kurban Ait stays the holiday, and is substituted
// only where the week has the day off: 22 March 2032 is a Monday, 21 March a Sunday.
// Kurban Ait on what would be a substitute moves the substitute on, in both
// weeks, and is not substituted itself.
//
// Law: lc/84; Law on holidays, article 5(3).
func TestClause84_KurbanAitOnAnotherDayOff(t *testing.T) {
	for _, row := range []struct {
		ait   string
		kinds map[string]calendar.Kind
	}{
		{"2032-03-22", map[string]calendar.Kind{
			"2032-03-22": calendar.Holiday, "2032-03-24": calendar.Substitute, "2032-03-25": calendar.Working,
		}},
		{"2032-03-21", map[string]calendar.Kind{
			"2032-03-21": calendar.Holiday, "2032-03-24": calendar.Substitute, "2032-03-25": calendar.Working,
		}},
		{"2032-03-24", map[string]calendar.Kind{
			"2032-03-24": calendar.RestDay, "2032-03-25": calendar.Substitute, "2032-03-26": calendar.Working,
		}},
		{"2027-05-16", map[string]calendar.Kind{"2027-05-16": calendar.RestDay, "2027-05-17": calendar.Working}},
	} {
		for _, week := range []calendar.Calendar{calendar.FiveDay(), calendar.SixDay()} {
			c := must(week.With(announced(ait(row.ait, "2027-05-05")))) // invented
			for s, kind := range row.kinds {
				require.Equal(t, kind, must(c.Day(day(s))).Kind, "%s, Kurban Ait on %s: %s", c, row.ait, s)
			}
		}
	}
}

// The day that was expected and not announced says so, in its own words.
//
// Law: lc/84.
func TestClause84_ExpectedIsNotAnnounced(t *testing.T) {
	c := must(calendar.FiveDay().With(announced(ait("2027-05-17", "2027-05-05"))))
	require.Contains(t, must(c.Day(day("2027-05-16"))).Note.EN,
		"expected as the first day of Kurban Ait until 5 May 2027")
	require.NotContains(t, must(c.Day(day("2027-05-17"))).Note.EN, "expected")
	require.Contains(t, must(c.Day(day("2024-06-17"))).Note.RU,
		"до 7 июня 2024 года был объявлен первым днем Курбан-айта")
}

// A holiday may be added for years in which another on its day is not in force
// yet; where both would be, it is refused.
//
// Law: lc/84.
func TestClause84_AddedBeforeAnother(t *testing.T) {
	march := feast("2017-01-01", invented("2016-12-01"))
	march.Month, march.Day, march.Until = 3, 15, day("2018-12-31")
	c := must(calendar.FiveDay().With(added(march)))
	require.Equal(t, calendar.Holiday, must(c.Day(day("2017-03-15"))).Kind)
	require.Equal(t, calendar.Working, must(c.Day(day("2019-03-15"))).Kind)
	for _, until := range []tanu.Date{{}, day("2026-07-01")} {
		march.Until = until
		_, err := calendar.FiveDay().With(added(march))
		requireRefused(t, err, "added[0].day", tanu.RuleOffAlready, until.String())
	}
}

// What changes a host writes it reads again.
//
// Law: lc/85.
func TestClause85_ChangesFromJSON(t *testing.T) {
	changes, err := calendar.ParseChanges([]byte(changesJSON))
	require.NoError(t, err)
	c := must(calendar.FiveDay().With(changes))
	require.Equal(t, calendar.MovedOff, must(c.Day(day("2027-03-19"))).Kind)
	require.Equal(t, "вымышленный приказ", must(c.Day(day("2027-03-27"))).Act.Title.RU)
	require.Equal(t, calendar.RestDay, must(c.Day(day("2027-05-17"))).Kind)
	require.False(t, must(c.IsWorkday(day("2028-06-01"))))
	require.True(t, must(c.IsWorkday(day("2028-07-06"))))
	require.Equal(t, day("2027-12-31"), c.Confirmed())

	again, err := calendar.ParseChanges(must(json.Marshal(changes)))
	require.NoError(t, err)
	require.Equal(t, changes, again)
}

// Every row of it is invented.
const changesJSON = `{
	"transfers": [{
		"off": "2027-03-19", "work": "2027-03-27",
		"act": {"title": {"kk": "ойдан шығарылған бұйрық", "ru": "вымышленный приказ", "en": "an invented order"},
			"number": "0", "date": "2026-12-10"}
	}],
	"kurbanAit": [{"day": "2027-05-17", "known": "2027-05-07"}],
	"added": [{
		"month": 6, "day": 1, "kind": "holiday", "name": {"kk": "мереке", "ru": "праздник", "en": "feast"},
		"from": "2028-01-01", "act": {"number": "0", "date": "2027-06-01"}
	}],
	"dropped": [{"month": 7, "day": 6, "from": "2028-01-01", "act": {"number": "0", "date": "2027-06-01"}}],
	"confirmed": "2027-12-31"
}`

// A file that is not what it should be is refused, and the row named.
//
// Law: lc/85.
func TestClause85_MalformedJSONIsRefused(t *testing.T) {
	for _, row := range []struct{ text, path, rule string }{
		{``, "", tanu.RuleNotJSON},
		{`null`, "", tanu.RuleNotObject},
		{`[]`, "", tanu.RuleNotObject},
		{`{`, "", tanu.RuleNotJSON},
		{`{} {}`, "", tanu.RuleNotJSON},
		{`{} x`, "", tanu.RuleNotJSON},
		{`{"transfer": []}`, "transfer", tanu.RuleUnknownField},
		{`{"transfers": [], "tranſfers": []}`, "tranſfers", tanu.RuleUnknownField},
		{`{"transfers": [], "Transfers": []}`, "Transfers", tanu.RuleUnknownField},
		{`{"transfers": [], "transfers": []}`, "transfers", tanu.RuleRepeatedField},
		{`{"transfers": [{}, {"of": "2027-03-19"}]}`, "transfers[1].of", tanu.RuleUnknownField},
		{`{"transfers": [{"off": "2027-03-19", "off": "2027-03-20"}]}`, "transfers[0].off", tanu.RuleRepeatedField},
		{`{"transfers": [{"act": {"number": "1", "number": "2"}}]}`, "transfers[0].act.number", tanu.RuleRepeatedField},
		{`{"transfers": [{"off": "19.03.2027"}]}`, "transfers[0].off", tanu.RuleDateForm},
		{`{"transfers": {}}`, "transfers", tanu.RuleNotList},
		{`{"kurbanAit": [{"expected": true}]}`, "kurbanAit[0].expected", tanu.RuleUnknownField},
		{`{"added": [{"month": "June"}]}`, "added[0].month", tanu.RuleNotWholeNumber},
		{`{"added": [{"kind": "feast"}]}`, "added[0].kind", tanu.RuleUnknownWord},
		{`{"confirmed": 2027}`, "confirmed", tanu.RuleNotText},
		{`{"confirmed": "soon"}`, "confirmed", tanu.RuleDateForm},
		{`{"transfers": [{"900101300126": 1}]}`, "transfers[0].?", tanu.RuleUnknownField},
		{`{"KZ86 125K ZT50 0410 0100": 1}`, "?", tanu.RuleUnknownField},
		{`{"9001\u200b0130\u200b0126": 1}`, "?", tanu.RuleUnknownField},
		{`{"confirmed": "` + strings.Repeat("9", 1<<20) + `"}`, "", tanu.RuleTooLong},
	} {
		got, err := calendar.ParseChanges([]byte(row.text))
		requireRefused(t, err, row.path, row.rule, row.text)
		require.NotContains(t, err.Error(), "900101300126")
		require.Equal(t, calendar.Changes{}, got)
	}
	_, err := calendar.FiveDay().With(must(calendar.ParseChanges([]byte(`{"transfers": [null]}`))))
	requireRefused(t, err, "transfers[0].off", tanu.RuleRequired, "a row that is null is empty")
}

// The schema has the fields and the kinds of holiday that the reader takes, no
// more and no less.
//
// Law: lc/85.
func TestClause85_TheSchemaIsTheReaders(t *testing.T) {
	type node struct {
		Ref        string          `json:"$ref"`
		Items      *node           `json:"items"`
		Properties map[string]node `json:"properties"`
		Enum       []calendar.Kind `json:"enum"`
	}
	var schema struct {
		node
		Defs map[string]node `json:"$defs"`
	}
	require.NoError(t, json.Unmarshal(calendar.ChangesSchema(), &schema))
	var compare func(path string, n node, of reflect.Type)
	compare = func(path string, n node, of reflect.Type) {
		if of.Kind() == reflect.Slice {
			n, of = *n.Items, of.Elem()
		}
		if n.Ref != "" {
			n = schema.Defs[strings.TrimPrefix(n.Ref, "#/$defs/")]
		}
		if of.Kind() != reflect.Struct || of == reflect.TypeFor[tanu.Date]() {
			require.Empty(t, n.Properties, path)
			return
		}
		hidden := func(f reflect.StructField) bool { return !f.IsExported() }
		fields := slices.DeleteFunc(reflect.VisibleFields(of), hidden)
		require.Len(t, n.Properties, len(fields), path)
		for _, field := range fields {
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			require.Contains(t, n.Properties, name, path)
			compare(path+"."+name, n.Properties[name], field.Type)
		}
	}
	compare("changes", schema.node, reflect.TypeFor[calendar.Changes]())
	require.Equal(t, []calendar.Kind{calendar.Holiday, calendar.RestDay}, schema.Defs["added"].Properties["kind"].Enum)
}

// Whatever is read either is refused, or can be added or refused, and what was
// added keeps count and select inverse.
func FuzzParseChanges(f *testing.F) {
	f.Add(changesJSON)
	f.Add(`{"transfers":[{"off":"2027-03-19","work":"2027-03-28","act":{"number":"1","date":"2027-01-01"}}]}`)
	f.Add(`{"added":[{"month":2,"day":29,"kind":"rest-day","name":{"kk":"a","ru":"b","en":"c"},"from":"2027-01-01","until":"2040-01-01","known":"2027-01-01","act":{"number":"1"}}]}`)
	f.Add(`{"dropped":[{"month":12,"day":16,"from":"2030-12-16","known":"2027-01-01","act":{"number":"1"}}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		changes, err := calendar.ParseChanges([]byte(text))
		if err != nil {
			if !errors.Is(err, calendar.ErrChange) {
				t.Fatal(err)
			}
			return
		}
		c, err := calendar.FiveDay().With(changes)
		if err != nil {
			if !errors.Is(err, calendar.ErrChange) {
				t.Fatal(err)
			}
			return
		}
		from := day("2027-01-01")
		to, err := c.AddWorkdays(from, 500)
		if err != nil {
			t.Fatal(err)
		}
		if n := must(c.WorkdaysBetween(from, to)); n != 500 {
			t.Fatal(n)
		}
	})
}
