package tanu

import (
	"bytes"
	"encoding/json"
	"strings"
)

// RepeatedField returns a field that some object of a JSON text names twice, in
// whatever case of letters: encoding/json would take the last of them without a
// word. twice is false where there is none, as in a text that is not JSON.
func RepeatedField(text []byte) (name string, twice bool) {
	if !json.Valid(text) {
		return "", false
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	return repeated(dec)
}

// repeated reads one value of a text that is known to be JSON.
func repeated(dec *json.Decoder) (name string, twice bool) {
	open, _ := dec.Token()
	if open != json.Delim('{') && open != json.Delim('[') {
		return "", false
	}
	seen := map[string]bool{}
	for dec.More() {
		if open == json.Delim('{') {
			token, _ := dec.Token()
			name, _ = token.(string)
			folded := strings.ToLower(strings.ToUpper(name)) // as far as encoding/json folds
			if seen[folded] {
				return name, true
			}
			seen[folded] = true
		}
		if name, twice = repeated(dec); twice {
			return name, true
		}
	}
	_, _ = dec.Token() // the closing delimiter
	return "", false
}
