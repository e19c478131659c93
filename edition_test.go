package tanu_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/lawtest"
)

// Order 230 enters into force when ten calendar days have passed after the day
// of publication. Registered on 4 August 2025 and taken as published that day:
// the ten days are 5 to 14 August, the first day in force 15 August 2025. The
// wording before it is not available.
//
// Law: 230/4.
func TestOrder230_EntryIntoForce(t *testing.T) {
	published := tanu.MustDate("2025-08-04")
	first := published.AddDays(10 + 1)
	if first != tanu.MustDate("2025-08-15") {
		t.Fatalf("ten days after 4 August and one more: %s", first)
	}
	if from := tanu.Edition2025.Figures().From; from != first {
		t.Errorf("edition 2025 from %s, want %s", from, first)
	}
	wantEdition(t, "2025-08-14", "")
	wantEdition(t, "2025-08-15", tanu.Edition2025)
	wantEdition(t, "2026-11-22", tanu.Edition2025)
}

// Order 380 was registered on 12 September 2023: taken as published that day,
// its ten days are 13 to 22 September and the first day in force 23 September.
// Its wording is known through 22 August 2024, the day before Order 325.
//
// Law: 380/in-force.
func TestOrder380_EntryIntoForce(t *testing.T) {
	first := tanu.MustDate("2023-09-12").AddDays(10 + 1)
	if from := tanu.Edition2023.Figures().From; from != first || first != tanu.MustDate("2023-09-23") {
		t.Errorf("edition 2023 from %s, want %s", from, first)
	}
	wantEdition(t, "2023-09-22", "")
	wantEdition(t, "2023-09-23", tanu.Edition2023)
	wantEdition(t, "2024-08-22", tanu.Edition2023)
	wantEdition(t, "2024-08-23", "")
}

func wantEdition(t *testing.T, day string, want tanu.Edition) {
	t.Helper()
	got, err := tanu.EditionOn(tanu.MustDate(day))
	if got != want {
		t.Errorf("on %s: edition %q, want %q", day, got, want)
	}
	var gap *tanu.EditionError
	if none := want == ""; none != errors.Is(err, tanu.ErrNotEncoded) || none != errors.As(err, &gap) {
		t.Errorf("on %s: error %v", day, err)
	}
	if gap != nil && gap.Day != tanu.MustDate(day) {
		t.Errorf("on %s: the error names %s", day, gap.Day)
	}
}

// No retroactive effect: a day is governed by the one edition in force on it,
// and no later edition reaches back before its first day.
//
// Law: lla/43.
func TestClause43_NoRetroactiveEffect(t *testing.T) {
	for day := tanu.MustDate("2023-01-01"); day.Year() < 2031; day = day.AddDays(1) {
		edition, err := tanu.EditionOn(day)
		if err != nil {
			continue
		}
		f := edition.Figures()
		if day.Before(f.From) || !f.To.IsZero() && day.After(f.To) {
			t.Fatalf("%s is governed by edition %s, in force from %s to %s", day, edition, f.From, f.To)
		}
	}
	editions := tanu.Editions()
	for i := 1; i < len(editions); i++ {
		before, after := editions[i-1].Figures(), editions[i].Figures()
		if before.To.IsZero() || !before.To.Before(after.From) {
			t.Errorf("edition %s reaches into edition %s", editions[i-1], editions[i])
		}
	}
}

// The days without an edition: before 23 September 2023, and the 357 days from
// 23 August 2024 to 14 August 2025 (365 from 23 August to 22 August, less 8).
// Every other edition begins on the day after the one before it ended.
func TestEditionOn_gap(t *testing.T) {
	known := map[tanu.Edition]int{tanu.Edition2025: 357}
	editions := tanu.Editions()
	for i := 1; i < len(editions); i++ {
		gap, day := 0, editions[i-1].Figures().To.AddDays(1)
		for ; day.Before(editions[i].Figures().From); day = day.AddDays(1) {
			if _, err := tanu.EditionOn(day); err != nil {
				gap++
			}
		}
		if gap != known[editions[i]] {
			t.Errorf("%d days without an edition before edition %s, want %d", gap, editions[i], known[editions[i]])
		}
	}
	if last := editions[len(editions)-1].Figures(); !last.To.IsZero() {
		t.Errorf("the last edition ends on %s", last.To)
	}
	for _, day := range []tanu.Date{{}, tanu.MustDate("0001-01-01"), tanu.MustDate("2023-01-01")} {
		if edition, err := tanu.EditionOn(day); !errors.Is(err, tanu.ErrNotEncoded) || edition != "" {
			t.Errorf("on %s: %q, %v", day, edition, err)
		}
	}
}

// Clause 3 part 2: before 1 November, so 31 October is the last day and
// 1 November the first too late; before Order 230: before 15 October.
//
// Law: 3.2, 2023/3.
func TestClause3_FilingLimit(t *testing.T) {
	for _, c := range []struct {
		edition tanu.Edition
		year    int
		tooLate string
	}{
		{tanu.Edition2025, 2025, "2025-11-01"},
		{tanu.Edition2025, 2026, "2026-11-01"},
		{tanu.Edition2023, 2023, "2023-10-15"},
		{tanu.Edition2023, 2024, "2024-10-15"},
	} {
		if limit := c.edition.FilingLimit(c.year); limit != tanu.MustDate(c.tooLate) {
			t.Errorf("edition %s, %d: first day too late %s, want %s", c.edition, c.year, limit, c.tooLate)
		}
	}
	for _, year := range []int{0, -1, 10000} {
		if limit := tanu.Edition2025.FilingLimit(year); !limit.IsZero() {
			t.Errorf("year %d: %s, want none", year, limit)
		}
	}
	if limit := tanu.Edition("").FilingLimit(2026); !limit.IsZero() {
		t.Errorf("no edition: %s, want none", limit)
	}
}

// Clause 10 part 3: forty-five calendar days after the day of issue. Issued on
// 31 March 2026: 30 days of April and 15 of May, so 15 May 2026. Before Order
// 230 sixty: issued on 31 March 2024, 30 days of April and 30 of May, 30 May.
//
// Law: 10.3, 2023/10.
func TestClause10_Validity(t *testing.T) {
	lastValid := func(issued string) (tanu.Edition, tanu.Date) {
		edition, err := tanu.EditionOn(tanu.MustDate(issued))
		if err != nil {
			t.Fatal(err)
		}
		return edition, tanu.MustDate(issued).AddDays(edition.Figures().Validity.Value)
	}
	edition, last := lastValid("2026-03-31")
	lawtest.Under(t, tanu.Edition2025, edition)
	if last != tanu.MustDate("2026-05-15") {
		t.Errorf("valid through %s", last)
	}
	edition, last = lastValid("2024-03-31")
	lawtest.Under(t, tanu.Edition2023, edition)
	if last != tanu.MustDate("2024-05-30") {
		t.Errorf("valid through %s", last)
	}
}

// The figures of clauses 9-1, 14, 16 and 17; the switches by which the editions
// differ.
func TestEdition_Figures(t *testing.T) {
	for edition, want := range map[tanu.Edition]struct {
		answer, act, pay         tanu.Figure
		social, technical, extra tanu.Figure
		place, protocol          bool
	}{
		tanu.Edition2023: {
			tanu.Figure{3, "2023/9"}, tanu.Figure{3, "2023/16"}, tanu.Figure{5, "2023/17"},
			tanu.Figure{3, "2023/14(1)"}, tanu.Figure{7, "2023/14(1)"}, tanu.Figure{6, "2023/14(2)"}, false, false,
		},
		tanu.Edition2025: {
			tanu.Figure{1, "2025/9-1"}, tanu.Figure{3, "2025/16"}, tanu.Figure{5, "2025/17"},
			tanu.Figure{3, "2025/14(1)"}, tanu.Figure{7, "2025/14(1)"}, tanu.Figure{6, "2025/14(2)"}, true, true,
		},
	} {
		f := edition.Figures()
		if f.AnswerTerm != want.answer || f.ActTerm != want.act || f.PaymentTerm != want.pay {
			t.Errorf("edition %s, terms: %+v", edition, f)
		}
		if f.SocialCap != want.social || f.TechnicalCap != want.technical || f.Assistance != want.extra {
			t.Errorf("edition %s, MCI: %+v", edition, f)
		}
		if f.PlaceCheckedAtFiling != want.place || f.ProtocolAttached != want.protocol {
			t.Errorf("edition %s, switches: %+v", edition, f)
		}
		if f.Note == "" {
			t.Errorf("edition %s does not say that its first day is uncertain", edition)
		}
	}
	if f := tanu.Edition("2024").Figures(); f != (tanu.Figures{}) {
		t.Errorf("edition 2024 has figures: %+v", f)
	}
}

// Every edition has every figure, by a provision of its own text.
func TestEdition_everyFigure(t *testing.T) {
	for _, edition := range tanu.Editions() {
		f := reflect.ValueOf(edition.Figures())
		for i := range f.NumField() {
			name := f.Type().Field(i).Name
			clause, isClause := f.Field(i).Interface().(tanu.Clause)
			figure, isFigure := f.Field(i).Interface().(tanu.Figure)
			if isFigure {
				clause = figure.Clause
			}
			if isFigure && figure.Value <= 0 {
				t.Errorf("edition %s: %s is %d", edition, name, figure.Value)
			}
			if (isFigure || isClause) && (!registered(clause) || clause.Source() != tanu.Source(edition)) {
				t.Errorf("edition %s: %s by %q, which it does not have", edition, name, clause)
			}
		}
	}
}

// An amendment that changes a figure words the place anew that sets it.
func TestEdition_changedFigures(t *testing.T) {
	worded := func(id tanu.Clause) bool {
		return slices.ContainsFunc(tanu.Wordings(), func(p tanu.Provision) bool { return p.ID == id })
	}
	for _, edition := range tanu.Editions() {
		if tanu.BaseOf(edition) == "" {
			continue
		}
		before, after := tanu.BaseOf(edition).Figures(), edition.Figures()
		moved := before.FilingMonth != after.FilingMonth || before.FilingDay != after.FilingDay
		if moved && !worded(after.Filing) {
			t.Errorf("%s: the limit for filing was moved, and the register has no new wording", after.Filing)
		}
		figures, base := reflect.ValueOf(after), reflect.ValueOf(before)
		for i := range figures.NumField() {
			figure, ok := figures.Field(i).Interface().(tanu.Figure)
			if ok && figure.Value != base.Field(i).Interface().(tanu.Figure).Value && !worded(figure.Clause) {
				name := figures.Type().Field(i).Name
				t.Errorf("%s was changed, and the register has no new wording of %s", name, figure.Clause)
			}
		}
	}
}

// Editions compare as their names do: the packages ask for "since 2025" so.
func TestEditions_order(t *testing.T) {
	if list := tanu.Editions(); !slices.IsSorted(list) {
		t.Errorf("%v", list)
	}
}

func TestEdition_text(t *testing.T) { wordsRoundTrip(t, tanu.ParseEdition, tanu.Editions()...) }

func FuzzParseEdition(f *testing.F) { fuzzWord(f, tanu.ParseEdition, tanu.Editions()...) }

func TestEditions_copy(t *testing.T) {
	tanu.Editions()[0] = "changed"
	if tanu.Editions()[0] != tanu.Edition2023 {
		t.Error("a caller changed the editions")
	}
}

func TestEditionError_json(t *testing.T) {
	_, err := tanu.EditionOn(tanu.MustDate("2024-09-01"))
	text, marshalErr := json.Marshal(err)
	if marshalErr != nil || string(text) != `{"Day":"2024-09-01"}` {
		t.Errorf("%s, %v", text, marshalErr)
	}
}

func ExampleEditionOn() {
	for _, day := range []string{"2025-08-14", "2025-08-15"} {
		edition, err := tanu.EditionOn(tanu.MustDate(day))
		fmt.Printf("%q %v\n", edition, err)
	}
	// Output:
	// "" tanu: no edition of the Rules is encoded for the day 2025-08-14
	// "2025" <nil>
}

func ExampleEdition_FilingLimit() {
	limit := tanu.Edition2025.FilingLimit(2026)
	fmt.Println(limit, limit.AddDays(-1))
	// Output: 2026-11-01 2026-10-31
}

func ExampleEdition_Figures() {
	f := tanu.Edition2025.Figures()
	fmt.Println(f.Validity.Value, f.Validity.Clause.In(tanu.English))
	fmt.Println(f.FilingDay, f.FilingMonth, f.From)
	// Output:
	// 45 clause 10 part 3 of the Rules
	// 1 November 2025-08-15
}

func ExampleParseEdition() {
	_, err := tanu.ParseEdition("2024")
	fmt.Println(err)
	// Output: tanu: parse Edition: no such edition of the Rules
}

func ExampleEditions() {
	fmt.Println(tanu.Editions()[:2])
	// Output: [2023 2025]
}

func ExampleEdition_Clause() {
	fmt.Println(tanu.Edition2023.Clause("14(1)"))
	// Output: 2023/14(1)
}

// An edition cites a place by its own id, whether the register has it or not.
func TestEdition_Clause(t *testing.T) {
	for edition, want := range map[tanu.Edition]string{tanu.Edition2025: "2025/of no clause", "": "/of no clause"} {
		place := "of no clause"
		if got := edition.Clause(place); string(got) != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
