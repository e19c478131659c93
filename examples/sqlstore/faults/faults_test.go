package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu/examples/sqlstore"
	"github.com/biliktilik/tanu/examples/sqlstore/internal/servers"
)

func TestMain(m *testing.M) {
	if name := os.Getenv(child); name != "" {
		if err := beChild(context.Background(), name); err != nil {
			fmt.Fprintln(os.Stderr, "faults:", err)
		}
		return
	}
	os.Exit(m.Run())
}

// Every trial in short: each fault strikes at least once, something is
// acknowledged, and every invariant holds.
func TestTrials(t *testing.T) {
	lasts := map[string]time.Duration{"galera/node": 8 * time.Second}
	for _, trial := range trials {
		name := trial.store + "/" + trial.fault
		t.Run(name, func(t *testing.T) {
			if trial.store == "galera" && testing.Short() {
				t.Skip("a cluster of three nodes takes a minute")
			}
			r, err := trial.try(t.Context(), max(lasts[name], 3*time.Second))
			servers.Skip(t, err)
			t.Logf("%d faults, %d tries, %d acknowledged, %d cases", r.Faults, r.counts.tries.Load(), r.Acknowledged, r.Cases)
			require.Empty(t, r.Violations)
			require.Positive(t, r.Faults)
			require.Positive(t, r.Acknowledged)
			require.Positive(t, r.Cases)
		})
	}
}

// The invariants are worth something only if they see what is wrong.
func TestViolations_AreSeen(t *testing.T) {
	for _, row := range []struct{ harm, want string }{
		{"DELETE FROM events WHERE seq = 2 AND case_id = (SELECT min(case_id) FROM events WHERE seq = 3)", "want event 2 here"},
		{"DELETE FROM events WHERE seq = 1 AND case_id = 'case-00000000'", "the history does not hold"},
		{"UPDATE places SET held = held + 1 WHERE region = '10'", "line 10/2026 has"},
		{"DELETE FROM outbox WHERE id = 1", "has 0 messages in the outbox"},
		{"INSERT INTO outbox (body) SELECT body FROM outbox WHERE id = 1", "has 2 messages in the outbox"},
		{"DELETE FROM commands WHERE id = 'case-00000000/file'", "was acknowledged and is not there"},
		{"UPDATE commands SET reply = replace(reply, '\"version\":1', '\"version\":7')", "and is stored as"},
		{"UPDATE cases SET body = replace(body, 'Электромонтер', 'Дәнекерлеуші')", "is not what its events make"},
		{"DELETE FROM cases WHERE id = 'case-00000000'", "there is no such case"},
	} {
		t.Run(row.want, func(t *testing.T) {
			store, err := sqlstore.Open(t.Context(), t.TempDir()+"/cases.db")
			require.NoError(t, err)
			defer func() { require.NoError(t, store.Close()) }()
			reg, err := begin(t.Context(), store)
			require.NoError(t, err)
			answers := &answers{}
			for n := range 3 {
				clerk{store, reg, &counts{}, answers.add}.live(t.Context(), lifeOf(n))
			}
			wrong, cases, err := violations(t.Context(), store, answers)
			require.NoError(t, err)
			require.Empty(t, wrong)
			require.Equal(t, 3, cases)
			_, err = store.DB().ExecContext(t.Context(), row.harm)
			require.NoError(t, err)
			wrong, _, err = violations(t.Context(), store, answers)
			require.NoError(t, err)
			require.Contains(t, strings.Join(wrong, "\n"), row.want)
		})
	}
}
