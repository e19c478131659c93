// Package servers starts database servers that are thrown away afterwards: on
// loopback, on free ports, in a temporary folder, from the packages of Debian.
// Started by root they run as the user that their package made. They end with
// the program that started them, however it ends.
package servers

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"
)

// MissingError says that the program of a server is not installed.
type MissingError struct{ Packages string }

// Error says what to install.
func (e *MissingError) Error() string {
	return "servers: a database server is missing: apt-get install " + e.Packages
}

// Skip ends a test for which a server is missing: skipped, but failed under
// CI=true. Any other error fails it.
func Skip(t testing.TB, err error) {
	t.Helper()
	var missing *MissingError
	if errors.As(err, &missing) && os.Getenv("CI") != "true" {
		t.Skip(missing)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// patience is how long a server may take to answer, or to end.
const patience = 90 * time.Second

// home is the folder of one server, and who it belongs to.
type home struct {
	dir   string
	owner *owner // nil: whoever runs the program
}

type owner struct{ uid, gid int }

// newHome makes a folder in the temporary one, for a user where root asks.
func newHome(name, servant string) (*home, error) {
	dir, err := os.MkdirTemp("", "tanu-"+name+"-")
	if err != nil {
		return nil, err
	}
	h := &home{dir: dir}
	if os.Geteuid() == 0 {
		if h.owner, err = lookup(servant); err == nil {
			err = os.Chown(dir, h.owner.uid, h.owner.gid)
		}
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return h, nil
}

func lookup(name string) (*owner, error) {
	u, err := user.Lookup(name)
	if err != nil {
		return nil, err
	}
	uid, errUID := strconv.Atoi(u.Uid)
	gid, errGID := strconv.Atoi(u.Gid)
	return &owner{uid, gid}, errors.Join(errUID, errGID)
}

// remove removes the folder and all in it.
func (h *home) remove() error { return os.RemoveAll(h.dir) }

// path is a file in the folder.
func (h *home) path(name string) string { return filepath.Join(h.dir, name) }

// ports returns n ports of loopback that nobody uses at the moment.
func ports(n int) (free []int, err error) {
	var open []net.Listener
	defer func() {
		for _, l := range open {
			_ = l.Close()
		}
	}()
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		open = append(open, l)
		free = append(free, l.Addr().(*net.TCPAddr).Port)
	}
	return free, nil
}

// program finds an installed program, the newest where several versions are.
func program(packages string, patterns ...string) (string, error) {
	for _, pattern := range patterns {
		found, err := filepath.Glob(pattern)
		if err != nil {
			return "", err
		}
		if len(found) > 0 {
			slices.Sort(found)
			return found[len(found)-1], nil
		}
	}
	return "", &MissingError{packages}
}

// until asks again and again until a server answers, its process has ended, or
// patience is over.
func until(ctx context.Context, p *process, answers func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		err := answers(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-p.ended:
			return fmt.Errorf("servers: %s ended before it answered: %w\n%s", p.name, err, p.lastWords())
		case <-ctx.Done():
			return fmt.Errorf("servers: %s does not answer: %w\n%s", p.name, err, p.lastWords())
		case <-time.After(50 * time.Millisecond):
		}
	}
}
