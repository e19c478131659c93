package servers

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	_ "github.com/go-sql-driver/mysql" // for whoever asks whether the server answers
)

// MariaDB is a MariaDB server, or several that are one Galera cluster.
type MariaDB struct {
	program   string
	provider  string // the cluster's library; empty for a server alone
	nodes     []*node
	databases int
}

// node is one server.
type node struct {
	name    string
	home    *home
	process *process
	port    int
	group   int // the port of the cluster's own traffic
	resume  int // the port on which a node that was away gets what it missed
	copy    int // the port on which a new node gets everything
}

const mariadbPackages = "mariadb-server"

// StartMariaDB makes a server alone and starts it. Stop it when done.
func StartMariaDB(ctx context.Context) (*MariaDB, error) {
	return begin(ctx, &MariaDB{}, 1)
}

// StartGalera makes a cluster of n nodes and starts it. Stop it when done.
func StartGalera(ctx context.Context, n int) (*MariaDB, error) {
	const packages = "mariadb-server galera-4 rsync"
	provider, err := program(packages, "/usr/lib/galera/libgalera_smm.so", "/usr/lib64/galera-4/libgalera_smm.so")
	if err != nil {
		return nil, err
	}
	if _, err := program(packages, "/usr/bin/rsync"); err != nil {
		return nil, err
	}
	return begin(ctx, &MariaDB{provider: provider}, n)
}

func begin(ctx context.Context, m *MariaDB, n int) (_ *MariaDB, err error) {
	if m.program, err = program(mariadbPackages, "/usr/sbin/mariadbd"); err != nil {
		return nil, err
	}
	if err := m.begin(ctx, n); err != nil {
		return nil, errors.Join(err, m.Stop())
	}
	return m, nil
}

func (m *MariaDB) begin(ctx context.Context, n int) error {
	installer, err := program(mariadbPackages, "/usr/bin/mariadb-install-db")
	if err != nil {
		return err
	}
	free, err := ports(4 * n)
	if err != nil {
		return err
	}
	for i := range n {
		name := fmt.Sprintf("node%d", i+1)
		h, err := newHome("mariadb-"+name, "mysql")
		if err != nil {
			return err
		}
		m.nodes = append(m.nodes, &node{
			name: name, home: h, port: free[4*i], group: free[4*i+1], resume: free[4*i+2], copy: free[4*i+3],
		})
	}
	for i, node := range m.nodes {
		err := node.home.run(installer, "--no-defaults", "--datadir="+node.home.path("data"),
			"--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve")
		if err != nil {
			return err
		}
		if err := m.start(ctx, node, i == 0); err != nil {
			return err
		}
	}
	return nil
}

// start starts a node; the first of a new cluster begins it.
func (m *MariaDB) start(ctx context.Context, n *node, first bool) (err error) {
	args := []string{
		"--no-defaults", "--datadir=" + n.home.path("data"), "--socket=" + n.home.path("s.sock"), "--pid-file=" + n.home.path("pid"),
		"--port=" + strconv.Itoa(n.port), "--bind-address=127.0.0.1", "--skip-name-resolve", "--tmpdir=" + n.home.dir,
		"--innodb-buffer-pool-size=128M", "--innodb-log-file-size=256M", "--max-connections=100", "--performance-schema=OFF",
	}
	if m.provider != "" {
		args = append(args, m.clusterArgs(n)...)
		if first {
			args = append(args, "--wsrep-new-cluster")
		}
	}
	if n.process, err = n.home.start("mariadb-"+n.name, m.program, args...); err != nil {
		return err
	}
	return until(ctx, n.process, func(ctx context.Context) error { return m.joined(ctx, n) })
}

func (m *MariaDB) clusterArgs(n *node) []string {
	var members []string
	for _, other := range m.nodes {
		members = append(members, fmt.Sprintf("127.0.0.1:%d", other.group))
	}
	// The times after which a node that does not answer is left out are short: all
	// nodes are on one machine.
	options := []string{
		fmt.Sprintf("gmcast.listen_addr=tcp://127.0.0.1:%d", n.group), fmt.Sprintf("ist.recv_addr=127.0.0.1:%d", n.resume),
		"evs.keepalive_period=PT0.5S", "evs.suspect_timeout=PT3S", "evs.inactive_timeout=PT6S", "gcache.size=64M",
	}
	return []string{
		"--wsrep-on=ON", "--wsrep-provider=" + m.provider, "--wsrep-cluster-name=tanu",
		"--wsrep-cluster-address=gcomm://" + strings.Join(members, ","), "--wsrep-node-name=" + n.name,
		fmt.Sprintf("--wsrep-node-address=127.0.0.1:%d", n.group), "--wsrep-provider-options=" + strings.Join(options, ";"),
		"--wsrep-sst-method=rsync", fmt.Sprintf("--wsrep-sst-receive-address=127.0.0.1:%d", n.copy),
		"--binlog-format=ROW", "--innodb-autoinc-lock-mode=2", "--default-storage-engine=InnoDB",
	}
}

// joined asks a node whether it answers, as part of the cluster where there is
// one.
func (m *MariaDB) joined(ctx context.Context, n *node) error {
	if m.provider == "" {
		return answers(ctx, "mysql", n.dsn(""))
	}
	db, err := sql.Open("mysql", n.dsn(""))
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	var name, state string
	if err := db.QueryRowContext(ctx, "SHOW STATUS LIKE 'wsrep_local_state_comment'").Scan(&name, &state); err != nil {
		return err
	}
	if state != "Synced" {
		return fmt.Errorf("servers: %s is %s", n.name, state)
	}
	return nil
}

func (n *node) dsn(database string) string {
	return fmt.Sprintf("root@tcp(127.0.0.1:%d)/%s?timeout=5s", n.port, database)
}

// Port is the port of a node on loopback.
func (m *MariaDB) Port(node int) int { return m.nodes[node].port }

// Database makes an empty database and returns its names, one for each node.
func (m *MariaDB) Database(ctx context.Context) (dsns []string, err error) {
	m.databases++
	name := fmt.Sprintf("t%d", m.databases)
	for _, node := range m.nodes {
		dsns = append(dsns, node.dsn(name))
	}
	first := slices.IndexFunc(m.nodes, func(n *node) bool { return m.joined(ctx, n) == nil })
	if first < 0 {
		return nil, errors.New("servers: no node answers")
	}
	return dsns, execute(ctx, "mysql", m.nodes[first].dsn(""), "CREATE DATABASE "+name)
}

// Kill ends a node at once, as a power cut does.
func (m *MariaDB) Kill(node int) error { return m.nodes[node].process.kill() }

// Rejoin starts a node again after Kill, and waits until it is in step.
func (m *MariaDB) Rejoin(ctx context.Context, node int) error {
	return m.start(ctx, m.nodes[node], false)
}

// Stop ends every node and removes all they had.
func (m *MariaDB) Stop() error {
	var failures []error
	for _, n := range m.nodes {
		if n.process != nil {
			failures = append(failures, n.process.kill())
		}
		failures = append(failures, n.home.remove())
	}
	return errors.Join(failures...)
}
