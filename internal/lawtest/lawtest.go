// Package lawtest lets a test say which edition of the Rules decided.
package lawtest

import (
	"testing"

	"github.com/biliktilik/tanu"
)

// Under fails the test unless the decision was made under the edition that the
// test is about. TestLawCoverage asks for a call with the edition written down,
// lawtest.Under(t, tanu.Edition2025, d.Edition), in a test of each provision that
// an amendment changed.
func Under(t testing.TB, want, decided tanu.Edition) {
	t.Helper()
	if decided != want {
		t.Errorf("decided under edition %q, want %q", decided, want)
	}
}
