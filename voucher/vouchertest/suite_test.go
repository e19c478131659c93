package vouchertest_test

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/vouchertest"
)

func openMemory(context.Context) (vouchertest.Harness, error) {
	m := new(vouchertest.Memory)
	same := func(context.Context) (registry.Store, error) { return m, nil }
	return vouchertest.Harness{
		Store: m, Reopen: same, Second: same,
		Messages: func(context.Context) ([]voucher.Message, error) { return m.Messages(), nil },
	}, nil
}

func TestMemory_Conforms(t *testing.T) { vouchertest.Run(t, openMemory) }

func TestCheck_Memory(t *testing.T) {
	if err := vouchertest.Check(t.Context(), openMemory); err != nil {
		t.Error(err)
	}
}

// bare offers nothing but the one interface that is required.
type bare struct{ registry.Store }

// What a store does not offer is skipped, and breaks nothing.
func TestCheck_WithoutWhatIsOptional(t *testing.T) {
	err := vouchertest.Check(t.Context(), func(context.Context) (vouchertest.Harness, error) {
		return vouchertest.Harness{Store: bare{new(vouchertest.Memory)}}, nil
	})
	if err != nil {
		t.Error(err)
	}
}

// A store that does not open breaks every requirement, and says why.
func TestCheck_StoreThatDoesNotOpen(t *testing.T) {
	failed := errors.New("no such host")
	for _, h := range []struct {
		open vouchertest.Open
		want string
	}{
		{func(context.Context) (vouchertest.Harness, error) { return vouchertest.Harness{}, failed }, "open: no such host"},
		{func(context.Context) (vouchertest.Harness, error) { return vouchertest.Harness{}, nil }, "open: no store in the harness"},
	} {
		err := vouchertest.Check(t.Context(), h.open)
		if got, want := len(vouchertest.Broken(err)), len(vouchertest.Requirements()); got != want {
			t.Errorf("%d requirements are broken, want %d", got, want)
		}
		if !strings.Contains(err.Error(), h.want) {
			t.Errorf("error %q, want %q in it", err, h.want)
		}
	}
}

// Each harness is closed, once, and a failure to close it is told.
func TestCheck_ClosesEachHarness(t *testing.T) {
	opened, closed, failed := 0, 0, errors.New("still in use")
	err := vouchertest.Check(t.Context(), func(ctx context.Context) (vouchertest.Harness, error) {
		opened++
		h, err := openMemory(ctx)
		h.Close = func() error {
			if closed++; closed == 2 {
				return failed
			}
			return nil
		}
		return h, err
	})
	if want := len(vouchertest.Requirements()); opened != want || closed != want {
		t.Errorf("opened %d, closed %d, want %d", opened, closed, want)
	}
	second := vouchertest.Requirements()[1].ID
	if broken := vouchertest.Broken(err); !errors.Is(err, failed) || !slices.Equal(broken, []string{second}) {
		t.Errorf("broken %q, want %s alone: %v", broken, second, err)
	}
}

// A context that has ended ends the check.
func TestCheck_EndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	opened := 0
	err := vouchertest.Check(ctx, func(ctx context.Context) (vouchertest.Harness, error) {
		if opened++; opened == 3 {
			cancel()
		}
		return openMemory(ctx)
	})
	if opened != 3 || !errors.Is(err, context.Canceled) {
		t.Errorf("opened %d times, error %v; want 3 and the context's", opened, err)
	}
}

// An error of the check tells the requirement, and what was seen.
func TestBrokenError(t *testing.T) {
	i := slices.IndexFunc(vouchertest.Faulty(), func(f vouchertest.Fault) bool { return f.Name == "the last write wins" })
	err := vouchertest.Check(t.Context(), vouchertest.Faulty()[i].Open)
	var broken *vouchertest.BrokenError
	if !errors.As(err, &broken) || broken.ID != "R12" || broken.Sentence == "" || broken.Err == nil {
		t.Fatalf("got %#v", broken)
	}
	for _, want := range []string{"vouchertest: broken requirement R12: ", broken.Sentence, `command "behind": it was not refused`, `got error <nil>, want registry: conflict`} {
		if !strings.Contains(broken.Error(), want) {
			t.Errorf("error %q, want %q in it", broken, want)
		}
	}
	if vouchertest.Broken(nil) != nil || vouchertest.Broken(errors.New("another")) != nil {
		t.Error("an error that is none of Check names requirements")
	}
}

// The package comment tells every requirement in its words, for whoever reads it
// before writing a store.
func TestRequirements_StandInThePackageComment(t *testing.T) {
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	told := strings.Join(strings.Fields(strings.ReplaceAll(string(text), "\n//", " ")), " ")
	var want []string
	for _, r := range vouchertest.Requirements() {
		want = append(want, "- "+r.ID+" "+r.Sentence)
	}
	if list := strings.Join(want, " "); !strings.Contains(told, list) {
		t.Errorf("doc.go does not tell them all; want\n%s", strings.Join(want, "\n"))
	}
}
