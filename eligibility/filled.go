package eligibility

import "strings"

// blank reports whether a text holds nothing to read.
func blank(s string) bool { return s == "" || mayBeSpace(s[0]) && strings.TrimSpace(s) == "" }

// mayBeSpace reports whether a space of Unicode can begin with a byte in UTF-8.
func mayBeSpace(c byte) bool { return c <= ' ' || c == 0xC2 || 0xE1 <= c && c <= 0xE3 }

// filledIn is the ground for a field.
func filledIn(given bool) ground {
	if given {
		return filled
	}
	return empty
}

// bothIn is the ground for a field of two parts.
func bothIn(one, other bool) ground {
	if one != other {
		return partly
	}
	return filledIn(one)
}

// ticked is the ground for a box.
func ticked(t told) ground { return [...]ground{untold: unknown, no: notMet, yes: filled}[t] }

// education asks for item 1 where the profession has a requirement on
// education; one who has none to name is not refused for that.
func (r *reading) education() ground {
	e := &r.Application.Education
	where, what, when := !blank(e.Organisation), !blank(e.Direction), !e.Completed.IsZero()
	g := bothIn(where && what && when, where || what || when)
	switch {
	case g == filled && e.Completed.After(r.Filed):
		return wrong
	case g != empty:
		return g
	}
	return [...]ground{untold: unknown, no: notRequired, yes: empty}[r.kept.educationRequired]
}

// attached asks each attached document for its copy and its kind. A document
// without a copy is not attached; a kind that is not known is asked for.
func (r *reading) attached() ground {
	documents := r.Application.Documents
	if len(documents) == 0 {
		return nothingAttached
	}
	g := filled
	for i := range documents {
		switch d := &documents[i]; {
		case d.Reference == "":
			return partly
		case d.Kind == "":
			g = kindUnknown
		}
	}
	return g
}

// contacts holds a phone to have digits and no letters, an e-mail to have
// a name and a host about one @; more than that the form does not ask.
func (r *reading) contacts() ground {
	phone, mail := r.Application.Phone, r.Application.Email
	if g := bothIn(!blank(phone), !blank(mail)); g != filled {
		return g
	}
	switch called, reached := dialled(phone), addressed(mail); {
	case called && reached:
		return filled
	case called:
		return emailWrong
	case reached:
		return phoneWrong
	}
	return wrong
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

// addressed reports whether a text has something on both sides of one @.
func addressed(mail string) bool {
	at := strings.IndexByte(mail, '@')
	return at >= 0 && !blank(mail[:at]) && !blank(mail[at+1:]) && strings.IndexByte(mail[at+1:], '@') < 0
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
