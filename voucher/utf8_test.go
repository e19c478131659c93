package voucher

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// Every two bytes, and bytes around the bounds of longer characters, at every
// place of texts of one to three times eight bytes.
func TestValid_AsUTF8Says(t *testing.T) {
	var parts []string
	for a := range 256 {
		for b := range 256 {
			parts = append(parts, string([]byte{byte(a), byte(b)}))
		}
	}
	parts = append(parts, "", "Ұ", "ёж", "«Үлгі»", "№ 7", "…", "𒀭", "\u00a0", "\u07ff\u0800", "\xc0\x80", "\xe0\xa0", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x9f\x98", "\xf4\x90\x80\x80")
	for _, part := range parts {
		for _, around := range []string{"", " ", "abcdef", "abcdefg", "жылы", "жылыbc", "abcdefжылы123"} {
			for _, s := range []string{part, around + part, part + around, around + part + around} {
				if valid(s) != utf8.ValidString(s) {
					require.Equal(t, utf8.ValidString(s), valid(s), "%q", s)
				}
			}
		}
	}
}

func FuzzValid(f *testing.F) {
	for _, s := range []string{"", "Қоңыратбаев", strings.Repeat("№", 9), "abc\xd0", "1234567\xd0\x90", "«Үлгі» тану орталығы"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		require.Equal(t, utf8.ValidString(s), valid(s), "%q", s)
	})
}
