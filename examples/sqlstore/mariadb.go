package sqlstore

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"maps"
	"sync/atomic"
	"time"

	"github.com/go-sql-driver/mysql"
	"github.com/pressly/goose/v3"
)

// OpenMariaDB opens a MariaDB or MySQL database by its data source name, and
// makes the tables where there are none. A newer schema is refused.
//
// Several names are the nodes of one Galera cluster: connections are spread
// over them in turn, and a node that is not ready is passed over. On a cluster a
// statement waits for what was committed before it on any node
// (wsrep_sync_wait).
//
// Transactions are READ COMMITTED. The session's sql_mode is set to be strict: a
// value that does not fit is an error, never cut.
func OpenMariaDB(ctx context.Context, nodes ...string) (*Store, error) {
	if len(nodes) == 0 {
		return nil, fmt.Errorf("sqlstore: open mariadb: want the name of at least one node")
	}
	spread := &spread{}
	for _, dsn := range nodes {
		config, err := mysql.ParseDSN(dsn)
		if err != nil {
			return nil, fmt.Errorf("sqlstore: open mariadb: %w", err)
		}
		node, err := mysql.NewConnector(settled(config, len(nodes) > 1))
		if err != nil {
			return nil, fmt.Errorf("sqlstore: open mariadb at %s: %w", config.Addr, err)
		}
		spread.nodes = append(spread.nodes, node)
	}
	store, err := open(ctx, sql.OpenDB(spread), mariaDialect())
	if err != nil {
		return nil, fmt.Errorf("sqlstore: open mariadb: %w", err)
	}
	return store, nil
}

// settled is a configuration with what the statements rely on.
func settled(config *mysql.Config, cluster bool) *mysql.Config {
	config = config.Clone()
	config.ClientFoundRows = false // a statement counts the rows that it changed
	config.MultiStatements = false
	config.Logger = &mysql.NopLogger{} // what fails is returned as an error
	config.ParseTime = true            // the table of schema versions has a time in it
	config.Timeout = cmp.Or(config.Timeout, 5*time.Second)
	config.ReadTimeout = cmp.Or(config.ReadTimeout, 30*time.Second)
	config.WriteTimeout = cmp.Or(config.WriteTimeout, 30*time.Second)
	params := maps.Clone(config.Params)
	if params == nil {
		params = map[string]string{}
	}
	params["sql_mode"] = "'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'"
	if params["innodb_lock_wait_timeout"] == "" {
		params["innodb_lock_wait_timeout"] = "10" // seconds: less than the connection waits for an answer
	}
	if cluster {
		params["wsrep_sync_wait"] = "7"
	}
	config.Params = params
	return config
}

// spread connects to the nodes of a cluster in turn.
type spread struct {
	nodes []driver.Connector
	next  atomic.Uint64
}

// Driver implements driver.Connector.
func (s *spread) Driver() driver.Driver { return s.nodes[0].Driver() }

// Connect implements driver.Connector: it tries each node once.
func (s *spread) Connect(ctx context.Context) (driver.Conn, error) {
	first := s.next.Add(1)
	var failures []error
	for i := range s.nodes {
		conn, err := s.nodes[(first+uint64(i))%uint64(len(s.nodes))].Connect(ctx)
		if err == nil && len(s.nodes) > 1 {
			if err = ready(ctx, conn); err != nil {
				_ = conn.Close()
			}
		}
		if err == nil {
			return conn, nil
		}
		failures = append(failures, err)
	}
	return nil, errors.Join(failures...)
}

// ready asks a node something that it answers only as part of the cluster.
func ready(ctx context.Context, conn driver.Conn) error {
	rows, err := conn.(driver.QueryerContext).QueryContext(ctx,
		"SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = DATABASE()", nil)
	if err != nil {
		return err
	}
	return rows.Close()
}

func mariaDialect() dialect {
	return dialect{
		name: "MariaDB", goose: goose.DialectMySQL, folder: "mariadb", mark: asked, judge: judgeMariaDB,
		isolation: sql.TxOptions{Isolation: sql.LevelReadCommitted},
		statements: statements{
			putCommand: insert("INSERT INTO commands (id, digest, reply) VALUES @ ON DUPLICATE KEY UPDATE id = id", "(?, ?, ?)"),
			putCase:    insert("INSERT INTO cases (id, version, region, state, due, body) VALUES @ ON DUPLICATE KEY UPDATE id = id", "(?, ?, ?, ?, ?, ?)"),
			setCase:    write{one: "UPDATE cases SET version = ?, region = ?, state = ?, due = ?, body = ? WHERE id = ? AND version = ?"},
			// Of another case's claim the column would become NULL, which it may
			// not: the statement fails, and by that alone.
			takeClaim: write{fails: true, one: `INSERT INTO claims (claim, case_id) VALUES (?, ?)
				ON DUPLICATE KEY UPDATE case_id = IF(case_id = VALUES(case_id), case_id, NULL)`},
			freeClaim: write{one: "DELETE FROM claims WHERE claim = ? AND case_id = ?"},
			// A statement that inserts what it selects would first write it to a
			// table of its own.
			addEvent:   insert("INSERT INTO events (case_id, seq, body) VALUES @", "(?, ?, ?)"),
			hasEvent:   insert("SELECT count(*) FROM events WHERE (case_id, seq) IN (@)", "(?, ?)"),
			putMessage: insert("INSERT INTO outbox (body) VALUES @", "(?)"),
			addLine:    write{one: "INSERT INTO places (region, year, granted, held, issued) VALUES (?, ?, 0, 0, 0) ON DUPLICATE KEY UPDATE year = year"},
			moveLine:   write{one: moveLine},
			command:    "SELECT digest, reply FROM commands WHERE id = ? FOR UPDATE",
			due:        dueByUnion,
		},
	}
}

// dueByUnion is the page of due cases where a comparison of rows does not use
// the index: the rest of the cursor's day, then the days after it.
func dueByUnion(p page) (string, []any) {
	where, first := p.where()
	args := append(append([]any{}, first...), p.day, p.by, p.id, p.limit)
	args = append(append(args, first...), p.day, p.by, p.limit, p.limit)
	return "SELECT id, version, body FROM (" +
		"(SELECT due, id, version, body FROM cases WHERE " + where + "due = ? AND due <> '' AND due <= ? AND id > ? ORDER BY due, id LIMIT ?)" +
		" UNION ALL " +
		"(SELECT due, id, version, body FROM cases WHERE " + where + "due > ? AND due <= ? ORDER BY due, id LIMIT ?)" +
		") AS page ORDER BY due, id LIMIT ?", args
}

// The numbers of MariaDB's errors that the contract tells apart.
const (
	notNull       = 1048
	shutdown      = 1053
	someError     = 1105
	duringCommit  = 1180
	duplicateKey  = 1062
	lockTimeout   = 1205
	deadlock      = 1213 // also a certification that the cluster refused
	interrupted   = 1317
	notInCluster  = 1047 // "WSREP has not yet prepared node for application use"
	outOfRange    = 1690
	recordChanged = 1020
	killed        = 1927 // the connection
	checkFailed   = 4025
)

func judgeMariaDB(err error) fault {
	var e *mysql.MySQLError
	if !errors.As(err, &e) {
		return failed
	}
	switch e.Number {
	case lockTimeout, deadlock, recordChanged:
		return collided
	case notInCluster:
		return absent
	case interrupted, shutdown, killed, someError, duringCommit:
		return failed
	case notNull:
		return claimed
	case duplicateKey:
		return doubled
	case outOfRange, checkFailed:
		return outOfLine
	}
	return refused
}
