package eligibility_test

import (
	"testing"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
)

// The benchmarks decide over complete facts: every rule is asked, no sentence
// written.

func BenchmarkScreen(b *testing.B) { benchmark(b, eligibility.Screen) }
func BenchmarkReview(b *testing.B) { benchmark(b, eligibility.Review) }

func benchmark(b *testing.B, decide func(eligibility.Request) (eligibility.Decision, error)) {
	req := complete()
	b.ReportAllocs()
	for b.Loop() {
		d, err := decide(req)
		if err != nil || d.Verdict() != tanu.Satisfied {
			b.Fatal(d.Refusals(), err)
		}
	}
}

// TestDecisions_AllocateNothing: a decision over complete facts is a value. Two
// allocations are allowed for what an instrumented build may add.
func TestDecisions_AllocateNothing(t *testing.T) {
	req := complete()
	for _, by := range []decide{eligibility.Screen, eligibility.Review} {
		n := testing.AllocsPerRun(100, func() {
			if d, err := by(req); err != nil || d.Verdict() != tanu.Satisfied {
				t.Error(err)
			}
		})
		if n > 2 {
			t.Errorf("%v allocations", n)
		}
	}
}
