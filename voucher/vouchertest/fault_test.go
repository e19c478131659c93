package vouchertest_test

import (
	"slices"
	"testing"

	"github.com/biliktilik/tanu/voucher/vouchertest"
)

// Every faulty store is found, by the very requirement that it breaks.
func TestFaulty_EachIsCaught(t *testing.T) {
	for _, f := range vouchertest.Faulty() {
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			err := vouchertest.Check(t.Context(), f.Open)
			broken := vouchertest.Broken(err)
			if !slices.Contains(broken, f.Breaks) {
				t.Errorf("breaks %s, but Check found %q broken: %v", f.Breaks, broken, err)
			}
			t.Log(broken)
		})
	}
}
