package tanu_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/biliktilik/tanu"
)

func TestProvisions_rows(t *testing.T) {
	for _, problem := range badRows(tanu.Provisions()) {
		t.Error(problem)
	}
}

// badRows are the rows of a register that do not hold together: an id twice or
// unreadable, a field that its treatment does not want, or lacks.
func badRows(register []tanu.Provision) (problems []string) {
	seen, cited := map[tanu.Clause]bool{}, map[string]tanu.Clause{}
	for _, p := range register {
		bad := func(format string, args ...any) {
			problems = append(problems, fmt.Sprintf("%q ", p.ID)+fmt.Sprintf(format, args...))
		}
		if seen[p.ID] {
			bad("is there twice")
		}
		seen[p.ID] = true
		if !idPattern.MatchString(string(p.ID)) {
			bad("is no id of a known source")
		}
		for _, lang := range tanu.Languages() {
			words := p.ID.In(lang)
			if words == "" || words == string(p.ID) {
				bad("is not cited in words in %s", lang)
			}
			key := string(p.ID.Source()) + words
			if other, ok := cited[key]; ok && other != p.ID {
				bad("is cited in %s as %q is: %s", lang, other, words)
			}
			cited[key] = p.ID
		}
		if len(p.Paraphrase) < 5 || !strings.HasSuffix(p.Paraphrase, ".") {
			bad("has no paraphrase, or not in whole sentences")
		}
		if _, err := tanu.ParseTreatment(string(p.Treatment)); err != nil {
			bad("has no treatment")
		}
		for _, field := range []struct {
			name, value string
			treatment   tanu.Treatment
		}{{"symbol", p.Symbol, tanu.Encoded}, {"hook", p.Hook, tanu.HostDuty}, {"why", p.Why, tanu.Inapplicable}} {
			if wanted := p.Treatment == field.treatment; wanted != (field.value != "") {
				bad("of treatment %s has %s %q", p.Treatment, field.name, field.value)
			}
		}
		if p.Pending != "" && p.Treatment != tanu.Encoded {
			bad("is pending, and not encoded")
		}
		for _, symbol := range p.Symbols() {
			if !symbolPattern.MatchString(symbol) {
				bad("names %q, which is no exported symbol of the library's packages", symbol)
			}
		}
	}
	return problems
}

var symbolPattern = regexp.MustCompile(
	`^(tanu|calendar|eligibility|allocation|settlement|voucher|registry|memstore|storetest)\.[A-Z]\w*(\.[A-Z]\w*)?$`)

func TestProvisions_badRowsAreFound(t *testing.T) {
	good := tanu.Provision{
		ID: "2025/10.3", Treatment: tanu.Encoded, Symbol: "tanu.Figures.Validity", Paraphrase: "Valid.",
	}
	for want, change := range map[string]func(*tanu.Provision){
		"is no id of a known source":               func(p *tanu.Provision) { p.ID = "2024/" + "10" },
		"is not cited in words in kk":              func(p *tanu.Provision) { p.ID = "10.3" },
		"has no paraphrase":                        func(p *tanu.Provision) { p.Paraphrase = "" },
		"has no treatment":                         func(p *tanu.Provision) { p.Treatment = "" },
		`of treatment encoded has symbol ""`:       func(p *tanu.Provision) { p.Symbol = "" },
		`of treatment encoded has hook "the host"`: func(p *tanu.Provision) { p.Hook = "the host" },
		`of treatment host-duty has symbol`:        func(p *tanu.Provision) { p.Treatment = tanu.HostDuty },
		`of treatment not-applicable has why ""`: func(p *tanu.Provision) {
			p.Treatment, p.Symbol = tanu.Inapplicable, ""
		},
		`is pending, and not encoded`: func(p *tanu.Provision) {
			p.Treatment, p.Symbol, p.Pending = tanu.Definition, "", "it"
		},
		`names "voucher.decide", which is no exported`:   func(p *tanu.Provision) { p.Symbol += " voucher.decide" },
		`names "tanu.Figures,", which is no exported`:    func(p *tanu.Provision) { p.Symbol = "tanu.Figures, tanu.Date" },
		`names "desk.Application", which is no exported`: func(p *tanu.Provision) { p.Symbol = "desk.Application" },
	} {
		row := good
		change(&row)
		if all := strings.Join(badRows([]tanu.Provision{row}), "\n"); !strings.Contains(all, want) {
			t.Errorf("want %s, got %q", want, all)
		}
	}
	if all := badRows([]tanu.Provision{good, good}); len(all) != 1 || !strings.Contains(all[0], "is there twice") {
		t.Errorf("an id twice: got %q", all)
	}
	if all := badRows([]tanu.Provision{good}); all != nil {
		t.Errorf("a good row: got %q", all)
	}
}

// Every clause, part, item and paragraph, every field and note of the annexes,
// written down a second time: a row that gets lost is missed.
func TestProvisions_everyProvision(t *testing.T) {
	ids := map[string]string{
		"2025": `1 2(1) 2(2) 2(3) 2(4) 2(5) 2(6) 2(7) 2(8) 2(9) 2(10) 2(11) 2(12)
			3.1 3.2 3(1) 3(2) 3(3) 3.3 3.4 3.4.2 3.4.3 3.4.4 4 5 6 7 8.1 8.2 8.3 8.4 9.1 9.2 9-1
			10.1 10.2 10.3 11 12.1 12.2 13 14.1 14(1) 14(2) 15 16 17 18
			annex-1 annex-1.head annex-1.1 annex-1.2 annex-1.3 annex-1.4 annex-1.5 annex-1.6 annex-1.7
			annex-1.8 annex-1.9 annex-1.10 annex-1.11 annex-1.12 annex-1.13 annex-1.14
			annex-2 annex-2.customer annex-2.executor annex-2.party annex-2.number annex-2.title
			annex-2.document-number annex-2.date annex-2.col-1 annex-2.col-2 annex-2.col-3
			annex-2.col-4 annex-2.col-5 annex-2.col-6 annex-2.col-7 annex-2.total
			annex-2.attachment annex-2.handed-over annex-2.accepted annex-2.acceptance-date
			annex-2.seal annex-2.note-1 annex-2.note-2`,
		"2023": `1 2 3 4 5 6 7 8 9 10 11 12.1 12.2 13 14.1 14(1) 14(2) 15 16 17 18 annex-1 annex-2`,
		"230":  `1 2(1) 2(2) 2(3) 3 4`,
		"380":  `in-force`,
		"lpq":  `22 29`,
		"lla":  `43`,
		"cc":   `173 175`,
		"appc": `73 76 80`,
		"lc":   `35 84 85`,
	}
	for source, list := range ids {
		for rest := range strings.FieldsSeq(list) {
			if id := tanu.Clause(source + "/" + rest); !registered(id) {
				t.Errorf("%q is not in the register", id)
			}
		}
	}
}

func registered(id tanu.Clause) bool { _, ok := tanu.ProvisionOf(id); return ok }

// The clauses of the open questions are in the register.
func TestProvisions_questions(t *testing.T) {
	for _, q := range tanu.Questions() {
		if !registered(q.Clause) {
			t.Errorf("question %s: %q is not in the register", q.ID, q.Clause)
		}
	}
}

// What was repealed, and what was not available, decides nothing.
func TestProvisions_whatWasNotRead(t *testing.T) {
	for _, p := range tanu.Provisions() {
		if strings.Contains(p.Paraphrase, "Repealed") && p.Treatment != tanu.Inapplicable {
			t.Errorf("%q is repealed, and %s", p.ID, p.Treatment)
		}
		if strings.Contains(p.Note, "its wording was not available") && p.Treatment == tanu.Encoded {
			t.Errorf("%q is encoded from a wording that was not read", p.ID)
		}
	}
}

func TestProvisions_copy(t *testing.T) {
	list := tanu.Provisions()
	list[0].Treatment = "changed"
	if tanu.Provisions()[0].Treatment == "changed" {
		t.Error("a caller changed the register")
	}
}

func TestProvision_json(t *testing.T) {
	for _, p := range tanu.Provisions() {
		text, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		var back tanu.Provision
		if err := json.Unmarshal(text, &back); err != nil || back != p {
			t.Errorf("%s came back as %+v, %v", text, back, err)
		}
	}
}

func ExampleProvisionOf() {
	p, ok := tanu.ProvisionOf("2025/14.1")
	fmt.Println(ok, p.Treatment)
	fmt.Println(p.ID.In(tanu.English) + ": " + p.Paraphrase)
	fmt.Println("the host:", p.Hook)
	// Output:
	// true host-duty
	// clause 14 part 1 of the Rules: Vouchers are financed from the local budget.
	// the host: the payments that the library computes are made by the host, from the local budget
}

func ExampleProvisions() {
	for _, p := range tanu.Provisions() {
		if p.Treatment == tanu.Inapplicable && p.ID.Source() == tanu.Order230 {
			fmt.Println(p.ID)
		}
	}
	// Output:
	// 230/1
	// 230/2(1)
	// 230/2(2)
	// 230/2(3)
	// 230/3
}

func ExampleProvision_Symbols() {
	p := tanu.Provision{Treatment: tanu.Encoded, Symbol: "tanu.EditionOn tanu.Edition.FilingLimit"}
	fmt.Println(len(p.Symbols()), p.Symbols()[1])
	// Output: 2 tanu.Edition.FilingLimit
}

func ExampleParseTreatment() {
	treatment, err := tanu.ParseTreatment("host-duty")
	fmt.Println(treatment == tanu.HostDuty, err)
	_, err = tanu.ParseTreatment("someone else's")
	fmt.Println(err)
	// Output:
	// true <nil>
	// tanu: parse Treatment: unknown word
}

func FuzzParseTreatment(f *testing.F) { fuzzWord(f, tanu.ParseTreatment, tanu.Treatments()...) }

func TestTreatment_text(t *testing.T) { wordsRoundTrip(t, tanu.ParseTreatment, tanu.Treatments()...) }
