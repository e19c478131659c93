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
