package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/biliktilik/tanu/examples/sqlstore"
	"github.com/biliktilik/tanu/examples/sqlstore/internal/servers"
)

// place is where databases of one kind are made.
type place struct {
	kind  string
	fresh func(ctx context.Context) (*sqlstore.Store, error)
	close func() error
}

// kinds is the table of them.
var kinds = []struct {
	name  string
	start func(context.Context) (place, error)
}{
	{"sqlite", startSQLite}, {"postgres", startPostgres}, {"mariadb", startMariaDB}, {"galera", startGalera},
}

func startSQLite(context.Context) (place, error) {
	dir, err := os.MkdirTemp("", "tanu-bench-")
	fresh := func(ctx context.Context) (*sqlstore.Store, error) {
		sub, err := os.MkdirTemp(dir, "")
		if err != nil {
			return nil, err
		}
		return sqlstore.Open(ctx, filepath.Join(sub, "cases.db"))
	}
	return place{"sqlite", fresh, func() error { return os.RemoveAll(dir) }}, err
}

func startPostgres(ctx context.Context) (place, error) {
	server, err := servers.StartPostgres(ctx)
	if err != nil {
		return place{}, err
	}
	fresh := func(ctx context.Context) (*sqlstore.Store, error) {
		dsn, err := server.Database(ctx)
		if err != nil {
			return nil, err
		}
		return sqlstore.OpenPostgres(ctx, dsn)
	}
	return place{"postgres", fresh, server.Stop}, nil
}

func startMariaDB(ctx context.Context) (place, error) {
	server, err := servers.StartMariaDB(ctx)
	return maria("mariadb", server), err
}

func startGalera(ctx context.Context) (place, error) {
	server, err := servers.StartGalera(ctx, 3)
	return maria("galera", server), err
}

func maria(kind string, server *servers.MariaDB) place {
	fresh := func(ctx context.Context) (*sqlstore.Store, error) {
		nodes, err := server.Database(ctx)
		if err != nil {
			return nil, err
		}
		return sqlstore.OpenMariaDB(ctx, nodes...)
	}
	return place{kind, fresh, func() error { return server.Stop() }}
}

// on makes an empty database, uses it and closes it.
func (p place) on(ctx context.Context, use func(*sqlstore.Store) error) error {
	store, err := p.fresh(ctx)
	if err != nil {
		return err
	}
	return errors.Join(use(store), store.Close())
}
