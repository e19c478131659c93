package servers

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"

	_ "github.com/jackc/pgx/v5/stdlib" // for whoever asks whether the server answers
)

// Postgres is a PostgreSQL server.
type Postgres struct {
	home      *home
	program   string
	port      int
	process   *process
	databases int
}

// StartPostgres makes a server and starts it. Stop it when done.
func StartPostgres(ctx context.Context) (*Postgres, error) {
	path, err := program("postgresql", "/usr/lib/postgresql/*/bin/postgres")
	if err != nil {
		return nil, err
	}
	h, err := newHome("postgres", "postgres")
	if err != nil {
		return nil, err
	}
	p := &Postgres{home: h, program: path}
	if err := p.begin(ctx); err != nil {
		return nil, errors.Join(err, p.Stop())
	}
	return p, nil
}

func (p *Postgres) begin(ctx context.Context) error {
	initdb := filepath.Join(filepath.Dir(p.program), "initdb")
	err := p.home.run(initdb, "-D", p.home.path("data"), "-U", "tanu",
		"-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	if err != nil {
		return err
	}
	free, err := ports(1)
	if err != nil {
		return err
	}
	p.port = free[0]
	return p.Start(ctx)
}

// Start starts the server again after Crash.
func (p *Postgres) Start(ctx context.Context) (err error) {
	p.process, err = p.home.start("postgres", p.program, "-D", p.home.path("data"), "-p", strconv.Itoa(p.port),
		"-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=100",
		"-c", "shared_buffers=256MB", "-c", "max_wal_size=4GB", "-c", "log_min_messages=fatal")
	if err != nil {
		return err
	}
	return until(ctx, p.process, func(ctx context.Context) error { return answers(ctx, "pgx", p.dsn("postgres")) })
}

// answers asks a server one thing.
func answers(ctx context.Context, driver, dsn string) error {
	db, err := sql.Open(driver, dsn)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	return db.PingContext(ctx)
}

func (p *Postgres) dsn(database string) string {
	return fmt.Sprintf("postgres://tanu@127.0.0.1:%d/%s?sslmode=disable&connect_timeout=5", p.port, database)
}

// Port is the server's port on loopback.
func (p *Postgres) Port() int { return p.port }

// Database makes an empty database and returns its connection string.
func (p *Postgres) Database(ctx context.Context) (dsn string, err error) {
	p.databases++
	name := fmt.Sprintf("t%d", p.databases)
	return p.dsn(name), execute(ctx, "pgx", p.dsn("postgres"), "CREATE DATABASE "+name)
}

func execute(ctx context.Context, driver, dsn, statement string) error {
	db, err := sql.Open(driver, dsn)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	_, err = db.ExecContext(ctx, statement)
	return err
}

// Crash ends the server at once, without a checkpoint.
func (p *Postgres) Crash() error { return p.process.abort() }

// Stop ends the server and removes all it had.
func (p *Postgres) Stop() error {
	var err error
	if p.process != nil {
		err = p.process.abort()
	}
	return errors.Join(err, p.home.remove())
}
