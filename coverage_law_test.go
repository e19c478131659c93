package tanu_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/biliktilik/tanu"
)

// TestLawCoverage holds the code to the register and the register to the code,
// in this module and in the examples.
func TestLawCoverage(t *testing.T) {
	files, err := readSources(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	s, err := surveyOf(files)
	if err != nil {
		t.Fatal(err)
	}
	register, rows := tanu.Provisions(), tanu.Wordings()
	problems := slices.Concat(orphans(register, s), uncovered(rows, s), stale(rows, s), unproven(rows, s, tanu.BaseOf))
	for _, problem := range problems {
		t.Error(problem)
	}
	treatments, pending := map[tanu.Treatment]int{}, 0
	for _, p := range register {
		treatments[p.Treatment]++
		if p.Pending != "" {
			pending++
		}
	}
	t.Logf("%d provisions: %d encoded, of which %d pending; %d duties of the host; %d definitions; %d not applicable",
		len(register), treatments[tanu.Encoded], pending,
		treatments[tanu.HostDuty], treatments[tanu.Definition], treatments[tanu.Inapplicable])
	t.Logf("%d citations, %d symbols, %d tests read", len(s.citations), len(s.symbols), len(s.tests))
}

// orphans are the citations that the register does not have.
func orphans(register []tanu.Provision, s survey) (problems []string) {
	for _, c := range s.citations {
		known := slices.ContainsFunc(register, func(p tanu.Provision) bool { return slices.Contains(c.ids, p.ID) })
		if !known && !c.guess {
			problems = append(problems, fmt.Sprintf("%s: %q is no provision of the register", c.at, c.text))
		}
	}
	sort.Strings(problems)
	return problems
}

// uncovered are the encoded provisions whose code, citation or test is not
// there, although they are not pending.
func uncovered(register []tanu.Provision, s survey) (problems []string) {
	for _, p := range register {
		if p.Treatment == tanu.Encoded && p.Pending == "" {
			for _, missing := range missing(p, s) {
				problems = append(problems, fmt.Sprintf("%s: %q %s", rowAt(p.ID, s), p.ID, missing))
			}
		}
	}
	return problems
}

// stale are the provisions that are marked as pending although nothing is
// missing: their symbols are there, and each package that is named cites them
// and tests them.
func stale(register []tanu.Provision, s survey) (problems []string) {
	for _, p := range register {
		if p.Pending == "" || len(missing(p, s)) > 0 {
			continue
		}
		lacks := func(pkg string) bool { return !cited(p, s, pkg) || !tested(p, s, pkg) }
		if !slices.ContainsFunc(packagesOf(p), lacks) {
			problems = append(problems, fmt.Sprintf(
				"%s: %q is no longer pending: its code, citation and test are there", rowAt(p.ID, s), p.ID))
		}
	}
	return problems
}

// unproven are the rows by which an amendment changed the text of a base and that
// no test of their own id was decided under.
func unproven(rows []tanu.Provision, s survey, baseOf func(tanu.Edition) tanu.Edition) (problems []string) {
	for _, p := range rows {
		edition := tanu.Edition(p.ID.Source())
		if baseOf(edition) == "" || p.Treatment != tanu.Encoded || p.Pending != "" {
			continue
		}
		proves := func(t lawTest) bool {
			return strings.HasPrefix(t.name, testPrefix(p.ID)) && slices.Contains(t.under, "Edition"+string(edition)) &&
				slices.ContainsFunc(t.law, func(ref reference) bool { return ref.text == string(p.ID) })
		}
		if !slices.ContainsFunc(s.tests, proves) {
			problems = append(problems, fmt.Sprintf(
				"%s: %q has no test that cites this id and calls lawtest.Under(t, tanu.Edition%s, …)",
				rowAt(p.ID, s), p.ID, edition))
		}
	}
	return problems
}

// rowAt is where the register has the row.
func rowAt(id tanu.Clause, s survey) string {
	for _, c := range s.citations {
		if strings.HasPrefix(c.at, "provisions.go:") && slices.Contains(c.ids, id) {
			return c.at
		}
	}
	return "provisions.go"
}

// missing says what an encoded provision lacks.
func missing(p tanu.Provision, s survey) (lacks []string) {
	for _, symbol := range p.Symbols() {
		if !s.symbols[symbol] {
			lacks = append(lacks, "names a symbol that does not exist: "+symbol)
		}
	}
	packages := packagesOf(p)
	if !cited(p, s, packages...) {
		lacks = append(lacks, "is cited nowhere in the code of package "+strings.Join(packages, ", "))
	}
	if !tested(p, s) {
		lacks = append(lacks, "has no test: want a function "+testPrefix(p.ID)+"… whose Law line cites it")
	}
	return lacks
}

// packagesOf are the packages of the provision's symbols.
func packagesOf(p tanu.Provision) (packages []string) {
	for _, symbol := range p.Symbols() {
		if pkg, _, _ := strings.Cut(symbol, "."); !slices.Contains(packages, pkg) {
			packages = append(packages, pkg)
		}
	}
	return packages
}

// cited reports whether the code of one of the packages cites the provision.
func cited(p tanu.Provision, s survey, packages ...string) bool {
	return slices.ContainsFunc(s.citations, func(c citation) bool {
		return c.code && slices.Contains(c.ids, p.ID) && slices.Contains(packages, c.pkg)
	})
}

// tested reports whether a test is named for the provision, in one of the
// packages or, without any, wherever it stands.
func tested(p tanu.Provision, s survey, packages ...string) bool {
	prefix := testPrefix(p.ID)
	return slices.ContainsFunc(s.tests, func(t lawTest) bool {
		cites := func(ref reference) bool { return slices.Contains(ref.ids, p.ID) }
		return strings.HasPrefix(t.name, prefix) && slices.ContainsFunc(t.law, cites) &&
			(len(packages) == 0 || slices.Contains(packages, t.pkg))
	})
}

// testPrefix is how the name of a provision's test begins: TestClause9_1_ for
// clause 9-1, TestAnnex1_ for the fields of Annex 1, TestOrder230_ for the
// clauses of the order, TestClause175_ for an article of another act.
func testPrefix(id tanu.Clause) string {
	_, rest, _ := strings.Cut(string(id), "/")
	number := strings.ReplaceAll(regexp.MustCompile(`^[^.(]*`).FindString(rest), "-", "_")
	_, err := tanu.ParseEdition(string(id.Source()))
	if order := strings.Trim(string(id.Source()), "0123456789") == ""; order && err != nil {
		return "TestOrder" + string(id.Source()) + "_"
	}
	if annex, ok := strings.CutPrefix(number, "annex_"); ok {
		return "TestAnnex" + annex + "_"
	}
	return "TestClause" + number + "_"
}

// fixture is a small tree that agrees with fixtureRegister.
func fixture() map[string]string {
	return map[string]string{
		"calendar/term.go": `package calendar

// Term is a term.
//
// Law: 9-1, 2023/9; Civil Code.
type Term struct{ Days int }

// Last returns the last day.
func (t *Term) Last() int { return t.Days }
`,
		"voucher/steps.go": `package voucher

import "github.com/biliktilik/tanu"

const Issue = "issue"

var steps = []tanu.Clause{tanu.Edition2025.Clause("10.1"), "cc/175"}
`,
		"voucher/steps_test.go": `package voucher_test

// TestClause9_1_Term …
//
// Law: 9-1, 2023/9.
func TestClause9_1_Term(t *testing.T) {}

// TestClause9_Term …
//
// Law: 2023/9.
func TestClause9_Term(t *testing.T) {}

// TestClause10_Issue …
//
// Law: 10.1,
// cc/174 to cc/175
func TestClause10_Issue(t *testing.T) {}

// TestClause175_Issue …
//
// Law: cc/174 to cc/175
func TestClause175_Issue(t *testing.T) {}
`,
		"voucher/zz_generated.go": "// Code generated by hand. DO NOT EDIT.\n\npackage voucher\n\nvar x = \"2025/99\"\n",
	}
}

func fixtureRegister() []tanu.Provision {
	return []tanu.Provision{
		{ID: "2025/9-1", Treatment: tanu.Encoded, Symbol: "calendar.Term.Last"},
		{ID: "2023/9", Treatment: tanu.Encoded, Symbol: "calendar.Term calendar.Term.Days"},
		{ID: "2025/10.1", Treatment: tanu.Encoded, Symbol: "voucher.Issue"},
		{ID: "2023/14(1)", Treatment: tanu.HostDuty},
		{ID: tanu.Clause(tanu.CivilCode + "/174"), Treatment: tanu.Definition},
		{ID: "cc/175", Treatment: tanu.Encoded, Symbol: "voucher.Issue"},
		{ID: "2025/18", Treatment: tanu.Encoded, Symbol: "allocation.Plan", Pending: "the plan"},
	}
}

// TestLawCoverage_catches proves the checks: each change to a tree that agrees
// with its register is found, and named by file, line and id.
func TestLawCoverage_catches(t *testing.T) {
	for name, change := range map[string]struct {
		edit func(files map[string]string, register []tanu.Provision)
		want string // "" for none
	}{
		"nothing": {func(map[string]string, []tanu.Provision) {}, ""},
		"a literal that is no provision": {func(files map[string]string, _ []tanu.Provision) {
			replace(files, "voucher/steps.go", `"cc/175"`, `"cc/175", "appc/99"`)
		}, `voucher/steps.go:7: "appc/99" is no provision of the register`},
		"a literal in an example": {func(files map[string]string, _ []tanu.Provision) {
			files["examples/desk/main.go"] = "package main\n\nvar c = \"2025/3.9\"\n"
		}, `examples/desk/main.go:3: "2025/3.9" is no provision of the register`},
		"a clause of the wrong edition": {func(files map[string]string, _ []tanu.Provision) {
			replace(files, "voucher/steps.go", "Edition2025", "Edition2023")
		}, `voucher/steps.go:7: "2023/10.1" is no provision of the register`},
		"a clause of no edition": {func(files map[string]string, _ []tanu.Provision) {
			replace(files, "voucher/steps.go", `"cc/175"`, `"cc/175", c.Edition.Clause("14(3)")`)
		}, `voucher/steps.go:7: "2023/14(3)" is no provision of the register`},
		"a place of no edition": {func(files map[string]string, _ []tanu.Provision) {
			replace(files, "calendar/term.go", "2023/9;", "10.7;")
		}, `calendar/term.go:3: "10.7" is no provision of the register`},
		"a word among places": {func(files map[string]string, _ []tanu.Provision) {
			replace(files, "calendar/term.go", "2023/9;", "2023/9 clause;")
		}, `calendar/term.go:3: "clause" is no provision of the register`},
		"a literal that is a place": {func(files map[string]string, _ []tanu.Provision) {
			replace(files, "voucher/steps.go", `tanu.Edition2025.Clause("10.1")`, `"10.1"`)
		}, ""},
		"a literal that looks like a place": {func(files map[string]string, _ []tanu.Provision) {
			replace(files, "voucher/steps.go", `"cc/175"`, `"cc/175", "3.1"`)
		}, ""},
		"a clause of one edition of the two": {func(files map[string]string, _ []tanu.Provision) {
			replace(files, "voucher/steps.go", `"cc/175"`, `"cc/175", c.Edition.Clause("14(1)")`)
		}, ""},
		"a conversion of what is no id": {func(files map[string]string, _ []tanu.Provision) {
			replace(files, "voucher/steps.go", `"cc/175"`, `"cc/175", tanu.Clause("clause 9")`)
		}, `voucher/steps.go:7: "clause 9" is no provision of the register`},
		"a Law line": {func(files map[string]string, _ []tanu.Provision) {
			replace(files, "calendar/term.go", "2023/9;", "2024/9;")
		}, `calendar/term.go:3: "2024/9" is no provision of the register`},
		"a Law line of a test": {func(files map[string]string, _ []tanu.Provision) {
			replace(files, "voucher/steps_test.go", "Law: 10.1,", "Law: 10.1, lc/12,")
		}, `voucher/steps_test.go:13: "lc/12" is no provision of the register`},
		"a range of a Law line": {func(files map[string]string, _ []tanu.Provision) {
			replace(files, "voucher/steps_test.go", "cc/174 to", "cc/172 to")
		}, `voucher/steps_test.go:13: "cc/173" is no provision of the register`},
		"a symbol that went away": {func(files map[string]string, _ []tanu.Provision) {
			replace(files, "calendar/term.go", "Last", "End")
		}, `"2025/9-1" names a symbol that does not exist: calendar.Term.Last`},
		"a field that went away": {func(files map[string]string, _ []tanu.Provision) {
			replace(files, "calendar/term.go", "Days", "N")
		}, `"2023/9" names a symbol that does not exist: calendar.Term.Days`},
		"a citation that went away": {func(files map[string]string, _ []tanu.Provision) {
			replace(files, "voucher/steps.go", `, "cc/175"`, "")
		}, `"cc/175" is cited nowhere in the code of package voucher`},
		"a citation in another package": {func(_ map[string]string, register []tanu.Provision) {
			register[5].Symbol = "calendar.Term"
		}, `"cc/175" is cited nowhere in the code of package calendar`},
		"a test of another name": {func(files map[string]string, _ []tanu.Provision) {
			replace(files, "voucher/steps_test.go", "TestClause9_1_Term", "TestTerm")
		}, `"2025/9-1" has no test: want a function TestClause9_1_…`},
		"a test that does not cite": {func(files map[string]string, _ []tanu.Provision) {
			replace(files, "voucher/steps_test.go", "Law: 10.1,", "Law:")
		}, `"2025/10.1" has no test: want a function TestClause10_…`},
		"a row that is pending no more": {func(_ map[string]string, register []tanu.Provision) {
			register[2].Pending = "the step"
		}, `"2025/10.1" is no longer pending`},
		"a row that one of its packages has no test for": {func(_ map[string]string, register []tanu.Provision) {
			register[0].Pending = "the step" // the test stands in voucher, the code in calendar
		}, ""},
		"a row that is pending no less": {func(_ map[string]string, register []tanu.Provision) {
			register[6].Pending = ""
		}, `"2025/18" names a symbol that does not exist: allocation.Plan`},
	} {
		t.Run(name, func(t *testing.T) {
			files, register := fixture(), fixtureRegister()
			change.edit(files, register)
			s, err := surveyOf(files)
			if err != nil {
				t.Fatal(err)
			}
			problems := slices.Concat(orphans(register, s), uncovered(register, s), stale(register, s))
			switch all := strings.Join(problems, "\n"); {
			case change.want == "" && all != "":
				t.Errorf("found what is not there:\n%s", all)
			case !strings.Contains(all, change.want):
				t.Errorf("want %s\ngot:\n%s", change.want, all)
			}
		})
	}
}

// What an amendment changed needs a test that cites the changed wording itself
// and decided under it.
func TestLawCoverage_amendment(t *testing.T) {
	amended := func(e tanu.Edition) tanu.Edition {
		if e == tanu.Edition2025 {
			return tanu.Edition2023
		}
		return ""
	}
	const body = "func TestClause10_Issue(t *testing.T) {}"
	const proof = "func TestClause10_Issue(t *testing.T) { lawtest.Under(t, tanu.Edition2025, c.Edition) }"
	for name, c := range map[string]struct {
		law, body string
		proven    bool
	}{
		"by its place":                     {"10.1", proof, false},
		"by its id":                        {"2025/10.1", body, false},
		"by its id and a decision":         {"2025/10.1", proof, true},
		"by a decision of another edition": {"2025/10.1", strings.ReplaceAll(proof, "2025", "2023"), false},
	} {
		files := fixture()
		replace(files, "voucher/steps_test.go", "Law: 10.1", "Law: "+c.law)
		replace(files, "voucher/steps_test.go", body, c.body)
		s, err := surveyOf(files)
		if err != nil {
			t.Fatal(err)
		}
		row := []tanu.Provision{{ID: "2025/10.1", Treatment: tanu.Encoded, Symbol: "voucher.Issue"}}
		if problems := unproven(row, s, amended); (len(problems) == 0) != c.proven {
			t.Errorf("%s: %q", name, problems)
		}
	}
}

// replace edits a file of a fixture, and panics where there is nothing to edit.
func replace(files map[string]string, name, old, with string) {
	if !strings.Contains(files[name], old) {
		panic(name + " has no " + old)
	}
	files[name] = strings.ReplaceAll(files[name], old, with)
}
