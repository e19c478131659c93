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
