package eligibility_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
)

// withheld takes each fact away, by the name under which it is asked for.
var withheld = map[string]func(*eligibility.Request){
	"registeredUnemployed": func(r *eligibility.Request) { r.Facts.RegisteredUnemployed = "" },
	"voucherAvailable":     func(r *eligibility.Request) { r.Facts.VoucherAvailable = "" },
	"voucherThisYear":      func(r *eligibility.Request) { r.Facts.VoucherThisYear = "" },
	"voucherLapsed":        func(r *eligibility.Request) { r.Facts.VoucherLapsed = "" },
	"signature.outcome":    func(r *eligibility.Request) { r.Facts.Signature.Outcome = "" },
	"signature.signers":    func(r *eligibility.Request) { r.Facts.Signature.Signers = nil },
	"signature.content":    func(r *eligibility.Request) { r.Facts.Signature.Content = eligibility.Digest{} },
	"signature.signedAt":   func(r *eligibility.Request) { r.Facts.Signature.Signed = time.Time{} },
	"signature.judgedAt":   func(r *eligibility.Request) { r.Facts.Signature.Judged = time.Time{} },
	"content":              func(r *eligibility.Request) { r.Facts.Content = eligibility.Digest{} },
	"professionInRegister": func(r *eligibility.Request) { r.Facts.ProfessionInRegister = "" },
	"centreListed":         func(r *eligibility.Request) { r.Facts.CentreListed = "" },
	"centreAccredited":     func(r *eligibility.Request) { r.Facts.CentreAccredited = "" },
	"educationRequired":    func(r *eligibility.Request) { r.Facts.EducationRequired = "" },
	"workRequired":         func(r *eligibility.Request) { r.Facts.WorkRequired = "" },
	"educationMet":         func(r *eligibility.Request) { r.Facts.EducationMet = "" },
	"qualificationMet":     func(r *eligibility.Request) { r.Facts.QualificationMet = "" },
	"profile":              func(r *eligibility.Request) { r.Facts.Profile = "" },
	"application.region":   func(r *eligibility.Request) { r.Application.Region = "" },
	"application.iin":      func(r *eligibility.Request) { r.Application.IIN = tanu.IIN{} },
	"application.consent":  func(r *eligibility.Request) { r.Application.Consent = "" },
	"application.warned":   func(r *eligibility.Request) { r.Application.Warned = "" },
	"application.documents.marked": func(r *eligibility.Request) {
		r.Application.Documents = append([]eligibility.Document{}, r.Application.Documents...)
		for i := range r.Application.Documents {
			r.Application.Documents[i].Marked = ""
		}
	},
	"application.documents.kind": func(r *eligibility.Request) {
		r.Application.Documents = append([]eligibility.Document{}, r.Application.Documents...)
		for i := range r.Application.Documents {
			r.Application.Documents[i].Kind = ""
		}
	},
	"application.residence.region": func(r *eligibility.Request) { r.Application.Residence.Region = "" },
}

// satisfiedCases are applications granted in different ways, each with the facts
// that the way needs, worked out by hand from clauses 3 and 8.
var satisfiedCases = []struct {
	name   string
	by     decide
	change func(*eligibility.Request)
	needed []string
}{
	{"filed in edition 2025", eligibility.Screen, func(*eligibility.Request) {}, []string{
		"application.region", "registeredUnemployed", "voucherAvailable", "voucherThisYear", "application.iin",
		"signature.outcome", "signature.signers", "signature.content", "signature.signedAt", "signature.judgedAt", "content"}},
	{"filed in edition 2023: the region and its vouchers are not asked", eligibility.Screen,
		func(r *eligibility.Request) { filedOn(r, "2024-02-01") }, []string{
			"registeredUnemployed", "voucherThisYear", "application.iin",
			"signature.outcome", "signature.signers", "signature.content", "signature.signedAt", "signature.judgedAt", "content"}},
	{"filed after a lapsed voucher that does not count", eligibility.Screen,
		func(r *eligibility.Request) {
			r.Facts.VoucherThisYear, r.Facts.VoucherLapsed = tanu.Yes, tanu.Yes
			r.Policy.LapsedVoucher = tanu.LapsedReturns
		}, []string{
			"application.region", "registeredUnemployed", "voucherAvailable", "voucherThisYear", "voucherLapsed", "application.iin",
			"signature.outcome", "signature.signers", "signature.content", "signature.signedAt", "signature.judgedAt", "content"}},
	// Both copies are attached: whether they are required no longer matters.
	{"reviewed, both copies attached", eligibility.Review, func(*eligibility.Request) {}, []string{
		"application.consent", "application.warned", "application.documents.kind", "application.documents.marked", "professionInRegister",
		"centreListed", "centreAccredited", "educationMet", "qualificationMet"}},
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
			for name, withhold := range withheld {
				req := base
				withhold(&req)
				d := mustDecide(t, c.by, req)
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
		for first := range withheld {
			for second := range withheld {
				req := full
				withheld[first](&req)
				withheld[second](&req)
				missing := mustDecide(t, c.by, req).Missing()
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

// TestMissing_CanBeAskedFor: every name that a rule may miss has words in three
// languages, and is a fact that can be withheld.
func TestMissing_CanBeAskedFor(t *testing.T) {
	for _, r := range eligibility.Rules() {
		for _, o := range r.Outcomes {
			require.Equal(t, o.Verdict == tanu.Undetermined, len(o.Missing) > 0, "%s %s", r.Code, o.Ground)
			for _, name := range o.Missing {
				require.Contains(t, withheld, name)
				for _, lang := range tanu.Languages() {
					require.NotEmpty(t, eligibility.AskFor(name, lang), name)
				}
			}
		}
	}
	require.Empty(t, eligibility.AskFor("shoe size", tanu.English))
}
