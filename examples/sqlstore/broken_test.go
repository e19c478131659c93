package sqlstore_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu/examples/sqlstore"
	"github.com/biliktilik/tanu/examples/sqlstore/internal/lives"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// reports harms one row after the other, and holds the store to naming it and
// to leaving it alone.
func reports(t *testing.T, store *sqlstore.Store) {
	ctx := t.Context()
	harm := func(statement string) {
		result, err := store.DB().ExecContext(ctx, statement)
		require.NoError(t, err)
		n, err := result.RowsAffected()
		require.NoError(t, err)
		require.EqualValues(t, 1, n, statement)
	}
	bad := func(err error, table, key string) {
		t.Helper()
		var b *sqlstore.BadData
		require.ErrorAs(t, err, &b)
		require.ErrorIs(t, err, sqlstore.ErrBadData)
		require.Equal(t, table, b.Table)
		require.Equal(t, key, b.Key)
	}
	audited := func(table, key string) {
		t.Helper()
		var found []string
		for err := range store.Audit(ctx) {
			var b *sqlstore.BadData
			require.ErrorAs(t, err, &b)
			found = append(found, b.Table+" "+b.Key)
		}
		require.Contains(t, found, table+" "+key)
	}

	harm(`UPDATE cases SET body = replace(body, '"state":"paid"', '"state":"mislaid"') WHERE id = 'case-00000000'`)
	_, err := store.Case(ctx, "case-00000000")
	bad(err, "cases", "case-00000000")
	require.ErrorContains(t, err, `unknown word`)
	audited("cases", "case-00000000")

	harm("UPDATE cases SET version = 99 WHERE id = 'case-00000001'")
	_, err = store.Case(ctx, "case-00000001")
	bad(err, "cases", "case-00000001")
	audited("cases", "case-00000001")

	harm("UPDATE cases SET body = '{' WHERE id = 'case-00000002'")
	_, err = store.Cases(ctx, []string{"case-00000002", "case-00000003"})
	bad(err, "cases", "case-00000002")

	harm("UPDATE events SET body = replace(body, 'Электромонтер', 'Дәнекерлеуші') WHERE case_id = 'case-00000004' AND seq = 1")
	events, err := store.Events(ctx, "case-00000004", 0, 10)
	require.NoError(t, err)
	require.ErrorIs(t, voucher.Verify(events), voucher.ErrHistory)
	audited("events", "case-00000004/1")

	harm("UPDATE events SET body = '[]' WHERE case_id = 'case-00000005' AND seq = 2")
	_, err = store.Events(ctx, "case-00000005", 0, 10)
	bad(err, "events", "case-00000005/2")
	audited("events", "case-00000005/2")

	harm("DELETE FROM events WHERE case_id = 'case-00000006' AND seq = 2")
	audited("events", "case-00000006/3")

	harm("DELETE FROM cases WHERE id = 'case-00000008'")
	audited("events", "case-00000008")
	audited("claims", "case-00000008")

	harm("UPDATE commands SET reply = 'x' WHERE id = 'case-00000009/file'")
	_, _, err = store.Commit(ctx, repeated(t, 9))
	bad(err, "commands", "case-00000009/file")

	var body string
	require.NoError(t, store.DB().QueryRowContext(ctx, "SELECT body FROM cases WHERE id = 'case-00000002'").Scan(&body))
	require.Equal(t, "{", body, "nothing is repaired")
}

func refusesNewer(t *testing.T, store *sqlstore.Store, open opener) {
	ctx := t.Context()
	applied := "1"
	if store.String() == "PostgreSQL" {
		applied = "true"
	}
	insert := "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, " + applied + ")"
	_, err := store.DB().ExecContext(ctx, insert)
	require.NoError(t, err)
	_, err = open(ctx)
	require.ErrorIs(t, err, sqlstore.ErrNewerSchema)
	require.ErrorContains(t, err, "version 999, want 1")
	_, err = store.DB().ExecContext(ctx, "DELETE FROM goose_db_version WHERE version_id = 999")
	require.NoError(t, err)
	again, err := open(ctx)
	require.NoError(t, err)
	require.NoError(t, again.Close())
}

// repeated is the first change of life number n once more.
func repeated(t *testing.T, n int) registry.Change {
	recorder, err := lives.NewRecorder(t.Context(), 2)
	require.NoError(t, err)
	changes, err := recorder.Changes(t.Context(), lives.New(n, 2), 1)
	require.NoError(t, err)
	return changes[0]
}
