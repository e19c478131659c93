package sqlstore

import (
	"errors"
	"fmt"
	"testing"

	"github.com/go-sql-driver/mysql"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu/voucher/registry"
)

// An error says that nothing was applied only where the server said so and went
// on: one that gives up, as for a disk that is full at the commit, may have
// written it.
func TestJudge_ServerThatGivesUp(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want fault
	}{
		{&pgconn.PgError{Severity: "PANIC", SeverityUnlocalized: "PANIC", Code: "53100"}, failed},
		{&pgconn.PgError{Severity: "FATAL", SeverityUnlocalized: "FATAL", Code: "57P01"}, failed},
		{&pgconn.PgError{Severity: "ФАТАЛЬНО", SeverityUnlocalized: "FATAL", Code: "25P04"}, failed},
		{&pgconn.PgError{Severity: "ERROR", SeverityUnlocalized: "ERROR", Code: "53100"}, refused},
		{&pgconn.PgError{Severity: "ERROR", SeverityUnlocalized: "ERROR", Code: "57014"}, refused},
		{&pgconn.PgError{Severity: "ERROR", SeverityUnlocalized: "ERROR", Code: "40001"}, collided},
	} {
		require.Equal(t, tt.want, judgePostgres(tt.err), "%v", tt.err)
		known := pipelineError(queued{step: &step{}}, fmt.Errorf("commit: %w", tt.err))
		store := Store{dialect: postgresDialect()}
		require.Equal(t, tt.want == failed, errors.Is(store.contract(known), registry.ErrOutcomeUnknown), "%v", tt.err)
		require.Equal(t, tt.want == failed, store.Unknown(tt.err), "%v", tt.err)
	}
	for number, want := range map[uint16]fault{
		1053: failed, 1927: failed, 1317: failed, 1180: failed, 1213: collided, 1406: refused,
	} {
		require.Equal(t, want, judgeMariaDB(&mysql.MySQLError{Number: number}), "%d", number)
	}
}
