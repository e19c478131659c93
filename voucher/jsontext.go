package voucher

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// What follows takes JSON apart that is known to be valid. A json.Decoder would
// copy what it reads, and takes three times as long.

// next is what follows the spaces, and a comma or a colon among them.
func next(text []byte) []byte { return bytes.TrimLeft(text, " \t\r\n,:") }

// cutValue cuts the value that a text begins with from what comes after it.
func cutValue(text []byte) (value, after []byte) {
	end := len(text)
	switch text[0] {
	case '"':
		end = quoted(text)
	case '{', '[':
		end = enclosed(text)
	default: // a number, true, false, null
		if i := bytes.IndexAny(text, " \t\r\n,]}"); i >= 0 {
			end = i
		}
	}
	return text[:end], text[end:]
}

// quoted is how long the text in quotes is that a text begins with.
func quoted(text []byte) int {
	for i := 1; ; i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
}

// enclosed is how long the object or the list is that a text begins with.
func enclosed(text []byte) int {
	i := 1
	for depth := 1; depth > 0; i++ {
		switch text[i] {
		case '"':
			i += quoted(text[i:]) - 1
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
	}
	return i
}

// nameOf is the name of a field, out of its quotes.
func nameOf(key []byte) (name string) {
	if bytes.IndexByte(key, '\\') < 0 {
		return strings.ToValidUTF8(string(key[1:len(key)-1]), "\ufffd")
	}
	_ = json.Unmarshal(key, &name) // a text that is valid
	return name
}

// isUnicode reports whether encoding/json gives every text in a value as it was
// meant. Of bytes that are not UTF-8, and of half a surrogate pair, it would make
// U+FFFD without a word: two ids could become one.
func isUnicode(text []byte) bool {
	if !utf8.Valid(text) {
		return false
	}
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		i++ // to the letter of the escape, which is there: the text is JSON
		if text[i] != 'u' {
			continue
		}
		first := unit(text[i+1:])
		i += 4
		if !utf16.IsSurrogate(first) {
			continue
		}
		rest := text[i+1:]
		if len(rest) < 6 || rest[0] != '\\' || rest[1] != 'u' || utf16.DecodeRune(first, unit(rest[2:])) == utf8.RuneError {
			return false
		}
		i += 6
	}
	return true
}

// unit is what the four digits after \u say.
func unit(text []byte) rune {
	n, err := strconv.ParseUint(string(text[:4]), 16, 16)
	if err != nil {
		return utf8.RuneError
	}
	return rune(n)
}
