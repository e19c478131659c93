package settlement

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// blank reports whether a text holds nothing to read: a field of spaces is not
// filled in.
func blank(s string) bool { return s == "" || begins[s[0]] && spaced(s) }

// begins are the bytes that a space may begin with: of ASCII, or of U+00A0, U+1680,
// U+2000 and on, U+3000.
var begins = [256]bool{' ': true, 0xc2: true, 0xe1: true, 0xe2: true, 0xe3: true}

func spaced(s string) bool {
	if s[0] == 0xc2 && len(s) > 1 && s[1] != 0xa0 { // « and the like; U+0085 is legible nowhere
		return false
	}
	for _, r := range s {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

// legible reports whether a text is UTF-8 and holds no control character, line
// break or change of direction.
//
// It looks at eight bytes together: nearly all are visible ASCII, or two-byte
// characters of U+0400 to U+05FF (Cyrillic). What is asked of each byte is
// answered in its highest bit; the other bits are of no meaning. A byte that is
// neither is looked at alone.
func legible(s string) bool {
	var lead uint64 // the bytes that begin a two-byte character
	for i := 0; i < len(s); {
		var x uint64
		if len(s)-i >= 8 {
			x = load(s[i:])
		} else {
			x = tail(s, i)
		}
		has64, has32 := x<<1, x<<2
		last := lead >> 56 // of the eight bytes before
		lead = x & has64
		bad := (^(has64|has32)|(x+ones))&^x | // ASCII below 0x20, or 0x7f
			lead&(has32|^(x<<3)|x<<4) | // not 0xd0 to 0xd7
			(x&^has64 ^ (lead<<8 | last)) // 0x80 to 0xbf stands after a lead, and nothing else does
		if bad &= highs; bad == 0 {
			i += 8
			continue
		}
		i += bits.TrailingZeros64(bad) / 8
		n := rare(s, i)
		if n == 0 {
			return false
		}
		i, lead = i+n, 0
	}
	return s == "" || s[len(s)-1] < firstLead
}

const (
	ones   = 0x0101010101010101
	highs  = 0x80 * ones
	spaces = ' ' * ones

	firstLead = 0xc0 // from here on a byte begins a character of several
)

// tail is the rest of s from i on, less than eight bytes, with spaces after it.
func tail(s string, i int) uint64 {
	if n := 8 * uint(len(s)-i); len(s) >= 8 {
		return load(s[len(s)-8:])>>(64-n) | spaces<<n
	}
	x := uint64(spaces)
	for k := len(s) - 1; k >= i; k-- {
		x = x<<8 | uint64(s[k])
	}
	return x
}

func load(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// rare is the length of the character at i, 0 where there is none, where it is to
// be refused, or where the one before it is cut short.
func rare(s string, i int) int {
	if i == len(s) || i > 0 && s[i-1] >= firstLead {
		return 0
	}
	if s[i] == 0xc2 && i+1 < len(s) && s[i+1]>>5 == 0xa0>>5 { // U+00A0 to U+00BF: «, », the no-break space
		return 2
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case 0xa0 <= r && r < 0x61c, 0x2010 <= r && r < 0x2028: // signs, letters, dashes, quotation marks
		return n
	case r == utf8.RuneError && n == 1, unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control):
		return 0
	}
	return n
}
