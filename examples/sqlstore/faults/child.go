package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/biliktilik/tanu/examples/sqlstore"
	"github.com/biliktilik/tanu/voucher/registry"
)

// child is the environment variable by which the program knows that it is the
// one to be killed; it holds the name of the database, and before it batched for
// one that gathers its commits.
const (
	child   = "TANU_FAULTS_CHILD"
	batched = "batched|"
)

// killed lets a program of its own do the work, and kills it again and again.
// Every second one gathers its commits into batches.
func (b *bench) killed(ctx context.Context, name string, store *sqlstore.Store) error {
	deadline := time.Now().Add(b.lasts)
	self, err := os.Executable()
	if err != nil {
		return err
	}
	for time.Now().Before(deadline) {
		cmd := exec.CommandContext(ctx, self)
		value := name
		if b.Faults%2 == 1 {
			value = batched + name
		}
		cmd.Env = append(os.Environ(), child+"="+value)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			return err
		}
		if err := cmd.Start(); err != nil {
			return err
		}
		timer := time.AfterFunc(300*time.Millisecond+rand.N(900*time.Millisecond), func() { _ = cmd.Process.Kill() })
		err = b.hear(out)
		timer.Stop()
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if err != nil {
			return err
		}
		b.Faults++
	}
	return b.look(ctx, store)
}

// hear reads the replies that a child was given, to the last one that it got
// out.
func (b *bench) hear(out io.Reader) error {
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return nil // the child is dead; half a line was no answer to anybody
		}
		var r registry.Reply
		if err := json.Unmarshal(line, &r); err != nil {
			return fmt.Errorf("faults: the child said %q: %w", line, err)
		}
		b.counts.tries.Add(1)
		b.answers.add(r)
	}
}

// beChild works on a database until it is killed, and prints each reply. It goes
// on with the cases that the one before it left.
func beChild(ctx context.Context, name string) error {
	name, together := strings.CutPrefix(name, batched)
	store, err := openNamed(ctx, name)
	if err != nil {
		return err
	}
	var shared registry.Store = store
	if together {
		shared = sqlstore.NewGroup(store, 2*clerks)
	}
	reg, err := begin(ctx, shared)
	if err != nil {
		return err
	}
	var begun int
	if err := store.DB().QueryRowContext(ctx, "SELECT count(*) FROM cases").Scan(&begun); err != nil {
		return err
	}
	var mu sync.Mutex
	work(ctx, shared, reg, &counts{}, max(0, begun-2*clerks), func(r registry.Reply) {
		line, err := json.Marshal(r)
		if err != nil {
			panic(err)
		}
		mu.Lock()
		defer mu.Unlock()
		_, _ = os.Stdout.Write(append(line, '\n')) // in one write: whole or not at all
	})
	return store.Close()
}

// openNamed opens a database by a name with its kind before it.
func openNamed(ctx context.Context, name string) (*sqlstore.Store, error) {
	kind, rest, _ := strings.Cut(name, "|")
	switch kind {
	case "sqlite":
		return sqlstore.Open(ctx, rest)
	case "postgres":
		return sqlstore.OpenPostgres(ctx, rest)
	}
	return nil, fmt.Errorf("faults: no store is named %q", kind)
}
