package eligibility_test

import (
	"encoding/json"
	"math"
	"math/rand"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
)

// TestFacts_MomentsThatCannotBeKept: JSON has four digits for a year and less
// than a day for a zone. A decision that rests on another moment could be written
// and not read again, and so it is a broken call.
func TestFacts_MomentsThatCannotBeKept(t *testing.T) {
	zone := func(hours int) *time.Location { return time.FixedZone("", hours*3600) }
	for name, c := range map[string]struct {
		at   time.Time
		kept bool
	}{
		"none":                        {time.Time{}, true},
		"the legal time":              {time.Date(2026, 3, 20, 10, 0, 0, 0, zone(5)), true},
		"an old zone":                 {time.Date(2026, 3, 20, 10, 0, 0, 0, time.FixedZone("", 18467)), true},
		"the year 10000":              {time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), false},
		"the year 10000 in the zone":  {time.Date(9999, 12, 31, 23, 0, 0, 0, time.UTC).In(zone(5)), false},
		"the year 10000 by UTC":       {time.Date(9999, 12, 31, 23, 0, 0, 0, zone(-5)), false},
		"the year 0":                  {time.Date(0, 12, 31, 23, 59, 59, 0, time.UTC), false},
		"the year 0 in the zone":      {time.Date(1, 1, 1, 1, 0, 0, 0, time.UTC).In(zone(-5)), false},
		"before the common era":       {time.Date(-4712, 1, 1, 0, 0, 0, 0, time.UTC), false},
		"milliseconds for seconds":    {time.Unix(1_774_000_000_000, 0), false},
		"the last that Go has":        {time.Unix(math.MaxInt64, 0), false},
		"the first that Go has":       {time.Unix(math.MinInt64, 0), false},
		"a zone of a day":             {time.Date(2026, 3, 20, 10, 0, 0, 0, zone(24)), false},
		"a zone of a day to the west": {time.Date(2026, 3, 20, 10, 0, 0, 0, zone(-24)), false},
	} {
		t.Run(name, func(t *testing.T) {
			signed, judged := complete(), complete()
			signed.Facts.Signature.Signed, judged.Facts.Signature.Judged = c.at, c.at
			for _, by := range []decide{eligibility.Screen, eligibility.Review} {
				_, err := by(signed)
				refusedField(t, err, c.kept, "facts.signature.signedAt")
				_, err = by(judged)
				refusedField(t, err, c.kept, "facts.signature.judgedAt")
			}
			refusedField(t, signed.Facts.Validate(), c.kept, "signature.signedAt")
			refusedField(t, judged.Facts.Validate(), c.kept, "signature.judgedAt")
		})
	}
}

// refusedField holds an error to be none, or that of the field.
func refusedField(t *testing.T, err error, none bool, field string) {
	t.Helper()
	if none {
		require.NoError(t, err)
		return
	}
	var wrong *tanu.FieldError
	require.ErrorAs(t, err, &wrong)
	require.ErrorIs(t, err, eligibility.ErrRequest)
	require.Equal(t, field, wrong.Path)
}

// brokenCall holds both decisions to refuse the call for the field, and to decide
// nothing: a slip of the host's is neither a person's refusal nor a fact that is
// missing.
func brokenCall(t *testing.T, change func(*eligibility.Request), field string) {
	t.Helper()
	for _, by := range []decide{eligibility.Screen, eligibility.Review} {
		req := complete()
		change(&req)
		d, err := by(req)
		refusedField(t, err, false, field)
		require.Equal(t, eligibility.Decision{}, d)
	}
}

// answerNames are the names of answersOf.
func answerNames() (names []string) {
	facts := reflect.TypeFor[eligibility.Facts]()
	for i := range facts.NumField() {
		if f := facts.Field(i); f.Type == reflect.TypeFor[tanu.Answer]() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			names = append(names, name)
		}
	}
	return names
}

// TestValidate_Words: what is stored holds no word that JSON does not give back,
// and no decision rests on one.
func TestValidate_Words(t *testing.T) {
	req := complete()
	require.NoError(t, req.Application.Validate())
	require.NoError(t, req.Facts.Validate())
	require.NoError(t, eligibility.Application{}.Validate())
	require.NoError(t, eligibility.Facts{}.Validate())
	for i, name := range answerNames() {
		for _, word := range []tanu.Answer{"maybe", "unknown", "\xff"} {
			facts := req.Facts
			*answersOf(&facts)[i] = word
			refusedField(t, facts.Validate(), false, name)
			brokenCall(t, func(r *eligibility.Request) { r.Facts = facts }, "facts."+name)
		}
	}
	for field, change := range map[string]func(*eligibility.Facts){
		"signature.outcome": func(f *eligibility.Facts) { f.Signature.Outcome = "good" },
		"profile":           func(f *eligibility.Facts) { f.Profile = "mixed" },
	} {
		facts := req.Facts
		change(&facts)
		refusedField(t, facts.Validate(), false, field)
		brokenCall(t, func(r *eligibility.Request) { change(&r.Facts) }, "facts."+field)
	}
	for field, change := range map[string]func(*eligibility.Application){
		"region":           func(a *eligibility.Application) { a.Region = "99" },
		"residence.region": func(a *eligibility.Application) { a.Residence.Region = "Almaty" },
		"consent":          func(a *eligibility.Application) { a.Consent = "unknown" },
		"warned":           func(a *eligibility.Application) { a.Warned = "on" },
		"documents[0].kind": func(a *eligibility.Application) {
			a.Documents = []eligibility.Document{{Kind: "labour_book", Reference: "r"}}
		},
		"documents[1].marked": func(a *eligibility.Application) { a.Documents = []eligibility.Document{{}, {Marked: "x"}} },
	} {
		a := complete().Application
		change(&a)
		refusedField(t, a.Validate(), false, field)
		brokenCall(t, func(r *eligibility.Request) { change(&r.Application) }, "application."+field)
	}
}

// TestValidate_Bounds: what a person fills in is short, and nobody's store is
// filled by one field.
func TestValidate_Bounds(t *testing.T) {
	for _, wrong := range []string{strings.Repeat("ә", eligibility.MaxText/2) + "x", "Үлгі\xff"} {
		boundedTexts(t, wrong)
	}
	a := complete().Application
	a.Name, a.Documents = strings.Repeat("ә", eligibility.MaxText/2), make([]eligibility.Document, eligibility.MaxList)
	require.NoError(t, a.Validate())
}

// boundedTexts holds that every text of an application refuses the wrong one.
func boundedTexts(t *testing.T, wrong string) {
	t.Helper()
	const many = eligibility.MaxList + 1
	for field, change := range map[string]func(*eligibility.Application){
		"name":                   func(a *eligibility.Application) { a.Name = wrong },
		"level":                  func(a *eligibility.Application) { a.Level = wrong },
		"profession.code":        func(a *eligibility.Application) { a.Profession.Code = wrong },
		"profession.name":        func(a *eligibility.Application) { a.Profession.Name = wrong },
		"education.organisation": func(a *eligibility.Application) { a.Education.Organisation = wrong },
		"education.direction":    func(a *eligibility.Application) { a.Education.Direction = wrong },
		"skills[1]":              func(a *eligibility.Application) { a.Skills = []string{"x", wrong} },
		"residence.address":      func(a *eligibility.Application) { a.Residence.Address = wrong },
		"centre.name":            func(a *eligibility.Application) { a.Centre.Name = wrong },
		"phone":                  func(a *eligibility.Application) { a.Phone = wrong },
		"email":                  func(a *eligibility.Application) { a.Email = wrong },
		"documents[0].name":      func(a *eligibility.Application) { a.Documents = []eligibility.Document{{Name: wrong}} },
		"documents[0].reference": func(a *eligibility.Application) { a.Documents = []eligibility.Document{{Reference: wrong}} },
		"documents":              func(a *eligibility.Application) { a.Documents = make([]eligibility.Document, many) },
		"skills":                 func(a *eligibility.Application) { a.Skills = make([]string, many) },
	} {
		a := complete().Application
		change(&a)
		refusedField(t, a.Validate(), false, field)
	}
}

// TestDecision_RoundTripOfOddRequests: whatever a request holds, a decision on it
// is the same after JSON.
func TestDecision_RoundTripOfOddRequests(t *testing.T) {
	random := rand.New(rand.NewSource(9999))
	text := func(s string) string {
		return pick(random, s, s, "", "\xff", "a\x00b", "900101300126", "1234\xc25678901", "\u2028", "{filed}", "<b>&",
			string(make([]byte, 2000)))
	}
	moment := func() time.Time {
		span := pick[int64](random, 3e9, 3e11, 5e11, math.MaxInt64)
		at := time.Unix(random.Int63n(span)-span/2, random.Int63n(1e9))
		return at.In(time.FixedZone("", random.Intn(4*86400)-2*86400))
	}
	decided := 0
	for range 1000 {
		req := anyRequest(random)
		a, s := &req.Application, &req.Facts.Signature
		a.Profession.Code, a.Profession.Name = text(a.Profession.Code), text(a.Profession.Name)
		a.Centre.Name = text(a.Centre.Name)
		req.Facts.VoucherYear = pick(random, 0, -1, 2026, 20260320, math.MaxInt, math.MinInt)
		*pick(random, &s.Signed, &s.Judged) = moment()
		if random.Intn(9) == 0 {
			*pick(random, answersOf(&req.Facts)...) = pick[tanu.Answer](random, "unknown", "maybe", "\xff")
		}
		for _, by := range []decide{eligibility.Screen, eligibility.Review} {
			d, err := by(req)
			if err != nil {
				require.ErrorIs(t, err, eligibility.ErrRequest)
				continue
			}
			decided++
			written, err := json.Marshal(d)
			require.NoError(t, err)
			var back eligibility.Decision
			require.NoError(t, json.Unmarshal(written, &back), "%s", written)
			again, err := json.Marshal(back)
			require.NoError(t, err)
			require.JSONEq(t, string(written), string(again))
		}
	}
	require.Greater(t, decided, 500)
}
