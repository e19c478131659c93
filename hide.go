package tanu

import "strings"

// HideDigits replaces by asterisks the digits of a number that may be personal:
// eight or more in a row, or eleven or more in groups ("900101 300126"), so that
// a personal number typed into a free text is not shown with it. A day has eight
// at most, in groups. Of an account, KZ and eighteen characters, all that follows
// KZ is hidden, letters too.
func HideDigits(s string) string {
	b := []byte(s)
	for i := range b {
		hideAccount(b[i:])
	}
	for i := 0; i < len(b); {
		end, total, row := number(b[i:])
		if row >= 8 || total >= 11 {
			for k := i; k < i+end; k++ {
				if isDigit(b[k]) {
					b[k] = '*'
				}
			}
		}
		i += max(end, 1)
	}
	return string(b)
}

// hideAccount hides the account that b begins with, if it begins with one.
func hideAccount(b []byte) {
	const length = 20
	if len(b) < length || b[0] != 'K' || b[1] != 'Z' || !isDigit(b[2]) || !isDigit(b[3]) {
		return
	}
	for _, c := range b[4:length] {
		if !isDigit(c) && (c < 'A' || c > 'Z') {
			return
		}
	}
	for i := 2; i < length; i++ {
		b[i] = '*'
	}
}

// separators stand between the groups of a number; the last is two bytes.
const separators = " -./_\u00a0"

// number measures the number that b begins with, its groups set apart by a
// space, a hyphen, a point or the like: where it ends, how many digits it has
// and how many of them stand in a row at most.
func number(b []byte) (end, total, row int) {
	for i, gap, run := 0, 0, 0; i < len(b) && gap <= 2; i++ {
		switch {
		case isDigit(b[i]):
			gap, run, end, total = 0, run+1, i+1, total+1
			row = max(row, run)
		case total > 0 && strings.IndexByte(separators, b[i]) >= 0:
			gap, run = gap+1, 0
		default:
			return end, total, row
		}
	}
	return end, total, row
}

// HideIIN replaces by asterisks the digits of every IIN in an id that a host made,
// in a row or in groups, and of every account: an id may hold one. Other numbers
// stay, so that a log and an error still tell cases apart.
func HideIIN(id string) string {
	b := []byte(id)
	for i := range b {
		hideAccount(b[i:])
		hideIIN(b, i)
	}
	return string(b)
}

// hideIIN hides the twelve digits from i on, if they are an IIN. In groups, it
// begins and ends with one, and no stroke stands between them.
func hideIIN(b []byte, i int) {
	var digits [12]byte
	var places [12]int
	n, end := 0, i
	for gap := 0; n < len(digits) && end < len(b) && gap <= 2; end++ {
		switch {
		case isDigit(b[end]):
			digits[n], places[n] = b[end], end
			gap, n = 0, n+1
		case n > 0 && b[end] != '/' && strings.IndexByte(separators, b[end]) >= 0:
			gap++
		default:
			return
		}
	}
	if n < len(digits) {
		return
	}
	grouped := end-i > len(digits)
	if grouped && (i > 0 && isDigit(b[i-1]) || end < len(b) && isDigit(b[end])) {
		return
	}
	month, day := string(digits[2:4]), string(digits[4:6]) // of birth
	if _, err := ParseIIN(string(digits[:])); err != nil || month < "01" || "12" < month || day < "01" || "31" < day {
		return
	}
	for _, at := range places {
		b[at] = '*'
	}
}
