package sqlstore_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu/examples/sqlstore"
	"github.com/biliktilik/tanu/examples/sqlstore/internal/servers"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/storetest"
)

// opener opens one database, again and again.
type opener func(context.Context) (*sqlstore.Store, error)

// database makes an empty one.
type database func(context.Context) (opener, error)

// harness is a database as the conformance suite takes it.
func harness(ctx context.Context, fresh database) (storetest.Harness, error) {
	open, err := fresh(ctx)
	if err != nil {
		return storetest.Harness{}, err
	}
	var mu sync.Mutex
	var opened []*sqlstore.Store
	another := func(ctx context.Context) (registry.Store, error) {
		store, err := open(ctx)
		mu.Lock()
		defer mu.Unlock()
		if err == nil {
			opened = append(opened, store)
		}
		return store, err
	}
	store, err := another(ctx)
	return storetest.Harness{
		Store: store, Reopen: another, Second: another,
		Messages: func(ctx context.Context) (all []voucher.Message, err error) {
			parcels, err := opened[len(opened)-1].Outbox(ctx, 1000)
			for _, p := range parcels {
				all = append(all, p.Message)
			}
			return all, err
		},
		Close: func() error {
			var failures []error
			for _, store := range opened {
				failures = append(failures, store.Close())
			}
			return errors.Join(failures...)
		},
	}, err
}

// databases are the kinds of database that the tests run on. A server is started
// once, and stopped when the test is over.
var databases = []struct {
	name  string
	begin func(testing.TB) database
}{
	{"sqlite", func(t testing.TB) database {
		return func(context.Context) (opener, error) {
			path := filepath.Join(t.TempDir(), "a folder with % and ?", "cases.db")
			return func(ctx context.Context) (*sqlstore.Store, error) { return sqlstore.Open(ctx, path) }, makeFolder(path)
		}
	}},
	{"postgres", func(t testing.TB) database {
		server, err := servers.StartPostgres(t.Context())
		servers.Skip(t, err)
		t.Cleanup(func() { require.NoError(t, server.Stop()) })
		return func(ctx context.Context) (opener, error) {
			dsn, err := server.Database(ctx)
			return func(ctx context.Context) (*sqlstore.Store, error) { return sqlstore.OpenPostgres(ctx, dsn) }, err
		}
	}},
	{"mariadb", func(t testing.TB) database {
		server, err := servers.StartMariaDB(t.Context())
		return maria(t, server, err)
	}},
	{"galera", func(t testing.TB) database {
		if testing.Short() {
			t.Skip("a cluster of three nodes takes a minute")
		}
		server, err := servers.StartGalera(t.Context(), 3)
		return maria(t, server, err)
	}},
}

func maria(t testing.TB, server *servers.MariaDB, err error) database {
	servers.Skip(t, err)
	t.Cleanup(func() { require.NoError(t, server.Stop()) })
	return func(ctx context.Context) (opener, error) {
		nodes, err := server.Database(ctx)
		return func(ctx context.Context) (*sqlstore.Store, error) { return sqlstore.OpenMariaDB(ctx, nodes...) }, err
	}
}

// TestConformance proves the store on each database. On the cluster the
// connections, and so the writes, are spread over the nodes.
func TestConformance(t *testing.T) {
	for _, kind := range databases {
		t.Run(kind.name, func(t *testing.T) {
			fresh := kind.begin(t)
			storetest.Run(t, func(ctx context.Context) (storetest.Harness, error) { return harness(ctx, fresh) })
		})
	}
}

func makeFolder(path string) error { return os.MkdirAll(filepath.Dir(path), 0o755) }
