package voucher_test

import (
	"testing"

	"github.com/biliktilik/tanu/voucher"
)

// BenchmarkLife decides the nine commands of a whole life, by the rules alone.
func BenchmarkLife(b *testing.B) {
	r := rules()
	b.ReportAllocs()
	for b.Loop() {
		var c voucher.Case
		for _, cmd := range life {
			out, err := r.Decide(c, cmd)
			if err != nil {
				b.Fatal(err)
			}
			c = out.Case
		}
	}
}

// BenchmarkDecide decides one command of each kind on the case it finds.
func BenchmarkDecide(b *testing.B) {
	r := rules()
	var c voucher.Case
	for _, cmd := range life {
		b.Run(string(cmd.Action), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.Decide(c, cmd); err != nil {
					b.Fatal(err)
				}
			}
		})
		c = done(b, r, c, cmd).Case
	}
}
