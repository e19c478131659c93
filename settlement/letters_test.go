package settlement

import (
	"testing"
	"unicode/utf8"
)

// Of every character, alone and beside others, what Validate says is what the
// slow way says.
func TestText_EveryCharacter(t *testing.T) {
	for r := rune(0); r <= 0x20000; r++ {
		c := string(r)
		if !utf8.ValidRune(r) {
			continue
		}
		for _, s := range []string{c, "абв" + c, "x" + c + "абвг", "абвгдеж" + c + c + "z", "\xd0" + c} {
			sameRule(t, s)
		}
	}
}

// Of every two bytes at every place, which is where UTF-8 may break.
func TestText_EveryTwoBytes(t *testing.T) {
	for n := range 1 << 16 { // the pair alone, across the end of the eight, and after it
		pair := string([]byte{byte(n >> 8), byte(n)})
		for _, i := range []int{0, 6, 7, 8} {
			sameRule(t, "xxxxxxxxx"[:i]+pair)
			sameRule(t, "xxxxxxxxx"[:i]+pair+"ы")
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "Кәсіптік біліктілікті тану рәсімі", "«Үлгі»", "abc\xd0", "\xc2\x85xxxxxx\xc2", "a\u202eb", "№ 7 – ы"} {
		f.Add(s)
	}
	f.Fuzz(sameRule)
}

func sameRule(t *testing.T, s string) {
	slow := slowText("f", s, maxName)
	var b bounds
	b.text("f", s, maxName)
	if err := b.err(); (err == nil) != (slow == nil) || err != nil && err.Error() != slow.Error() {
		t.Fatalf("%q: %v, want %v", s, err, slow)
	}
}
