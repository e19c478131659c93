package settlement

import (
	"strconv"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// Facts are what the host alone can know of an act.
type Facts struct {
	// Elsewhere tells in which act other than this one a voucher stands, by
	// voucher id. Empty: the vouchers were looked up, and stand in no other act.
	// Nil: they were not looked up.
	Elsewhere map[string]string `json:"elsewhere"`

	EDS      tanu.Answer `json:"eds"`      // the act is signed with an EDS, and the signature verifies
	Entitled tanu.Answer `json:"entitled"` // the signer may sign for the executor
}

// Check holds an act to the form of Annex 2 and to clauses 10, 14 and 16, and
// returns everything that it finds, at once. Entitlements are those of the
// act's vouchers; others may be among them. Lateness is a notice, and so are two
// vouchers of one person issued in one year: no consequence for the act is attached
// to them.
//
// A voucher may be used from its day of issue to its last valid day, both
// included. Column 3 must be filled in where the note ** asks for it: dates of
// different periods are different days, so one of them is not the day of
// acceptance; and an act is not accepted before it is sent.
//
// An act all of whose vouchers are of edition 2023 is in the form of that edition,
// whose fields are not known: what only the form could ask for is not applicable to
// it, and the rules that clauses 10, 14, 16 and 17 carry cite them.
//
// The errors are an act, an entitlement or facts out of bounds, a policy that is
// none, and a day outside the calendar.
//
// Law: 2025/10.3, 2025/11, 2025/14(1), 2025/16, 2025/17, 2025/annex-2.customer,
// 2025/annex-2.executor, 2025/annex-2.party, 2025/annex-2.number,
// 2025/annex-2.document-number, 2025/annex-2.date, 2025/annex-2.col-1,
// 2025/annex-2.col-2, 2025/annex-2.col-3, 2025/annex-2.col-4,
// 2025/annex-2.col-5, 2025/annex-2.col-6, 2025/annex-2.col-7,
// 2025/annex-2.total, 2025/annex-2.attachment, 2025/annex-2.handed-over,
// 2025/annex-2.accepted, 2025/annex-2.acceptance-date, 2025/annex-2.note-2,
// 2023/10, 2023/11, 2023/14(1), 2023/16, 2023/17, 2023/annex-2, lpq/29.
func (r Rules) Check(a Act, entitlements []Entitlement, facts Facts) (Report, error) {
	k, err := newChecker(&a, entitlements, &facts, &r.Policy, &room{})
	if err != nil {
		return Report{}, err
	}
	return k.check(r.Calendar)
}

// check holds the act to every rule.
func (k *checker) check(c calendar.Calendar) (Report, error) {
	if err := k.terms(c); err != nil {
		return Report{}, err
	}
	k.parties()
	k.head()
	k.lines()
	k.totals()
	k.serviceDays()
	k.vouchers()
	k.persons()
	k.personsOnce()
	k.protocol()
	k.signatures()
	return k.report(), nil
}

// checker holds one act to the rules and gathers what it finds.
type checker struct {
	act          *Act
	entitlements []Entitlement
	facts        *Facts
	policy       *tanu.Policy

	newest  int           // the place of an entitlement of the newest edition, -1 for none
	figures *tanu.Figures // of that edition

	rows   []row     // of the lines
	listed []listing // of the persons

	due   calendar.Deadline  // to pay
	found map[Code][]Finding // nil: every rule holds
	idle  ruleSet            // rules that find nothing in the act to hold to
}

// row is what is worked out once of a line. A place is -1 where there is none.
type row struct {
	quantity, price, cost micros

	voucher int // the place of its entitlement
	person  int // the place of the voucher's first person
	first   int // the place of the voucher's first line

	actual tiyns // at the voucher's first line: the actual cost, of all its lines
}

// listing is what is worked out once of a person.
type listing struct {
	voucher int // the place of the entitlement
	line    int // the place of the voucher's first line
	first   int // the place of the voucher's first person
}

// room is what a checker needs of memory for a short act.
type room struct {
	rows    [few]row
	listed  [few]listing
	figures tanu.Figures
}

// newChecker refuses what is out of bounds, and finds what belongs together.
func newChecker(a *Act, entitlements []Entitlement, facts *Facts, policy *tanu.Policy, in *room) (checker, error) {
	if err := policy.Validate(); err != nil {
		return checker{}, err
	}
	if err := a.tooLong(); err != nil {
		return checker{}, err
	}
	rows := sized(in.rows[:], len(a.Lines))
	if err := a.keep(rows); err != nil {
		return checker{}, err
	}
	if err := facts.validate(); err != nil {
		return checker{}, err
	}
	known, err := byVoucher(entitlements)
	if err != nil {
		return checker{}, err
	}
	k := checker{
		act: a, entitlements: entitlements, facts: facts, policy: policy, newest: -1,
		rows: rows, listed: sized(in.listed[:], len(a.Persons)), figures: &in.figures,
	}
	k.join(&known)
	in.figures = k.edition().Figures()
	return k, nil
}

// sized is a list of n items, in the room where it suffices.
func sized[T any](room []T, n int) []T {
	if n <= len(room) {
		return room[:n]
	}
	return make([]T, n)
}

// join finds the entitlement, the person and the lines of each voucher.
func (k *checker) join(known *index) {
	lines, persons := k.act.Lines, k.act.Persons
	byLine, byPerson := newIndex(len(lines)), newIndex(len(persons))
	for i := len(lines) - 1; i >= 0; i-- {
		byLine.put(i, lines[i].VoucherID)
	}
	for i := len(persons) - 1; i >= 0; i-- {
		byPerson.put(i, persons[i].VoucherID)
	}
	for i := range lines {
		l, r := &lines[i], &k.rows[i]
		r.voucher, r.person, r.first = known.find(l.VoucherID), byPerson.find(l.VoucherID), byLine.find(l.VoucherID)
		k.rows[r.first].actual += r.cost.rounded(unit(k.policy))
		if r.voucher >= 0 && (k.newest < 0 || k.entitlements[r.voucher].Edition > k.edition()) {
			k.newest = r.voucher
		}
	}
	for i := range persons {
		id := persons[i].VoucherID
		k.listed[i] = listing{known.find(id), byLine.find(id), byPerson.find(id)}
	}
}

// edition is the newest of the act's vouchers; where none is known, the one whose
// form is in use.
func (k *checker) edition() tanu.Edition {
	if k.newest < 0 {
		return tanu.Edition2025
	}
	return k.entitlements[k.newest].Edition
}

// subject is what a finding is about: a voucher, known by the place of its
// entitlement or not known, or the act, which names no voucher.
type subject struct {
	place     int
	voucherID string
}

// theAct is no single voucher.
var theAct = subject{place: -1}

// ofLine is the voucher of a line.
func (k *checker) ofLine(i int) subject {
	return subject{k.rows[i].voucher, k.act.Lines[i].VoucherID}
}

// ofPerson is the voucher of a person.
func (k *checker) ofPerson(i int) subject {
	return subject{k.listed[i].voucher, k.act.Persons[i].VoucherID}
}

// add records a finding, by the edition that governs its subject.
func (k *checker) add(about subject, code Code, v tanu.Verdict, field, got, want string) {
	k.addOne(about, Finding{Code: code, Verdict: v, Field: field, Got: got, Want: want})
}

func (k *checker) addOne(about subject, f Finding) {
	edition := k.edition()
	if about.place >= 0 {
		edition = k.entitlements[about.place].Edition
	}
	place := indexOf(f.Code)
	if k.formUnknown() && ofTheForm.has(place) {
		return
	}
	r := &rules[place]
	f.Clause, f.Notice, f.VoucherID = r.clause(edition), r.notice, about.voucherID
	if k.found == nil {
		k.found = map[Code][]Finding{}
	}
	k.found[f.Code] = append(k.found[f.Code], f)
}

// formUnknown reports whether the act is of a form whose fields are not known.
func (k *checker) formUnknown() bool { return k.edition() == tanu.Edition2023 }

// refuse records a refusal of a field that needs no more words.
func (k *checker) refuse(about subject, code Code, field string) {
	k.add(about, code, tanu.Refused, field, "", "")
}

// ask refuses a field of the act that must be given and is not.
func (k *checker) ask(given bool, code Code, field string) {
	if !given {
		k.refuse(theAct, code, field)
	}
}

// report gathers what was found, in the order of the rules.
func (k *checker) report() Report {
	report := Report{Act: k.act.Number, edition: k.edition(), idle: k.idle}
	if k.formUnknown() {
		report.idle |= ofTheForm
	}
	for i := 0; i < len(rules) && k.found != nil; i++ {
		report.noted = append(report.noted, k.found[rules[i].code]...)
	}
	return report
}

// at names a field of a list: "lines[3].cost".
func at(list string, i int, field string) string {
	return list + "[" + strconv.Itoa(i) + "]." + field
}
