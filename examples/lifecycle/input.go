package main

import (
	_ "embed"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
)

//go:embed testdata/default.json
var sample []byte

const format = "tanu.lifecycle/v1"

// input is a case file: who applies for what, what the registers know, and
// which step was done on which day.
type input struct {
	Format      string                  `json:"format"`
	About       tanu.Text               `json:"about"` // what the file is; invented data says so
	Case        string                  `json:"case"`
	Quota       []allocation.Line       `json:"quota"` // places granted to regions
	Policy      tanu.Policy             `json:"policy"`
	Centres     centres                 `json:"centres"`
	Application eligibility.Application `json:"application"`
	Facts       eligibility.Facts       `json:"facts"`
	Steps       []step                  `json:"steps"`
}

// centres are the state centres of the region of application. The recognition
// centre stands in the application.
type centres struct {
	Career   tanu.BIN `json:"career"`
	Mobility tanu.BIN `json:"mobility"`
}

// step is one thing done: the action, the day, and what the action needs.
type step struct {
	Action    voucher.Action          `json:"action"`
	Day       tanu.Date               `json:"day"`
	Facts     *eligibility.Facts      `json:"facts"` // where they differ from the file's
	Sheet     *voucher.SickSheet      `json:"sheet"`
	Procedure *settlement.Procedure   `json:"procedure"`
	Protocol  *voucher.SignedProtocol `json:"protocol"`
	Act       *settlement.Act         `json:"act"`
	Signature voucher.ActSignature    `json:"signature"`
	Reason    string                  `json:"reason"`
}

// load reads a case file, the embedded sample where path is empty.
func load(path string) (input, error) {
	data := sample
	if path != "" {
		var err error
		if data, err = os.ReadFile(path); err != nil {
			return input{}, err
		}
	}
	return parse(data)
}

// parse reads a case file. Its errors name the field.
func parse(data []byte) (in input, err error) {
	if err := json.Unmarshal(data, &in, json.RejectUnknownMembers(true)); err != nil {
		return input{}, named(err)
	}
	return in, in.check()
}

// named says a decoding error as "field: rule".
func named(err error) error {
	var semantic *json.SemanticError
	if !errors.As(err, &semantic) {
		return err
	}
	field := strings.ReplaceAll(strings.TrimPrefix(string(semantic.JSONPointer), "/"), "/", ".")
	rule := semantic.Err
	if errors.Is(err, json.ErrUnknownName) {
		rule = errors.New("no such field")
	}
	if rule == nil {
		rule = fmt.Errorf("want a %s", semantic.GoType)
	}
	// A personal number may have been put into the wrong field.
	return fmt.Errorf("field %q: %s", field, tanu.HideDigits(rule.Error()))
}

func (in input) check() error {
	want := func(field, rule string) error { return fmt.Errorf("field %q: %s", field, rule) }
	switch {
	case in.Format != format:
		return want("format", "want "+format)
	case in.Case == "":
		return want("case", "want an id for the case")
	case in.Centres.Career.IsZero():
		return want("centres.career", "want the BIN of the career centre")
	case in.Centres.Mobility.IsZero():
		return want("centres.mobility", "want the BIN of the labour mobility centre")
	case in.Application.IIN.IsZero():
		return want("application.iin", "want the applicant's IIN")
	case len(in.Steps) == 0 || in.Steps[0].Action != voucher.File:
		return want("steps", "want at least one step, the first with the action file")
	}
	if err := in.Policy.Validate(); err != nil {
		return fmt.Errorf("field %q: %w", "policy", err)
	}
	for i, s := range in.Steps {
		switch {
		case s.Day.IsZero():
			return want(fmt.Sprintf("steps.%d.day", i), "want the day of the step")
		case !slices.Contains(voucher.Actions(), s.Action):
			return want(fmt.Sprintf("steps.%d.action", i), "want one of "+strings.Trim(fmt.Sprint(voucher.Actions()), "[]"))
		}
	}
	return nil
}

// command is step number i as a command of whoever does it.
func (in input) command(i int) voucher.Command {
	s := in.Steps[i]
	cmd := voucher.Command{
		ID: fmt.Sprintf("%s/%d", in.Case, i+1), Case: in.Case, Action: s.Action, Day: s.Day,
		Facts: s.Facts, Sheet: s.Sheet, Procedure: s.Procedure, Protocol: s.Protocol,
		Act: s.Act, Signature: s.Signature, Reason: s.Reason,
	}
	switch s.Action {
	case voucher.File:
		cmd.Application = &in.Application
		fallthrough
	case voucher.SetStatus, voucher.Review:
		if cmd.Facts == nil {
			cmd.Facts = &in.Facts
		}
	}
	cmd.Actor = in.actor(s.Action)
	return cmd
}

// actor is who does an action in this case, by the edition in force on the day
// of filing. Where none is, filing says so.
func (in input) actor(action voucher.Action) voucher.Actor {
	edition, err := tanu.EditionOn(in.Steps[0].Day)
	if err != nil {
		edition = tanu.Edition2025
	}
	switch role, _ := voucher.OfficeOf(edition, action); role {
	case tanu.Applicant:
		return voucher.Actor{Role: role, Person: in.Application.IIN}
	case tanu.CareerCentre:
		return voucher.Actor{Role: role, Centre: in.Centres.Career, Region: in.Application.Region}
	case tanu.MobilityCentre:
		return voucher.Actor{Role: role, Centre: in.Centres.Mobility, Region: in.Application.Region}
	case tanu.RecognitionCentre:
		return voucher.Actor{Role: role, Centre: in.Application.Centre.BIN}
	default:
		return voucher.Actor{Role: tanu.System}
	}
}
