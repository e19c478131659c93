package tanu

import (
	"fmt"
	"io"
	"log/slog"
	"unique"
)

// secret is a number that is shown masked. The digits sit behind a handle, so
// that even a printer that walks unexported fields finds an address and not the
// number. Equal numbers have equal handles: secrets compare with ==.
type secret struct{ handle unique.Handle[string] }

func keep(digits string) secret { return secret{unique.Make(digits)} }

func (s secret) isZero() bool { return s == secret{} }

// reveal returns the whole number, "" for none.
func (s secret) reveal() string {
	if s.isZero() {
		return ""
	}
	return s.handle.Value()
}

// mask shows the last four characters: enough to tell two cases apart on a
// screen, not enough to look a person up.
func (s secret) mask() string {
	const shown = 4
	whole := s.reveal()
	if whole == "" {
		return "none"
	}
	b := []byte(whole)
	for i := range len(b) - shown {
		b[i] = '*'
	}
	return string(b)
}

// format serves fmt for every verb, so that none prints the number.
func (s secret) format(f fmt.State, verb rune, kind string) {
	switch {
	case verb == 'v' && f.Flag('#'):
		_, _ = io.WriteString(f, "tanu."+kind+"("+s.mask()+")")
	case verb == 'v' || verb == 's' || verb == 'q':
		_, _ = fmt.Fprintf(f, fmt.FormatString(f, verb), s.mask())
	default:
		_, _ = io.WriteString(f, s.mask())
	}
}

func (s secret) logValue() slog.Value { return slog.StringValue(s.mask()) }
