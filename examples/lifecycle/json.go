package main

import (
	"encoding/json"
	"io"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
)

const accountFormat = "tanu.lifecycle.account/v1"

// The account for a program. Sentences are in the language asked for, personal
// numbers are masked, sums are decimal strings in tenge.
type (
	accountJSON struct {
		Format      string        `json:"format"`
		Case        string        `json:"case"`
		Edition     tanu.Edition  `json:"edition,omitempty"`
		Region      tanu.Region   `json:"region"`
		State       voucher.State `json:"state"`
		Ending      ending        `json:"ending"`
		Steps       []stepJSON    `json:"steps"`
		Stopped     *stoppedJSON  `json:"stopped,omitempty"`
		Voucher     *voucherJSON  `json:"voucher,omitempty"`
		Act         *actJSON      `json:"act,omitempty"`
		Settlement  *moneyJSON    `json:"settlement,omitempty"`
		LastEvent   string        `json:"lastEvent,omitempty"` // digest at the end of the hash chain
		EventsCount int           `json:"events"`
	}
	stepJSON struct {
		Action   voucher.Action `json:"action"`
		Day      tanu.Date      `json:"day"`
		By       tanu.Office    `json:"by"`
		Clause   tanu.Clause    `json:"clause"`
		Cited    string         `json:"cited"`
		From     voucher.State  `json:"from"`
		To       voucher.State  `json:"to"`
		Due      tanu.Date      `json:"due,omitzero"`
		Late     bool           `json:"late"`
		LateBy   int            `json:"lateBy"` // working days
		Term     *termJSON      `json:"term,omitempty"`
		Findings []findingJSON  `json:"findings,omitempty"`
	}
	termJSON struct {
		From        tanu.Date     `json:"from"`
		Term        calendar.Term `json:"term"`
		Last        tanu.Date     `json:"last"`
		Skipped     []skippedJSON `json:"skipped"`
		Provisional bool          `json:"provisional"`
		Text        string        `json:"text"`
	}
	skippedJSON struct {
		Day  tanu.Date     `json:"day"`
		Kind calendar.Kind `json:"kind"`
		Name string        `json:"name,omitempty"`
	}
	findingJSON struct {
		Code    string       `json:"code"`
		Clause  tanu.Clause  `json:"clause"`
		Verdict tanu.Verdict `json:"verdict"`
		Missing []string     `json:"missing,omitempty"`
		Text    string       `json:"text"`
	}
	stoppedJSON struct {
		Action  voucher.Action `json:"action"`
		Day     tanu.Date      `json:"day"`
		By      tanu.Office    `json:"by"`
		Status  voucher.Status `json:"status"`
		Reasons []findingJSON  `json:"reasons"`
	}
	voucherJSON struct {
		Number    string    `json:"number"`
		Issued    tanu.Date `json:"issued"`
		LastValid tanu.Date `json:"lastValid"`
		Holder    string    `json:"holder"` // masked
		Centre    string    `json:"centre"`
	}
	actJSON struct {
		Number   string      `json:"number"`
		Held     tanu.Date   `json:"held"`
		Place    tanu.Region `json:"place"`
		Protocol tanu.Date   `json:"protocolSigned"`
		Passed   tanu.Answer `json:"passed"`
		Sent     tanu.Date   `json:"sent"`
		Received tanu.Date   `json:"received"`
	}
	moneyJSON struct {
		Cost       string        `json:"cost"`
		ToCentre   itemJSON      `json:"toCentre"`
		CoPayment  itemJSON      `json:"coPayment"`
		Assistance itemJSON      `json:"assistance"`
		Due        tanu.Date     `json:"due,omitzero"`
		Payments   []paymentJSON `json:"payments"`
	}
	itemJSON struct {
		Verdict tanu.Verdict             `json:"verdict"`
		Amount  string                   `json:"amount"`
		Clause  tanu.Clause              `json:"clause"`
		Missing []settlement.MissingFact `json:"missing,omitempty"`
	}
	paymentJSON struct {
		Payee   settlement.Payee `json:"payee"`
		Account string           `json:"account"` // masked
		Amount  string           `json:"amount"`
		Due     tanu.Date        `json:"due"`
		Clause  tanu.Clause      `json:"clause"`
	}
)

// writeJSON writes the account for a program.
func (a account) writeJSON(w io.Writer, lang tanu.Language) error {
	c := a.current
	out := accountJSON{
		Format: accountFormat, Case: c.ID, Edition: c.Edition, Region: c.Application.Region,
		State: c.State, Ending: a.ending(), Steps: []stepJSON{}, EventsCount: len(a.entries),
	}
	for _, e := range a.entries {
		out.Steps = append(out.Steps, e.json(lang))
		out.LastEvent = e.event.Digest.String()
	}
	if s := a.stopped; s != nil {
		reply := s.result.Reply
		out.Stopped = &stoppedJSON{
			s.command.Action, s.command.Day, s.command.Actor.Role, reply.Status, reasons(reply.Reasons, lang),
		}
	}
	if v := c.Voucher; !v.Issued.IsZero() {
		out.Voucher = &voucherJSON{v.Number, v.Issued, v.LastValid, v.Holder.String(), v.CentreName}
	}
	if c.Service != nil {
		act := c.Service.Act
		out.Act = &actJSON{
			act.Number, c.Procedure.Held, c.Procedure.Place, c.Protocol.Signed, c.Protocol.Passed, act.Sent, act.Received,
		}
	}
	if a.settlement != nil {
		out.Settlement = money(*a.settlement)
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}

func (e entry) json(lang tanu.Language) stepJSON {
	event := e.event
	s := stepJSON{
		Action: event.Command.Action, Day: event.Command.Day, By: event.Command.Actor.Role,
		Clause: event.Clause, Cited: event.Clause.In(lang), From: event.From, To: event.To,
		Due: event.Due, Late: event.Late(), LateBy: event.LateBy,
	}
	if p := e.term; p != nil {
		s.Term = &termJSON{
			From: p.Event, Term: p.Term, Last: p.Last, Skipped: []skippedJSON{}, Provisional: p.Provisional, Text: p.In(lang),
		}
		for _, day := range p.Skipped {
			s.Term.Skipped = append(s.Term.Skipped, skippedJSON{day.Date, day.Kind, day.Name.In(lang)})
		}
	}
	if e.outcome.Decision != nil {
		for _, f := range e.outcome.Decision.Findings() {
			s.Findings = append(s.Findings, findingJSON{f.Code, f.Clause, f.Verdict, f.Missing(), f.In(lang)})
		}
	}
	if e.outcome.Report != nil {
		for _, f := range e.outcome.Report.Findings {
			s.Findings = append(s.Findings, findingJSON{string(f.Code), f.Clause, f.Verdict, nil, f.In(lang)})
		}
	}
	return s
}

func reasons(list []voucher.Reason, lang tanu.Language) []findingJSON {
	out := make([]findingJSON, len(list))
	for i, r := range list {
		out[i] = findingJSON{r.Code, r.Clause, r.Verdict, r.Missing, r.Text.In(lang)}
	}
	return out
}

func money(s settlement.Settlement) *moneyJSON {
	out := &moneyJSON{Due: s.Due.Last, Payments: []paymentJSON{}}
	for _, r := range s.Reimbursements { // a case has one voucher
		out.Cost = plain(r.Cost)
		out.ToCentre, out.CoPayment, out.Assistance = item(r.Centre), item(r.CoPayment), item(r.Assistance)
	}
	for _, p := range s.Payments {
		out.Payments = append(out.Payments, paymentJSON{p.Payee, p.Account.String(), plain(p.Amount), p.Due, p.Clause})
	}
	return out
}

func item(i settlement.Portion) itemJSON {
	return itemJSON{i.Verdict, plain(i.Amount), i.Clause, i.Missing}
}

func plain(d decimal.Decimal) string { return d.StringFixed(2) }
