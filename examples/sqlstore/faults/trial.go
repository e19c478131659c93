package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/biliktilik/tanu/examples/sqlstore"
	"github.com/biliktilik/tanu/examples/sqlstore/internal/servers"
)

// report is what one trial came to.
type report struct {
	Store, Fault string
	Faults       int64 // how often it struck
	counts       *counts
	Cases        int
	Acknowledged int
	Violations   []string
	Took         time.Duration
}

// trial is one store under one fault.
type trial struct {
	store, fault string
	run          func(context.Context, *bench) error
}

// bench is where a trial is carried out.
type bench struct {
	*report
	lasts   time.Duration
	answers *answers
}

// trials is the table of them.
var trials = []trial{
	{"sqlite", "kill", killSQLite},
	{"postgres", "kill", killPostgres},
	{"postgres", "crash", crashPostgres},
	{"postgres", "cut", cutPostgres},
	{"mariadb", "cut", cutMariaDB},
	{"galera", "node", killNode},
}

// try carries out a trial.
func (t trial) try(ctx context.Context, lasts time.Duration) (*report, error) {
	began := time.Now()
	b := &bench{&report{Store: t.store, Fault: t.fault, counts: &counts{}}, lasts, &answers{}}
	err := t.run(ctx, b)
	b.Acknowledged, b.Took = len(b.answers.all), time.Since(began)
	return b.report, err
}

// load works on an open store while strike does its worst, and then looks at
// what the database contains.
func (b *bench) load(ctx context.Context, store *sqlstore.Store, strike func(context.Context) error) error {
	loading, cancel := context.WithTimeout(ctx, b.lasts)
	defer cancel()
	var side sync.WaitGroup
	var struck error
	side.Go(func() { struck = strike(loading) })
	reg, err := begin(loading, store)
	if err == nil {
		work(loading, store, reg, b.counts, 0, b.answers.add)
	}
	side.Wait()
	if err := errors.Join(err, struck); err != nil {
		return err
	}
	return b.look(ctx, store)
}

// look holds the database to the invariants. A server may still be at a commit
// whose client is gone, so it is given a moment first.
func (b *bench) look(ctx context.Context, store *sqlstore.Store) (err error) {
	if err := settled(ctx, store); err != nil {
		return err
	}
	return insistShortly(ctx, func() error {
		b.Violations, b.Cases, err = violations(ctx, store, b.answers)
		return err
	})
}

// settled waits until no more commands arrive.
func settled(ctx context.Context, store *sqlstore.Store) error {
	for last := -1; ; {
		var count int
		err := insistShortly(ctx, func() error {
			return store.DB().QueryRowContext(ctx, "SELECT count(*) FROM commands").Scan(&count)
		})
		if err != nil || count == last {
			return err
		}
		last = count
		time.Sleep(500 * time.Millisecond)
	}
}

// insistShortly is for a server that has only just come back.
func insistShortly(ctx context.Context, do func() error) error {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	return insist(ctx, do)
}

// pause waits a random part of a time, and reports whether there is more to do.
func pause(ctx context.Context, most time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(most/3 + rand.N(most)):
		return true
	}
}

func killSQLite(ctx context.Context, b *bench) error {
	dir, err := os.MkdirTemp("", "tanu-faults-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	path := filepath.Join(dir, "cases.db")
	store, err := sqlstore.Open(ctx, path)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }()
	return b.killed(ctx, "sqlite|"+path, store)
}

// withPostgres starts a server with an empty database.
func withPostgres(ctx context.Context, use func(server *servers.Postgres, dsn string) error) error {
	server, err := servers.StartPostgres(ctx)
	if err != nil {
		return err
	}
	dsn, err := server.Database(ctx)
	if err == nil {
		err = use(server, dsn)
	}
	return errors.Join(err, server.Stop())
}

func killPostgres(ctx context.Context, b *bench) error {
	return withPostgres(ctx, func(_ *servers.Postgres, dsn string) error {
		store, err := sqlstore.OpenPostgres(ctx, dsn)
		if err != nil {
			return err
		}
		defer func() { _ = store.Close() }()
		return b.killed(ctx, "postgres|"+dsn, store)
	})
}

// crashPostgres stops the server without a checkpoint and starts it again.
func crashPostgres(ctx context.Context, b *bench) error {
	return withPostgres(ctx, func(server *servers.Postgres, dsn string) error {
		store, err := sqlstore.OpenPostgres(ctx, dsn)
		if err != nil {
			return err
		}
		defer func() { _ = store.Close() }()
		return b.load(ctx, store, func(loading context.Context) error {
			for pause(loading, time.Second) {
				if err := errors.Join(server.Crash(), server.Start(ctx)); err != nil {
					return err
				}
				b.Faults++
			}
			return nil
		})
	})
}

// oneCutIn is one in how many commits the proxy cuts.
const oneCutIn = 25

func cutPostgres(ctx context.Context, b *bench) error {
	return withPostgres(ctx, func(server *servers.Postgres, dsn string) error {
		return b.throughProxy(ctx, server.Port(), dsn, func(dsn string) (*sqlstore.Store, error) {
			return sqlstore.OpenPostgres(ctx, dsn)
		})
	})
}

func cutMariaDB(ctx context.Context, b *bench) error {
	server, err := servers.StartMariaDB(ctx)
	if err != nil {
		return err
	}
	nodes, err := server.Database(ctx)
	if err == nil {
		err = b.throughProxy(ctx, server.Port(0), nodes[0], func(dsn string) (*sqlstore.Store, error) {
			return sqlstore.OpenMariaDB(ctx, dsn)
		})
	}
	return errors.Join(err, server.Stop())
}

// throughProxy works through a proxy, and looks afterwards without it.
func (b *bench) throughProxy(
	ctx context.Context, port int, dsn string, open func(dsn string) (*sqlstore.Store, error),
) error {
	direct, err := open(dsn)
	if err != nil {
		return err
	}
	defer func() { _ = direct.Close() }()
	p, err := newProxy(port, oneCutIn)
	if err != nil {
		return err
	}
	store, err := open(strings.Replace(dsn, fmt.Sprintf(":%d", port), fmt.Sprintf(":%d", p.port()), 1))
	if err != nil {
		p.close()
		return err
	}
	loading, cancel := context.WithTimeout(ctx, b.lasts)
	defer cancel()
	reg, err := begin(loading, store)
	if err == nil {
		work(loading, store, reg, b.counts, 0, b.answers.add)
	}
	p.close()
	b.Faults = p.cuts.Load()
	if err := errors.Join(err, store.Close()); err != nil {
		return err
	}
	return b.look(ctx, direct)
}

// killNode kills one node of three after the other, and lets it rejoin.
func killNode(ctx context.Context, b *bench) error {
	cluster, err := servers.StartGalera(ctx, 3)
	if err != nil {
		return err
	}
	err = b.onCluster(ctx, cluster)
	return errors.Join(err, cluster.Stop())
}

func (b *bench) onCluster(ctx context.Context, cluster *servers.MariaDB) error {
	nodes, err := cluster.Database(ctx)
	if err != nil {
		return err
	}
	store, err := sqlstore.OpenMariaDB(ctx, nodes...)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }()
	err = b.load(ctx, store, func(loading context.Context) error {
		for node := 0; pause(loading, 3*time.Second); node = (node + 1) % len(nodes) {
			if err := cluster.Kill(node); err != nil {
				return err
			}
			b.Faults++
			pause(loading, 6*time.Second)
			if err := cluster.Rejoin(ctx, node); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return b.sameOnEach(ctx, nodes)
}

// sameOnEach looks at each node by itself.
func (b *bench) sameOnEach(ctx context.Context, nodes []string) error {
	all := b.Violations
	for i, dsn := range nodes {
		store, err := sqlstore.OpenMariaDB(ctx, dsn+"&wsrep_sync_wait=7")
		if err != nil {
			return err
		}
		err = b.look(ctx, store)
		_ = store.Close()
		if err != nil {
			return err
		}
		for _, v := range b.Violations {
			all = append(all, fmt.Sprintf("node %d: %s", i+1, v))
		}
	}
	b.Violations = all
	return nil
}
