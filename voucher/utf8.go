package voucher

import (
	"encoding/binary"
	"unicode/utf8"
)

// valid is utf8.ValidString, faster for short texts and for those in which
// nearly every character is of one or two bytes, as in Kazakh and Russian.
//
// It looks at eight bytes together. What is asked of each byte is answered in
// its highest bit; the other bits are of no meaning. From the first character
// of three bytes or more on, utf8.ValidString answers.
func valid(s string) bool {
	if len(s) < 8 {
		return short(s)
	}
	var last uint64 // of the byte before: whether it begins a character of two
	for i := 0; i < len(s); i += 8 {
		x := binary.LittleEndian.Uint64([]byte(s[min(i, len(s)-8):])) >> (8 * max(0, i+8-len(s)))
		high, has64 := x&highest, x<<1
		if high|last == 0 {
			continue
		}
		lead := high & has64
		wrong := lead&(x<<2|^(x<<3|x<<4|x<<5|x<<6)) | // not 0xc2 to 0xdf
			(high&^has64 ^ (lead<<8 | last)) // 0x80 to 0xbf stands after a lead, and nothing else does
		if wrong != 0 {
			return utf8.ValidString(s[i-int(last>>7):])
		}
		last = lead >> 56
	}
	return last == 0
}

// short is valid of a text of less than eight bytes.
func short(s string) bool {
	var all byte
	for i := range len(s) {
		all |= s[i]
	}
	return all < utf8.RuneSelf || utf8.ValidString(s)
}

const highest = 0x8080808080808080
