package eligibility

import "github.com/biliktilik/tanu"

// told is an answer in a byte. The zero told is "unknown".
type told uint8

const (
	untold told = iota
	no
	yes
)

// toldBy is what an answer tells.
func toldBy(a tanu.Answer) told {
	switch a {
	case tanu.Yes:
		return yes
	case tanu.No:
		return no
	}
	return untold
}

// String returns "yes", "no" or "".
func (t told) String() string {
	return [...]string{untold: "", no: string(tanu.No), yes: string(tanu.Yes)}[t]
}

// knownIf is yes for true, and untold for false.
func knownIf(ok bool) told {
	if ok {
		return yes
	}
	return untold
}

// byAnswer is the ground for a fact of three values.
func byAnswer(t told) ground { return [...]ground{untold: unknown, no: notMet, yes: met}[t] }
