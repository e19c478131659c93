package voucher_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"log/slog"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// personal is an invented number that a host took for an id: the IIN of a person.
const personal = "900101300126"

// logged is a value of every type that says what a log may hold of it, from a
// whole life over a store with sick leave on the way, the ids of which are a
// personal number.
func logged(t *testing.T) map[string]slog.LogValuer {
	t.Helper()
	reg, store := newRegistry(t, tanu.Policy{}, 1)
	commands := append([]voucher.Command{}, lifeThrough(voucher.Issue)...)
	commands = append(append(commands, at(voucher.Extend, "2026-05-15")), stepOf(voucher.Use),
		stepOf(voucher.SignProtocol))
	commands[5].Day, commands[5].Sheet = day("2026-04-02"),
		&voucher.SickSheet{From: day("2026-04-01"), To: day("2026-04-01"), Received: day("2026-04-02")}
	var results []registry.Result
	for _, cmd := range commands {
		res, err := reg.Do(ctx, rename(cmd, personal, iin))
		require.NoError(t, err)
		require.Equal(t, voucher.Done, res.Reply.Status, "%s: %v", cmd.Action, res.Reply.Reasons)
		results = append(results, res)
	}
	receive := rename(at(voucher.ReceiveAct, "2026-05-12"), personal, iin)
	receive.Act.Number = personal
	joint, err := reg.ReceiveAct(ctx, receive)
	require.NoError(t, err)
	require.Equal(t, voucher.Done, joint.Reply.Status, "%v", joint.Reply.Reasons)
	items, err := agendaOf(reg, registry.AgendaQuery{Day: day("2026-05-19")})
	require.NoError(t, err)
	c, err := store.Case(ctx, personal)
	require.NoError(t, err)
	list, err := store.Events(ctx, personal, 0, 100)
	require.NoError(t, err)
	message := store.Messages()[0]
	pay := rename(at(voucher.Pay, "2026-05-19"), personal, iin)
	paid, err := rules().Decide(c, pay)
	require.NoError(t, err)
	protocol := c.Protocol
	protocol.Number = personal
	return map[string]slog.LogValuer{
		"Case": c, "Voucher": c.Voucher, "SickSheet": c.Sheets[0], "SignedProtocol": protocol, "ReceivedAct": *c.Service,
		"Supplement": voucher.Supplement{HolderAccount: c.Application.Account, CentreAccount: c.Service.Act.Executor.Account},
		"Actor":      stepOf(voucher.File).Actor, "Command": rename(stepOf(voucher.File), personal, iin),
		"Event": list[0], "Outcome": paid,
		"Reply": joint.Reply, "Result": results[1], "JointResult": joint, "Item": items[0], "Message": message,
		"Committed": registry.Committed{Reply: joint.Reply,
			Err: fmt.Errorf("the store: case %s: %w", personal, registry.ErrConflict)},
		"Change":          registry.Change{Command: personal, Cases: []voucher.Case{c}, Events: list},
		"ClaimEntry":      registry.ClaimEntry{Claim: "a claim", Case: personal},
		"Cursor":          registry.Cursor{Due: c.Due, ID: personal},
		"AgendaItem":      registry.AgendaItem{Item: items[0], Cursor: registry.Cursor{Due: c.Due, ID: personal}},
		"AgendaQuery":     registry.AgendaQuery{Day: c.Due, Centre: centre},
		"a list of cases": tanu.Logged([]voucher.Case{c, c}), "a list of events": tanu.Logged(list),
		"a list of results": tanu.Logged(results), "a list of lists": tanu.Logged([]slog.LogValuer{tanu.Logged(list)}),
	}
}

// secrets are what no log shows: the numbers, the name, the contacts and the days
// of the illness of the one person that there is.
func secrets() []string {
	a := application(iin, day("2026-03-20"))
	return []string{
		personal, a.Account.Digits(), "KZ31601A000000000001", centre.Digits(), mobility.Digits(),
		a.Name, "Үлгіқызы", a.Residence.Address, a.Phone, a.Email, "2026-04-01",
	}
}

// No type of the package shows personal data to a log, by whatever handler, ids
// included: one may be a personal number.
func TestLogValue_ShowsNoPersonalData(t *testing.T) {
	for name, v := range logged(t) {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			for _, handler := range []slog.Handler{slog.NewTextHandler(&b, nil), slog.NewJSONHandler(&b, nil)} {
				log := slog.New(handler)
				log.Info("seen", "value", v, slog.Group("group", "value", v))
				log.With("value", v).WithGroup("group").Error("seen", slog.Any("value", v))
			}
			for _, secret := range secrets() {
				require.NotContains(t, b.String(), secret)
			}
			require.True(t, json.Valid(bytes.Split(b.Bytes(), []byte("\n"))[2]), "%s", b.String())
		})
	}
}

// What the exported structs that are no LogValuer hold is no personal data: a new
// one is either given a LogValue, or written down here with the reason.
func TestLogValue_EveryStruct(t *testing.T) {
	without := map[string]string{
		"ActSignature": "two answers", "HistoryError": "an error",
		"RefusalError": "an error", "Rules": "no data of a case", "Registry": "no field to be seen",
		"DueQuery": "a day, a region and a state", "Availability": "no data of a case but its days",
		"Reason":     "a code and its sentence",
		"Difference": "codes, days and sums of a case that it does not name", "Step": "as Difference",
		"Sums": "as Difference", "Task": "an action and a role",
	}
	values := logged(t)
	names, err := filepath.Glob("*.go")
	require.NoError(t, err)
	ported, err := filepath.Glob("registry/*.go")
	require.NoError(t, err)
	names = append(names, ported...)
	seen := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok || !spec.Name.IsExported() {
				return true
			}
			if _, ok := spec.Type.(*ast.StructType); ok {
				seen++
				if _, ok := values[spec.Name.Name]; !ok {
					require.NotEmpty(t, without[spec.Name.Name], "%s: give it a LogValue in log.go, or say why not", spec.Name.Name)
				}
			}
			return true
		})
	}
	require.Greater(t, seen, 25)
	for name, v := range values {
		if kind := reflect.TypeOf(v).Name(); !strings.HasPrefix(name, "a ") {
			require.Equal(t, name, kind)
		}
	}
}

// What a log keeps of an id that is none of a person.
func TestLogValue_Ids(t *testing.T) {
	var b bytes.Buffer
	log := slog.New(slog.NewJSONHandler(&b, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Value.Kind() == slog.KindTime {
			return slog.Time(a.Key, time.Time{})
		}
		return a
	}}))
	log.Info("seen", "event", voucher.Event{Case: "75-0001", Seq: 3,
		Command: voucher.Command{ID: "forward/75-0001/2", Case: "75-0001"}})
	require.Contains(t, b.String(), `"case":"75-0001","seq":3,"command":{"id":"forward/75-0001/2","case":"75-0001"`)
}

// The error of a refusal hides it too.
func TestRefusalError_ShowsNoNumber(t *testing.T) {
	err := registry.Reply{Case: personal, Status: voucher.NotAllowed,
		Reasons: []voucher.Reason{{Code: voucher.CodeWrongState}}}.Err()
	require.EqualError(t, err, "registry: the command is not allowed: case ************: wrong-state")
}
