package allocation_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/biliktilik/tanu/allocation"
)

// BenchmarkApportion shows that the time follows the recipients and not the
// places. Weights change from round to round, so that no branch is learnt.
func BenchmarkApportion(b *testing.B) {
	for _, size := range []struct {
		recipients, rounds int
		totals             []int64
	}{
		{20, 512, []int64{10_000}},
		{100_000, 4, []int64{1e7, 1e10}},
	} {
		r := rand.New(rand.NewPCG(3, 4))
		rounds := make([][]int64, size.rounds)
		for i := range rounds {
			rounds[i] = make([]int64, size.recipients)
			for j := range rounds[i] {
				rounds[i][j] = 1_000 + r.Int64N(1_000_000)
			}
		}
		for _, total := range size.totals {
			for _, method := range allocation.Methods() {
				b.Run(fmt.Sprintf("%d/%.0e/%s", size.recipients, float64(total), method), func(b *testing.B) {
					b.ReportAllocs()
					for i := 0; b.Loop(); i++ {
						if _, err := allocation.Apportion(method, total, rounds[i%len(rounds)], allocation.Options{}); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		}
	}
}

// BenchmarkApportion_bounds gives every recipient a floor and every third a cap.
func BenchmarkApportion_bounds(b *testing.B) {
	for _, recipients := range []int{20, 100_000} {
		r := rand.New(rand.NewPCG(5, 6))
		weights, options := make([]int64, recipients), allocation.Options{}
		for i := range weights {
			weights[i] = 1_000 + r.Int64N(1_000_000)
			options.Floors = append(options.Floors, 20)
			options.Caps = append(options.Caps, []int64{allocation.NoCap, allocation.NoCap, 150}[i%3])
		}
		for _, method := range []allocation.Method{allocation.LargestRemainder, allocation.SainteLague} {
			b.Run(fmt.Sprintf("%d/%s", recipients, method), func(b *testing.B) {
				for b.Loop() {
					if _, err := allocation.Apportion(method, int64(recipients)*100, weights, options); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkBasis_Audit is a whole audit of twenty regions.
func BenchmarkBasis_Audit(b *testing.B) {
	basis := invented().Basis()
	for b.Loop() {
		if _, err := basis.Audit(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLine_Apply holds and releases a place.
func BenchmarkLine_Apply(b *testing.B) {
	line := allocation.Line{Key: almaty2026, Granted: 20}
	for b.Loop() {
		line, _ = line.Apply(allocation.Hold(almaty2026))
		line, _ = line.Apply(allocation.Release(almaty2026))
	}
}
