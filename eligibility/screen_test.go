package eligibility_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/eligibility"
)

type decide func(eligibility.Request) (eligibility.Decision, error)

// found decides the request and returns the finding of the code.
func found(t *testing.T, by decide, req eligibility.Request, code string) eligibility.Finding {
	t.Helper()
	d, err := by(req)
	require.NoError(t, err)
	f, ok := d.Finding(code)
	require.True(t, ok, code)
	return f
}

// TestClause3_LastDayToFile: "before 1 November of the current year", so 31
// October is the last day; in the first wording "before 15 October", so 14
// October.
//
// Law: 3.2, 2023/3.
func TestClause3_LastDayToFile(t *testing.T) {
	for _, c := range []struct {
		filed  string
		want   tanu.Verdict
		clause tanu.Clause
	}{
		{"2023-10-14", tanu.Satisfied, "2023/3"},
		{"2023-10-15", tanu.Refused, "2023/3"},
		{"2025-10-31", tanu.Satisfied, "2025/3.2"},
		{"2025-11-01", tanu.Refused, "2025/3.2"},
		{"2026-01-01", tanu.Satisfied, "2025/3.2"},
		{"2026-10-31", tanu.Satisfied, "2025/3.2"},
		{"2026-11-01", tanu.Refused, "2025/3.2"},
		{"2026-12-31", tanu.Refused, "2025/3.2"},
	} {
		req := complete()
		req.Filed = tanu.MustDate(c.filed)
		f := found(t, eligibility.Screen, req, "filed-in-time")
		require.Equal(t, c.want, f.Verdict, c.filed)
		require.Equal(t, c.clause, f.Clause, c.filed)
	}
}

// TestClause3_LimitMoves: 31 October 2026 is a Saturday; read as a term for an
// action (cc/175) the last day is Monday 2 November. 31 October 2025 is a Friday
// and stays. The other reading takes 1 November in. (Q1)
//
// Law: 3.2, cc/175.
func TestClause3_LimitMoves(t *testing.T) {
	for _, c := range []struct {
		policy tanu.FilingReading
		filed  string
		want   tanu.Verdict
	}{
		{tanu.FilingStrict, "2026-11-02", tanu.Refused},
		{tanu.FilingShifted, "2026-11-02", tanu.Satisfied},
		{tanu.FilingShifted, "2026-11-03", tanu.Refused},
		{tanu.FilingShifted, "2025-11-01", tanu.Refused},
		{tanu.FilingInclusive, "2026-11-01", tanu.Satisfied},
		{tanu.FilingInclusive, "2026-11-02", tanu.Refused},
	} {
		req := complete()
		req.Filed = tanu.MustDate(c.filed)
		req.Policy.Filing = c.policy
		req.Calendar = calendar.FiveDay()
		require.Equal(t, c.want, found(t, eligibility.Screen, req, "filed-in-time").Verdict, "%s %s", c.policy, c.filed)
	}
}

// TestClause3_LimitMovesProvisionally: 31 October 2027 is a Sunday. The calendar
// of 2027 is not confirmed, and the sentence says so.
//
// Law: 3.2.
func TestClause3_LimitMovesProvisionally(t *testing.T) {
	req := complete()
	req.Filed = tanu.MustDate("2027-11-01")
	req.Policy.Filing = tanu.FilingShifted
	req.Calendar = calendar.FiveDay()
	f := found(t, eligibility.Screen, req, "filed-in-time")
	require.Equal(t, tanu.Satisfied, f.Verdict)
	require.Equal(t, "You applied on 1 November 2027; by the reading of the Rules adopted, the last day to apply "+
		"is 1 November 2027 "+
		"(provisional: the working calendar is not confirmed for that day yet) "+
		"(clause 3 part 2 of the Rules)", f.In(tanu.English))
}

// TestClause3_NamesTheDays is the sentence of a late application.
//
// Law: 3.2.
func TestClause3_NamesTheDays(t *testing.T) {
	req := complete()
	req.Filed = tanu.MustDate("2026-11-03")
	f := found(t, eligibility.Screen, req, "filed-in-time")
	require.Equal(t, "You applied on 3 November 2026; applications are accepted before 1 November 2026 (clause 3 "+
		"part 2 of the Rules)", f.In(tanu.English))
	require.Equal(t, "Вы подали заявление 3 ноября 2026 года; заявления принимаются до 1 ноября 2026 года (часть "+
		"вторая пункта 3 Правил)", f.In(tanu.Russian))
	require.Equal(t, "Сіз өтінішті 2026 жылғы 3 қарашада бердіңіз; өтініштер 2026 жылғы 1 қарашаға дейін "+
		"қабылданады (Қағидалардың 3-тармағының екінші бөлігі)", f.In(tanu.Kazakh))
}

// TestClause3_ThreeQuestions: the platform asks, each under its own paragraph,
// and a missing answer refuses nobody.
//
// Law: 3.4, 3.4.2, 3.4.3, 3.4.4, lpq/29.
func TestClause3_ThreeQuestions(t *testing.T) {
	for _, c := range []struct {
		code, missing string
		clause        tanu.Clause
		set           func(*eligibility.Facts, tanu.Answer)
		good          tanu.Answer
	}{
		{"registered-unemployed", "registeredUnemployed", "2025/3.4.2", func(f *eligibility.Facts, a tanu.Answer) { f.RegisteredUnemployed = a }, tanu.Yes},
		{"voucher-available", "voucherAvailable", "2025/3.4.3", func(f *eligibility.Facts, a tanu.Answer) { f.VoucherAvailable = a }, tanu.Yes},
		{"no-voucher-this-year", "voucherThisYear", "2025/3.4.4", func(f *eligibility.Facts, a tanu.Answer) { f.VoucherThisYear = a }, tanu.No},
	} {
		for given, want := range map[tanu.Answer]tanu.Verdict{
			c.good: tanu.Satisfied, c.good.Not(): tanu.Refused, tanu.Unknown: tanu.Undetermined,
		} {
			req := complete()
			c.set(&req.Facts, given)
			d, err := eligibility.Screen(req)
			require.NoError(t, err)
			f, _ := d.Finding(c.code)
			require.Equal(t, want, f.Verdict, "%s %s", c.code, given)
			require.Equal(t, want, d.Verdict())
			require.Equal(t, c.clause, f.Clause)
			require.Equal(t, tanu.Clause("2025/3.4"), d.Clause())
			if want == tanu.Undetermined {
				require.Equal(t, []string{c.missing}, d.Missing())
			}
		}
	}
}

// TestClause3_PlaceNotAskedIn2023: clause 3 of the first wording checks no
// vouchers of the region. The pair of days stands around the two wordings.
//
// Law: 2023/3, 3.4.3.
func TestClause3_PlaceNotAskedIn2023(t *testing.T) {
	req := complete()
	req.Facts.VoucherAvailable = tanu.No
	filedOn(&req, "2024-08-22")
	f := found(t, eligibility.Screen, req, "voucher-available")
	require.Equal(t, tanu.NotApplicable, f.Verdict)
	require.Equal(t, "The 2023 wording of the Rules provides for no such check: "+
		"availability of a voucher in the region of application (clause 3 of the Rules)", f.In(tanu.English))

	filedOn(&req, "2025-08-15")
	require.Equal(t, tanu.Refused, found(t, eligibility.Screen, req, "voucher-available").Verdict)
}

// TestClause3_LapsedVoucher: a voucher is given once a year, and one that lapsed
// was given; a host may read it otherwise. (Q4)
//
// Law: 3.4.4, lpq/29.
func TestClause3_LapsedVoucher(t *testing.T) {
	req := complete()
	req.Facts.VoucherThisYear, req.Facts.VoucherLapsed = tanu.Yes, tanu.Yes
	require.Equal(t, tanu.Refused, found(t, eligibility.Screen, req, "no-voucher-this-year").Verdict)
	req.Policy.LapsedVoucher = tanu.LapsedReturns
	require.Equal(t, tanu.Satisfied, found(t, eligibility.Screen, req, "no-voucher-this-year").Verdict)
	req.Facts.VoucherLapsed = tanu.Unknown
	require.Equal(t, []string{"voucherLapsed"}, found(t, eligibility.Screen, req, "no-voucher-this-year").Missing())
	req.Facts.VoucherThisYear = tanu.No // then it does not matter what lapsed
	require.Equal(t, tanu.Satisfied, found(t, eligibility.Screen, req, "no-voucher-this-year").Verdict)
}

// TestClause3_CurrentYearIsTheYearOfFiling: only filing is limited; an
// application filed on 30 October 2026 and decided on 11 January 2027 is judged
// by the vouchers of 2026. (Q12)
//
// Law: 3.2, 3.4.4.
func TestClause3_CurrentYearIsTheYearOfFiling(t *testing.T) {
	req := complete()
	req.Filed, req.Decided = tanu.MustDate("2026-10-30"), tanu.MustDate("2027-01-11")
	d, err := eligibility.Screen(req)
	require.NoError(t, err)
	require.Equal(t, tanu.Satisfied, d.Verdict())
	require.Equal(t, req.Decided, d.Day)

	req.Facts.VoucherThisYear, req.Facts.VoucherYear = tanu.Yes, 2026
	require.Equal(t, tanu.Refused, found(t, eligibility.Screen, req, "no-voucher-this-year").Verdict)
	req.Facts.VoucherYear = 2027 // an answer about another year answers nothing
	f := found(t, eligibility.Screen, req, "no-voucher-this-year")
	require.Equal(t, []string{"voucherThisYear"}, f.Missing())
	require.Contains(t, f.In(tanu.English), "speaks of 2027; needed is the year of filing, 2026")
}

// TestClause4_TwoQuestionsIn2023: the career centre's query of the first wording
// asks whether the person is registered and whether a voucher was received.
//
// Law: 2023/4.
func TestClause4_TwoQuestionsIn2023(t *testing.T) {
	req := complete()
	filedOn(&req, "2024-02-01")
	for _, code := range []string{"registered-unemployed", "no-voucher-this-year"} {
		f := found(t, eligibility.Screen, req, code)
		require.Equal(t, tanu.Satisfied, f.Verdict)
		require.Equal(t, tanu.Clause("2023/4"), f.Clause)
	}
}

// TestClause5_DecidedByTheSystemIn2023: the information system checks the query.
//
// Law: 2023/5.
func TestClause5_DecidedByTheSystemIn2023(t *testing.T) {
	req := complete()
	filedOn(&req, "2024-02-01")
	d, err := eligibility.Screen(req)
	require.NoError(t, err)
	require.Equal(t, tanu.Clause("2023/5"), d.Clause())
	require.Equal(t, tanu.Satisfied, d.Verdict())
}

// TestClause6_RefusalIn2023: not registered, or a voucher already received: the
// career centre's specialist sends the refusal.
//
// Law: 2023/6.
func TestClause6_RefusalIn2023(t *testing.T) {
	for _, change := range []func(*eligibility.Facts){
		func(f *eligibility.Facts) { f.RegisteredUnemployed = tanu.No },
		func(f *eligibility.Facts) { f.VoucherThisYear = tanu.Yes },
	} {
		req := complete()
		filedOn(&req, "2024-02-01")
		change(&req.Facts)
		d, err := eligibility.Screen(req)
		require.NoError(t, err)
		r, ok := d.Refusal()
		require.True(t, ok)
		require.Equal(t, tanu.CareerCentre, r.By)
		require.Equal(t, tanu.Clause("2023/6"), r.Clause)
		require.Len(t, r.Grounds, 1)
	}
}

// TestBrokenCalls are errors and no decisions.
func TestBrokenCalls(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*eligibility.Request)
		kind   error
	}{
		"no day of filing": {func(r *eligibility.Request) { r.Filed = tanu.Date{} }, eligibility.ErrRequest},
		"decided before":   {func(r *eligibility.Request) { r.Decided = r.Filed.AddDays(-1) }, eligibility.ErrRequest},
		"no such reading":  {func(r *eligibility.Request) { r.Policy.Documents = "some" }, tanu.ErrPolicy},
		"a day of the gap": {func(r *eligibility.Request) { r.Filed = tanu.MustDate("2025-01-10") }, tanu.ErrNotEncoded},
		"no such region":   {func(r *eligibility.Request) { r.Application.Region = "99" }, eligibility.ErrRequest},
		"no digits":        {func(r *eligibility.Request) { r.Application.Region = "\xff\xff" }, eligibility.ErrRequest},
		"residence":        {func(r *eligibility.Request) { r.Application.Residence.Region = "Almaty" }, eligibility.ErrRequest},
		"no such edition":  {func(r *eligibility.Request) { r.Edition = "2024" }, eligibility.ErrRequest},
		"no calendar":      {func(r *eligibility.Request) { r.Policy.Filing = tanu.FilingShifted }, eligibility.ErrRequest},
		"outside the calendar": {func(r *eligibility.Request) {
			r.Filed, r.Policy.Filing, r.Calendar = tanu.MustDate("2300-01-01"), tanu.FilingShifted, calendar.FiveDay()
		}, calendar.ErrOutOfRange},
	} {
		t.Run(name, func(t *testing.T) {
			req := complete()
			c.change(&req)
			for _, by := range []decide{eligibility.Screen, eligibility.Review} {
				d, err := by(req)
				require.ErrorIs(t, err, c.kind)
				require.Equal(t, tanu.Verdict(""), d.Verdict())
				require.Empty(t, d.Findings())
			}
		})
	}
}

// TestClause3_EditionOfTheDayOfFiling: an amendment has no retroactive effect
// (lla/43), so that a case keeps the wording of its day of filing and no request
// may name another. What the days between the wordings had is not known.
//
// Law: 3.4.3, 2023/3, lla/43.
func TestClause3_EditionOfTheDayOfFiling(t *testing.T) {
	for _, c := range []struct {
		filed   string
		edition tanu.Edition
		want    error
	}{
		{"2024-08-22", tanu.Edition2023, nil},
		{"2024-08-22", tanu.Edition2025, eligibility.ErrRequest},
		{"2024-08-23", tanu.Edition2023, tanu.ErrNotEncoded},
		{"2025-01-10", tanu.Edition2023, tanu.ErrNotEncoded},
		{"2025-08-14", tanu.Edition2025, tanu.ErrNotEncoded},
		{"2025-08-15", tanu.Edition2025, nil},
		{"2026-03-20", tanu.Edition2023, eligibility.ErrRequest},
	} {
		for _, by := range []decide{eligibility.Screen, eligibility.Review} {
			req := complete()
			req.Filed, req.Edition = tanu.MustDate(c.filed), c.edition
			d, err := by(req)
			require.ErrorIs(t, err, c.want, "%s %s", c.filed, c.edition)
			if c.want != nil {
				require.Equal(t, eligibility.Decision{}, d)
			}
		}
	}
}

// TestClause3_RemedyAfterTheLimit: whoever is refused after 31 October cannot file
// again that year, and is told so; a decision of the next year, before its limit,
// says nothing of it. The wording in force in October 2024 is not available, so
// that nothing is said of it either. The remedy is the same after JSON.
//
// Law: 3.2, 8.2, 2023/3.
func TestClause3_RemedyAfterTheLimit(t *testing.T) {
	const again = "Fill in the field and file the application again"
	for _, c := range []struct {
		filed, decided string
		policy         tanu.FilingReading
		closed         string
	}{
		{"2026-10-30", "2026-10-31", tanu.FilingStrict, ""},
		{"2026-10-30", "2026-11-01", tanu.FilingStrict, "2026"},
		{"2026-10-30", "2026-11-02", tanu.FilingStrict, "2026"},
		{"2026-10-30", "2026-11-01", tanu.FilingInclusive, ""},
		{"2026-10-30", "2026-11-02", tanu.FilingInclusive, "2026"},
		{"2026-10-30", "2026-11-02", tanu.FilingShifted, ""},
		{"2026-10-30", "2026-11-03", tanu.FilingShifted, "2026"},
		{"2026-10-30", "2027-01-11", tanu.FilingStrict, ""},
		{"2026-10-30", "2027-11-01", tanu.FilingStrict, "2027"},
	} {
		req := complete()
		filedOn(&req, c.filed)
		req.Decided, req.Policy.Filing, req.Calendar = tanu.MustDate(c.decided), c.policy, calendar.FiveDay()
		req.Application.Level = ""
		d := mustDecide(t, eligibility.Review, req)
		text, err := json.Marshal(d)
		require.NoError(t, err)
		var back eligibility.Decision
		require.NoError(t, json.Unmarshal(text, &back))
		for _, d := range []eligibility.Decision{d, back} {
			f, _ := d.Finding("form-level")
			want := again
			if c.closed != "" {
				want += "; in " + c.closed + " applications are no longer accepted, you may apply in the next " +
					"calendar year"
			}
			require.Equal(t, want, f.Remedy(tanu.English), "%s %s", c.decided, c.policy)
			f, _ = d.Finding("form-name")
			require.Empty(t, f.Remedy(tanu.English))
		}
	}

	for decided, closed := range map[string]bool{
		"2023-10-14": false, "2023-10-15": true, "2024-10-20": false, "2025-10-20": false, "2025-11-01": true,
	} {
		req := complete()
		filedOn(&req, "2023-10-12")
		req.Decided, req.Facts.RegisteredUnemployed = tanu.MustDate(decided), tanu.No
		remedy := found(t, eligibility.Screen, req, "registered-unemployed").Remedy(tanu.Russian)
		require.Equal(t, closed, strings.HasSuffix(remedy, "году заявления больше не принимаются, подать "+
			"заявление можно в следующем календарном году"), decided)
	}

	late := complete()
	filedOn(&late, "2026-11-03")
	require.Equal(t, "You may apply in the next calendar year, before the day that the Rules set",
		found(t, eligibility.Screen, late, "filed-in-time").Remedy(tanu.English), "it is not said twice")
}
