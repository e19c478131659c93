package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/examples/sqlstore"
	"github.com/biliktilik/tanu/examples/sqlstore/internal/lives"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// violations are what is wrong with what a database contains, held against what
// the clerks were told.
func violations(ctx context.Context, store *sqlstore.Store, answers *answers) (wrong []string, cases int, err error) {
	for bad := range store.Audit(ctx) {
		wrong = append(wrong, bad.Error())
	}
	wrong = append(wrong, answers.bad...)
	all, err := every(ctx, store)
	if err != nil {
		return nil, 0, err
	}
	checks := []func(context.Context, *sqlstore.Store, []voucher.Case) ([]string, error){
		places, persons, replayed, outbox,
	}
	for _, check := range checks {
		found, err := check(ctx, store, all)
		if err != nil {
			return nil, 0, err
		}
		wrong = append(wrong, found...)
	}
	missing, err := answered(ctx, store, answers)
	return append(wrong, missing...), len(all), err
}

// every reads every case.
func every(ctx context.Context, store *sqlstore.Store) (all []voucher.Case, err error) {
	rows, err := store.DB().QueryContext(ctx, "SELECT body FROM cases ORDER BY id")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var body []byte
		var c voucher.Case
		if err := rows.Scan(&body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(body, &c); err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, rows.Err()
}

// places holds each line to the cases that have a place in it: none sold twice,
// none lost.
func places(ctx context.Context, store *sqlstore.Store, cases []voucher.Case) (wrong []string, err error) {
	want := map[allocation.LineKey]allocation.Line{}
	for n := range regions {
		key := lives.New(n, regions).Line()
		want[key] = allocation.Line{Key: key, Granted: granted}
	}
	for _, c := range cases {
		key := allocation.LineKey{Region: c.Application.Region, Year: c.Filed.Year()}
		line := want[key]
		switch c.State {
		case voucher.Filed, voucher.Reviewed, voucher.Forwarded, voucher.Confirmed:
			line.Held++
		case voucher.Issued, voucher.Used, voucher.ActReceived, voucher.Paid, voucher.Lapsed:
			line.Issued++
		}
		want[key] = line
	}
	for key, line := range want {
		got, err := store.Line(ctx, key)
		if err != nil {
			return nil, err
		}
		if got != line {
			wrong = append(wrong, fmt.Sprintf("line %s has %+v, the cases make %+v", key, got, line))
		}
		if line.Free() < 0 {
			wrong = append(wrong, fmt.Sprintf("line %s: %d places sold of %d", key, line.Held+line.Issued, line.Granted))
		}
	}
	return wrong, nil
}

// persons looks for a person with two open cases or vouchers in the year.
func persons(_ context.Context, _ *sqlstore.Store, cases []voucher.Case) (wrong []string, err error) {
	first := map[tanu.IIN]string{}
	for _, c := range cases {
		switch c.State {
		case voucher.ScreenedOut, voucher.ReviewRefused, voucher.Declined, voucher.Refused:
			continue
		}
		if other, there := first[c.Application.IIN]; there {
			wrong = append(wrong, fmt.Sprintf("cases %q and %q are of one person in one year", other, c.ID))
		}
		first[c.Application.IIN] = c.ID
	}
	return wrong, nil
}

// replayed builds each case again from its events.
func replayed(ctx context.Context, store *sqlstore.Store, cases []voucher.Case) (wrong []string, err error) {
	for _, c := range cases {
		events, err := store.Events(ctx, c.ID, 0, 100)
		if err != nil {
			return nil, err
		}
		again, err := lives.Rules().Replay(events)
		if err != nil {
			wrong = append(wrong, fmt.Sprintf("case %q cannot be replayed: %v", c.ID, err))
			continue
		}
		a, errA := json.Marshal(again)
		b, errB := json.Marshal(c)
		if errA != nil || errB != nil || string(a) != string(b) {
			wrong = append(wrong, fmt.Sprintf("case %q is not what its events make", c.ID))
		}
	}
	return wrong, nil
}

// outbox looks for one message for each event, no more and no less.
func outbox(ctx context.Context, store *sqlstore.Store, cases []voucher.Case) (wrong []string, err error) {
	parcels, err := store.Outbox(ctx, 10_000_000)
	if err != nil {
		return nil, err
	}
	sent := map[string]int{}
	for _, p := range parcels {
		sent[fmt.Sprintf("%s/%d", p.Case, p.Seq)]++
	}
	for _, c := range cases {
		for n := int64(1); n <= c.Version; n++ {
			key := fmt.Sprintf("%s/%d", c.ID, n)
			if sent[key] != 1 {
				wrong = append(wrong, fmt.Sprintf("event %s has %d messages in the outbox", key, sent[key]))
			}
			delete(sent, key)
		}
	}
	for key := range sent {
		wrong = append(wrong, fmt.Sprintf("a message tells of event %s, which is not there", key))
	}
	return wrong, nil
}

// answered looks for each command that a clerk had an answer to, and for the
// same answer.
func answered(ctx context.Context, store *sqlstore.Store, answers *answers) (wrong []string, err error) {
	rows, err := store.DB().QueryContext(ctx, "SELECT id, reply FROM commands")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	stored := map[string]registry.Reply{}
	for rows.Next() {
		var id string
		var body []byte
		var reply registry.Reply
		if err := rows.Scan(&id, &body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(body, &reply); err != nil {
			return nil, err
		}
		stored[id] = reply
	}
	for id, reply := range answers.all {
		got, there := stored[id]
		switch {
		case !there:
			wrong = append(wrong, fmt.Sprintf("command %q was acknowledged and is not there", id))
		case brief(got) != brief(reply):
			wrong = append(wrong, fmt.Sprintf("command %q was answered %s and is stored as %s", id, brief(reply), brief(got)))
		}
	}
	return wrong, rows.Err()
}
