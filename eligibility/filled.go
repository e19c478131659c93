package eligibility

import (
	"strings"
	"unicode"
)

// blank reports whether a text holds nothing to read.
func blank(s string) bool {
	if s == "" {
		return true
	}
	if c := s[0]; c > ' ' && c != 0xC2 && (c < 0xE1 || c > 0xE3) {
		return false // no space begins with this byte in UTF-8
	}
	return allSpace(s)
}

func allSpace(s string) bool {
	for _, c := range s {
		if !unicode.IsSpace(c) {
			return false
		}
	}
	return true
}

// filledIn is the ground for a field of several parts.
func filledIn(given ...bool) ground {
	n := 0
	for _, g := range given {
		if g {
			n++
		}
	}
	switch n {
	case 0:
		return empty
	case len(given):
		return filled
	}
	return partly
}

// ticked is the ground for a box.
func ticked(t told) ground { return [...]ground{untold: unknown, no: notMet, yes: filled}[t] }

// education asks for item 1 where the profession has a requirement on
// education; one who has none to name is not refused for that.
func (r *reading) education() ground {
	e := &r.Application.Education
	g := filledIn(!blank(e.Organisation), !blank(e.Direction), !e.Completed.IsZero())
	switch {
	case g == filled && e.Completed.After(r.Filed):
		return wrong
	case g != empty:
		return g
	}
	return [...]ground{untold: unknown, no: notRequired, yes: empty}[r.kept.educationRequired]
}

// attached asks each attached document for its kind and its copy.
func (r *reading) attached() ground {
	documents := r.Application.Documents
	if len(documents) == 0 {
		return nothingAttached
	}
	for i := range documents {
		if documents[i].Kind == "" || documents[i].Reference == "" {
			return partly
		}
	}
	return filled
}

// contacts holds a phone to have digits and no letters, an e-mail to have
// a name and a host about one @; more than that the form does not ask.
func (r *reading) contacts() ground {
	phone, mail := r.Application.Phone, r.Application.Email
	g := filledIn(!blank(phone), !blank(mail))
	if g != filled {
		return g
	}
	name, host, _ := strings.Cut(mail, "@")
	if !dialled(phone) || blank(name) || blank(host) || strings.Contains(host, "@") {
		return wrong
	}
	return filled
}

// dialled reports whether a text has digits, and beside them only what sets them
// apart.
func dialled(phone string) bool {
	digits := false
	for _, c := range phone {
		switch {
		case '0' <= c && c <= '9':
			digits = true
		case c != '+' && c != ' ' && c != '-' && c != '(' && c != ')':
			return false
		}
	}
	return digits
}

func (r *reading) skills() ground {
	for _, s := range r.Application.Skills {
		if !blank(s) {
			return filled
		}
	}
	return empty
}

func (r *reading) signedOn() ground {
	switch signed := r.Application.Signed; {
	case signed.IsZero():
		return empty
	case signed.After(r.Filed):
		return wrong
	}
	return filled
}
