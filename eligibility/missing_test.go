package eligibility_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
)

// askedFor are the names of all facts that a rule can miss.
func askedFor() map[string]bool {
	names := map[string]bool{}
	for _, r := range eligibility.Rules() {
		for _, o := range r.Outcomes {
			for _, name := range o.Missing {
				names[name] = true
			}
		}
	}
	return names
}

// withhold takes a fact away by the name under which it is asked for, which is its
// path in JSON.
func withhold(t *testing.T, req eligibility.Request, name string) eligibility.Request {
	t.Helper()
	var changed any = &req.Facts
	path, ofApplication := strings.CutPrefix(name, "application.")
	if ofApplication {
		changed = &req.Application
	}
	text, err := json.Marshal(changed)
	require.NoError(t, err)
	var members map[string]any
	require.NoError(t, json.Unmarshal(text, &members))
	remove(members, strings.Split(path, "."))
	text, err = json.Marshal(members)
	require.NoError(t, err)
	if ofApplication {
		req.Application, err = eligibility.ParseApplication(text)
	} else {
		req.Facts, err = eligibility.ParseFacts(text)
	}
	require.NoError(t, err)
	return req
}

// remove takes a member away, in a list from each element.
func remove(value any, path []string) {
	switch value := value.(type) {
	case []any:
		for _, element := range value {
			remove(element, path)
		}
	case map[string]any:
		if len(path) == 1 {
			delete(value, path[0])
			return
		}
		remove(value[path[0]], path[1:])
	}
}

// The facts about the signature that every filing needs.
var signatureFacts = []string{
	"application.iin", "signature.outcome", "signature.signers", "signature.content",
	"signature.signedAt", "signature.judgedAt", "content",
}

// withSignature adds the facts about the signature.
func withSignature(names ...string) []string { return append(names, signatureFacts...) }

// satisfiedCases are applications granted in different ways, each with the facts
// that the way needs, worked out by hand from clauses 3 and 8.
var satisfiedCases = []struct {
	name   string
	by     decide
	change func(*eligibility.Request)
	needed []string
}{
	{"filed in edition 2025", eligibility.Screen, func(*eligibility.Request) {},
		withSignature("application.region", "registeredUnemployed", "voucherAvailable", "voucherThisYear")},
	{"filed in edition 2023: the region and its vouchers are not asked", eligibility.Screen,
		func(r *eligibility.Request) { filedOn(r, "2024-02-01") },
		withSignature("registeredUnemployed", "voucherThisYear")},
	{"filed after a lapsed voucher that does not count", eligibility.Screen,
		func(r *eligibility.Request) {
			r.Facts.VoucherThisYear, r.Facts.VoucherLapsed = tanu.Yes, tanu.Yes
			r.Policy.LapsedVoucher = tanu.LapsedReturns
		}, withSignature("application.region", "registeredUnemployed", "voucherAvailable",
			"voucherThisYear", "voucherLapsed")},
	// Both copies are attached: whether they are required no longer matters.
	{"reviewed, both copies attached", eligibility.Review, func(*eligibility.Request) {}, []string{
		"application.consent", "application.warned", "application.documents.kind", "application.documents.marked",
		"professionInRegister", "centreListed", "centreAccredited", "educationMet", "qualificationMet"}},
	{"reviewed, nothing required and nothing attached", eligibility.Review,
		func(r *eligibility.Request) {
			r.Facts.EducationRequired, r.Facts.WorkRequired = tanu.No, tanu.No
			r.Application.Documents = nil
		}, []string{
			"application.consent", "application.warned", "professionInRegister", "centreListed", "centreAccredited",
			"educationRequired", "workRequired", "qualificationMet"}},
	{"reviewed, nothing required, the documents read together", eligibility.Review,
		func(r *eligibility.Request) {
			r.Facts.EducationRequired, r.Facts.WorkRequired = tanu.No, tanu.No
			r.Application.Documents = nil
			r.Policy.Documents = tanu.DocumentsBoth
		}, []string{
			"application.consent", "application.warned", "professionInRegister", "centreListed", "centreAccredited",
			"educationRequired", "workRequired", "qualificationMet"}},
	{"reviewed in edition 2023: nothing is asked", eligibility.Review,
		func(r *eligibility.Request) { filedOn(r, "2024-02-01") }, nil},
}

// TestMissing_OneFact takes one fact from a granted application. A needed fact
// leaves it undetermined and is named, and only it; any other changes nothing.
// An empty field of the form is no missing fact: it is refused, and two of them
// are asked for by the check at filing as well.
func TestMissing_OneFact(t *testing.T) {
	for _, c := range satisfiedCases {
		t.Run(c.name, func(t *testing.T) {
			base := complete()
			c.change(&base)
			require.Equal(t, tanu.Satisfied, mustDecide(t, c.by, base).Verdict())
			needed := set(c.needed)
			for name := range askedFor() {
				d := mustDecide(t, c.by, withhold(t, base, name))
				switch {
				case needed[name]:
					require.Equal(t, tanu.Undetermined, d.Verdict(), name)
					require.Equal(t, []string{name}, d.Missing(), name)
				case d.Verdict() == tanu.Refused: // the field of Annex 1 that was emptied
					require.Contains(t, []string{"application.region", "application.iin"}, name)
				default:
					require.Equal(t, tanu.Satisfied, d.Verdict(), name)
					require.Empty(t, d.Missing(), name)
				}
			}
		})
	}
}

// TestMissing_TwoFacts takes any two facts away: a third is never asked for, and
// none twice.
func TestMissing_TwoFacts(t *testing.T) {
	for _, c := range satisfiedCases {
		full := complete()
		c.change(&full)
		for first := range askedFor() {
			without := withhold(t, full, first)
			for second := range askedFor() {
				missing := mustDecide(t, c.by, withhold(t, without, second)).Missing()
				require.Subset(t, []string{first, second}, missing, c.name)
				require.Len(t, missing, len(set(missing)), c.name)
			}
		}
	}
}

func set(names []string) map[string]bool {
	all := map[string]bool{}
	for _, name := range names {
		all[name] = true
	}
	return all
}

// TestMissing_CanBeAskedFor: what is undetermined names what it misses, in words of
// three languages.
func TestMissing_CanBeAskedFor(t *testing.T) {
	for _, r := range eligibility.Rules() {
		for _, o := range r.Outcomes {
			require.Equal(t, o.Verdict == tanu.Undetermined, len(o.Missing) > 0, "%s %s", r.Code, o.Ground)
		}
	}
	require.Greater(t, len(askedFor()), 20)
	for name := range askedFor() {
		for _, lang := range tanu.Languages() {
			require.NotEmpty(t, eligibility.AskFor(name, lang), name)
		}
	}
	require.Empty(t, eligibility.AskFor("shoe size", tanu.English))
	require.Equal(t, eligibility.AskFor("content", tanu.English), eligibility.AskFor("facts.content", tanu.English))
}
