package eligibility_test

import (
	"math/rand"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/eligibility"
)

// TestDecisions_KnowingMore takes requests of all kinds and answers, in turn,
// what was unknown. A verdict that was reached stays: no fact that was not asked
// for can overturn it. Each finding has its sentences, and nothing panics.
func TestDecisions_KnowingMore(t *testing.T) {
	random := rand.New(rand.NewSource(20260320))
	for range 3000 {
		more := anyRequest(random)
		less := more
		less.Facts = fewer(random, more.Facts)
		for _, by := range []decide{eligibility.Screen, eligibility.Review} {
			before, after := mustDecide(t, by, less), mustDecide(t, by, more)
			if v := before.Verdict(); v != tanu.Undetermined {
				require.Equal(t, v, after.Verdict(), "%+v\n%+v", before.Findings(), after.Findings())
			}
			for i, f := range before.Findings() {
				if f.Verdict == tanu.Refused {
					require.Equal(t, tanu.Refused, after.Findings()[i].Verdict, f.Code)
				}
				if f.Verdict == tanu.Satisfied {
					favourable := []tanu.Verdict{tanu.Satisfied, tanu.NotApplicable}
					require.Contains(t, favourable, after.Findings()[i].Verdict, f.Code)
				}
				require.NotEmpty(t, f.In(tanu.Kazakh), f.Code)
			}
			require.Equal(t, together(before.Findings()), before.Verdict())
			require.Equal(t, openOf(before.Findings()), codes(before.Unresolved()))
			onlyMissing := len(before.Missing()) > 0 && len(before.Refusals()) == 0
			require.Equal(t, before.Verdict() == tanu.Undetermined, onlyMissing)
		}
	}
}

// TestDecisions_CiteTheirEdition: whatever is decided, every clause but those of the
// procedure code is one of the governing edition, and stands in the register.
func TestDecisions_CiteTheirEdition(t *testing.T) {
	random := rand.New(rand.NewSource(2027))
	seen := map[tanu.Edition]bool{}
	for range 1000 {
		req := anyRequest(random)
		for _, by := range []decide{eligibility.Screen, eligibility.Review} {
			d := mustDecide(t, by, req)
			seen[d.Edition] = true
			clauses := []tanu.Clause{d.Clause()}
			for _, f := range d.Findings() {
				clauses = append(clauses, f.Clause)
			}
			if r, ok := d.Refusal(); ok {
				require.NotEmpty(t, r.By, "a refusal has an office that decides")
				require.NotEmpty(t, r.Sender, "and one that sends it")
				clauses = append(clauses, r.Clause, r.Sending)
			}
			for _, clause := range clauses {
				if clause != "" {
					require.Equal(t, string(d.Edition), string(clause.Source()), clause)
					_, registered := tanu.ProvisionOf(clause)
					require.True(t, registered, clause)
				}
			}
		}
	}
	require.Len(t, seen, len(tanu.Editions()))
}

// together is what findings come to, but for those of the payment.
func together(findings []eligibility.Finding) tanu.Verdict {
	v := tanu.Satisfied
	for _, f := range findings {
		if !f.ForPayment() {
			v = v.And(f.Verdict)
		}
	}
	return v
}

// openOf picks the codes of what is not settled in favour.
func openOf(findings []eligibility.Finding) []string {
	return codes(slices.DeleteFunc(findings, func(f eligibility.Finding) bool {
		return f.Verdict == tanu.Satisfied || f.Verdict == tanu.NotApplicable
	}))
}

func codes(findings []eligibility.Finding) []string {
	list := make([]string, len(findings))
	for i, f := range findings {
		list[i] = f.Code
	}
	return list
}

func pick[T any](random *rand.Rand, from ...T) T { return from[random.Intn(len(from))] }

// anyDay is a day under one of the editions: its first, one about the limit of
// filing, or any other.
func anyDay(random *rand.Rand) tanu.Date {
	edition := pick(random, tanu.Editions()...)
	figures := edition.Figures()
	for {
		day := pick(random, figures.From, edition.FilingLimit(figures.From.Year()).AddDays(random.Intn(3)-1),
			edition.FilingLimit(2026).AddDays(random.Intn(3)-1), figures.From.AddDays(random.Intn(700)))
		if in, err := tanu.EditionOn(day); err == nil && in == edition {
			return day
		}
	}
}

// anyRequest varies the complete application in every direction.
func anyRequest(random *rand.Rand) eligibility.Request {
	req := complete()
	answer := func() tanu.Answer { return pick(random, tanu.Yes, tanu.Yes, tanu.Yes, tanu.No, tanu.Unknown) }
	req.Filed = anyDay(random)
	req.Decided = req.Filed.AddDays(random.Intn(100))
	req.Calendar = calendar.FiveDay()
	req.Policy.Filing = pick(random, tanu.FilingStrict, tanu.FilingInclusive, tanu.FilingShifted)
	req.Policy.Documents = pick(random, tanu.DocumentsEach, tanu.DocumentsBoth)
	req.Policy.LapsedVoucher = pick(random, tanu.LapsedCounts, tanu.LapsedReturns)

	a, f := &req.Application, &req.Facts
	a.Region = pick(random, tanu.Pavlodar, tanu.Pavlodar, "")
	a.Consent, a.Warned = pick(random, tanu.Yes, tanu.Yes, tanu.No), tanu.Yes
	a.Documents = pick(random, a.Documents, nil, a.Documents[:1], a.Documents[1:])
	if random.Intn(4) == 0 {
		a.Education = eligibility.Education{}
	}
	for _, fact := range answersOf(f) {
		*fact = answer()
	}
	f.VoucherThisYear = f.VoucherThisYear.Not()
	f.VoucherYear = pick(random, 0, 0, req.Filed.Year(), 2026)
	s := &f.Signature
	s.Outcome = pick(random, eligibility.Valid, eligibility.Valid, eligibility.Invalid, eligibility.Indeterminate, "")
	s.Signers = pick(random, s.Signers, s.Signers, nil, []eligibility.Signer{{BIN: tanu.MustBIN("230240001230")}})
	s.Judged = pick(random, s.Judged, s.Judged, s.Judged.Add(time.Hour))
	s.Content = pick(random, s.Content, s.Content, eligibility.DigestOf(nil))
	return req
}

// answersOf points to every answer among the facts.
func answersOf(f *eligibility.Facts) (list []*tanu.Answer) {
	v := reflect.ValueOf(f).Elem()
	for i := range v.NumField() {
		if answer, ok := v.Field(i).Addr().Interface().(*tanu.Answer); ok {
			list = append(list, answer)
		}
	}
	return list
}

// fewer forgets some of the facts.
func fewer(random *rand.Rand, f eligibility.Facts) eligibility.Facts {
	for _, fact := range answersOf(&f) {
		if random.Intn(4) == 0 {
			*fact = tanu.Unknown
		}
	}
	s := &f.Signature
	s.Outcome = pick(random, s.Outcome, s.Outcome, "")
	s.Signers = pick(random, s.Signers, s.Signers, nil)
	s.Signed = pick(random, s.Signed, s.Signed, time.Time{})
	s.Judged = pick(random, s.Judged, s.Judged, time.Time{})
	s.Content = pick(random, s.Content, s.Content, eligibility.Digest{})
	f.Content = pick(random, f.Content, f.Content, eligibility.Digest{})
	f.Profile = pick(random, f.Profile, "")
	return f
}
