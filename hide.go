package tanu

import (
	"strings"
	"unicode"
)

// HideDigits replaces by asterisks the digits of a number that may be personal, so
// that a personal number typed into a free text is not shown with it, however it
// was typed: digits of any script, eight or more in a row, or eleven or more in
// groups that up to three spaces, hyphens, points or other signs set apart
// ("900101 — 300126"). Where a letter, a colon, a comma or a semicolon stands
// between, it is twelve digits that are an IIN or a BIN. A day has eight at most,
// in groups. Of an account, KZ and eighteen characters, in a row or in groups, all
// that follows KZ is hidden, letters too.
func HideDigits(s string) string {
	t := glyphsOf(s, 8)
	if t == nil {
		return s
	}
	t.hideAccounts()
	t.hideNumbers()
	for i := range t {
		t.hideTwelve(i, twelve{between: anything, is: isPersonOrEntity})
	}
	return t.String()
}

// HideIIN replaces by asterisks the digits of every IIN in an id that a host made,
// in a row or in groups, and of every account: an id may hold one, in digits of any
// script. Other numbers stay, so that a log and an error still tell cases apart. In
// groups, an IIN begins and ends with one, and neither a stroke nor a letter stands
// between them.
func HideIIN(id string) string {
	t := glyphsOf(id, 12)
	if t == nil {
		return id
	}
	t.hideAccounts()
	for i := range t {
		t.hideTwelve(i, twelve{between: inID, whole: true, is: isPerson})
	}
	return t.String()
}

// widest is the most signs between two groups of one number.
const widest = 3

// glyph is a character of a text: its bytes, and what it stands for, a digit of any
// script being '0' to '9' and a letter of the Latin alphabet a capital.
type glyph struct {
	bytes string
	plain rune
}

func (g glyph) isDigit() bool { return '0' <= g.plain && g.plain <= '9' }

func (g glyph) isAccount() bool { return g.isDigit() || 'A' <= g.plain && g.plain <= 'Z' }

// glyphs is a text in which numbers are being hidden.
type glyphs []glyph

// glyphsOf takes a text apart, nil where nothing can be hidden in it: it has fewer
// digits than a number has, and no account.
func glyphsOf(s string, fewest int) glyphs {
	digits := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	if digits < fewest && !strings.ContainsAny(s, "KkＫｋ") {
		return nil
	}
	t := make(glyphs, 0, len(s))
	last, from := rune(-1), 0
	for at, r := range s {
		if last >= 0 {
			t = append(t, glyph{s[from:at], plain(last)})
		}
		last, from = r, at
	}
	return append(t, glyph{s[from:], plain(last)})
}

func plain(r rune) rune {
	const wide = 'Ａ' - 'A' // from the forms of full width
	if 'Ａ' <= r && r <= 'Ｚ' || 'ａ' <= r && r <= 'ｚ' {
		r -= wide
	}
	switch {
	case 'a' <= r && r <= 'z':
		return r - 'a' + 'A'
	case r > unicode.MaxASCII && unicode.IsDigit(r):
		return '0' + digitOf(r)
	}
	return r
}

// digitOf is the value of a digit of any script: they stand in runs of ten.
func digitOf(r rune) rune {
	first := r
	for unicode.IsDigit(first - 1) {
		first--
	}
	return (r - first) % 10
}

func (t glyphs) String() string {
	var b strings.Builder
	for _, g := range t {
		b.WriteString(g.bytes)
	}
	return b.String()
}

// hide puts an asterisk in place of a character.
func (t glyphs) hide(i int) { t[i] = glyph{"*", '*'} }

// A sign may stand between two groups of a number.
func sign(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune(":,;*", r) }

func inID(r rune) bool { return sign(r) && r != '/' }

func anything(rune) bool { return true }

// hideNumbers hides what is long enough to be a personal number.
func (t glyphs) hideNumbers() {
	for i := 0; i < len(t); {
		end, total, row := t.number(i)
		if row >= 8 || total >= 11 {
			for k := i; k < end; k++ {
				if t[k].isDigit() {
					t.hide(k)
				}
			}
		}
		i = max(end, i+1)
	}
}

// number measures the number that begins at i: where it ends, how many digits it
// has and how many of them stand in a row at most.
func (t glyphs) number(i int) (end, total, row int) {
	end = i
	for gap, run := 0, 0; i < len(t) && gap <= widest; i++ {
		switch {
		case t[i].isDigit():
			gap, run, end, total = 0, run+1, i+1, total+1
			row = max(row, run)
		case total > 0 && sign(t[i].plain):
			gap, run = gap+1, 0
		default:
			return end, total, row
		}
	}
	return end, total, row
}

func (t glyphs) hideAccounts() {
	for i := range t {
		if t[i].plain == 'K' {
			t.hideAccount(i)
		}
	}
}

// hideAccount hides the account that begins at i, if one does. In groups, or in
// small letters, it is one only with the five digits that begin every account.
func (t glyphs) hideAccount(i int) {
	const length = 20
	var number, typed strings.Builder
	var places []int
	for gap := 0; i < len(t) && len(places) < length && gap <= widest; i++ {
		typed.WriteString(t[i].bytes)
		switch {
		case t[i].isAccount():
			number.WriteRune(t[i].plain)
			places, gap = append(places, i), 0
		case len(places) > 0 && sign(t[i].plain):
			gap++
		default:
			return
		}
	}
	s, digits := number.String(), 5
	if s == typed.String() {
		digits = 2
	}
	if len(places) < length || !strings.HasPrefix(s, "KZ") || !allDigits(s[2:2+digits]) {
		return
	}
	for _, at := range places[2:] {
		t.hide(at)
	}
}

// twelve says which twelve digits are to be hidden.
type twelve struct {
	between func(rune) bool                        // what may stand between groups of them
	whole   bool                                   // in groups, they begin and end with one
	is      func(number string, grouped bool) bool // what they make together
}

// hideTwelve hides the twelve digits from i on, if they are what is asked.
func (t glyphs) hideTwelve(i int, what twelve) {
	var digits [12]byte
	var places [12]int
	n, end := 0, i
	for gap := 0; n < len(digits) && end < len(t) && gap <= widest; end++ {
		switch {
		case t[end].isDigit():
			digits[n], places[n] = byte(t[end].plain), end
			gap, n = 0, n+1
		case n > 0 && what.between(t[end].plain):
			gap++
		default:
			return
		}
	}
	grouped := end-i > len(digits)
	if n < len(digits) || !what.is(string(digits[:]), grouped) {
		return
	}
	if what.whole && grouped && (i > 0 && t[i-1].isDigit() || end < len(t) && t[end].isDigit()) {
		return
	}
	for _, at := range places {
		t.hide(at)
	}
}

// isPerson reports whether twelve digits are an IIN. In groups it is one only if it
// tells a day of birth, as nearly all do: other ids have twelve digits too.
func isPerson(number string, grouped bool) bool {
	_, err := ParseIIN(number)
	return err == nil && (!grouped || within(number[2:4], "01", "12") && within(number[4:6], "01", "31"))
}

func isPersonOrEntity(number string, grouped bool) bool {
	_, err := ParseBIN(number)
	return isPerson(number, grouped) || err == nil && within(number[2:4], "01", "12") // of registration
}

func within(s, first, last string) bool { return first <= s && s <= last }
