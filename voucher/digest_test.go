package voucher

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
)

// leaves are the values below v that a form writes, each with its path; a list
// gets one item.
func leaves(v reflect.Value, path string, found func(path string, leaf reflect.Value)) {
	switch v.Interface().(type) {
	case tanu.IIN, tanu.BIN, tanu.Account, tanu.Date, decimal.Decimal, time.Time:
		found(path, v)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		leaves(v.Elem(), path, found)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		leaves(v.Index(0), path+"[0]", found)
	case reflect.Struct:
		for i := range v.NumField() {
			leaves(v.Field(i), path+"."+v.Type().Field(i).Name, found)
		}
	default:
		found(path, v)
	}
}

// set gives a leaf one of two values, both of which its JSON keeps.
func set(t *testing.T, path string, leaf reflect.Value, second bool) {
	pick := func(a, b any) {
		if second {
			a = b
		}
		leaf.Set(reflect.ValueOf(a).Convert(leaf.Type()))
	}
	word := func(words ...string) { pick(words[0], words[1]) }
	switch leaf.Type() {
	case reflect.TypeFor[tanu.IIN]():
		pick(tanu.MustIIN("900101300126"), tanu.MustIIN("851231456780"))
	case reflect.TypeFor[tanu.BIN]():
		pick(tanu.MustBIN("230240001230"), tanu.MustBIN("230941000450"))
	case reflect.TypeFor[tanu.Account]():
		pick(tanu.MustAccount("KZ86125KZT5004100100"), tanu.MustAccount("KZ31601A000000000001"))
	case reflect.TypeFor[tanu.Date]():
		pick(tanu.MustDate("2026-03-02"), tanu.MustDate("2026-03-03"))
	case reflect.TypeFor[decimal.Decimal]():
		pick(decimal.New(4200050, -2), decimal.New(42000, 0))
	case reflect.TypeFor[time.Time]():
		moment := time.Date(2026, 3, 2, 10, 0, 0, 1, time.FixedZone("", 5*60*60))
		pick(moment, moment.In(time.FixedZone("", 6*60*60)))
	case reflect.TypeFor[tanu.Answer]():
		word("yes", "no")
	case reflect.TypeFor[tanu.Region]():
		word(string(tanu.Abai), string(tanu.Ulytau))
	case reflect.TypeFor[tanu.Profile]():
		word(string(tanu.Technical), string(tanu.SocialHumanitarian))
	case reflect.TypeFor[tanu.Edition]():
		word("2025", "2023")
	case reflect.TypeFor[State]():
		word(string(Filed), string(Issued))
	case reflect.TypeFor[Action]():
		word(string(File), string(Pay))
	case reflect.TypeFor[tanu.Office]():
		word(string(tanu.Applicant), string(tanu.System))
	case reflect.TypeFor[tanu.Verdict]():
		word("satisfied", "refused")
	default:
		switch name := leaf.Type().Name(); {
		case name == "DocumentKind":
			word("education", "other")
		case name == "SignatureStatus":
			word("valid", "invalid")
		case leaf.Kind() == reflect.String:
			word(path, path+" бөлек")
		case leaf.CanInt():
			pick(7, 8)
		case leaf.Kind() == reflect.Bool:
			leaf.SetBool(!second)
		case leaf.Kind() == reflect.Array: // a digest
			pick(sha(path), sha(path+"?"))
		default:
			t.Fatalf("%s: a %s is unknown here", path, leaf.Type())
		}
	}
}

func sha(s string) [32]byte {
	return form(s).sum256()
}

// Every field of an event, and of the command in it, changes the digest: when it
// changes, and when it is emptied. Only the digest itself does not.
func TestDigest_OfEveryField(t *testing.T) {
	var e Event
	of := func() Digest { return e.digest(e.Command.Digest()) }
	type leaf struct {
		path string
		v    reflect.Value
	}
	var all []leaf
	leaves(reflect.ValueOf(&e).Elem(), "Event", func(path string, v reflect.Value) {
		set(t, path, v, false)
		all = append(all, leaf{path, v})
	})
	require.Greater(t, len(all), 100)
	whole := of()
	for _, l := range all {
		if l.path == "Event.Digest" {
			continue
		}
		set(t, l.path, l.v, true)
		require.NotEqual(t, whole, of(), "%s changed", l.path)
		l.v.SetZero()
		require.NotEqual(t, whole, of(), "%s emptied", l.path)
		set(t, l.path, l.v, false)
		require.Equal(t, whole, of(), l.path)
	}
	e.Digest = Digest{}
	require.Equal(t, whole, of())

	written, err := json.Marshal(e)
	require.NoError(t, err)
	e = Event{}
	require.NoError(t, json.Unmarshal(written, &e))
	require.Equal(t, whole, of(), "through JSON")
}

// No two commands that differ in what a field holds, or in which field holds it,
// write the same form.
func TestDigest_TellsApart(t *testing.T) {
	seen := map[Digest]string{}
	for name, cmd := range map[string]Command{
		"nothing":         {},
		"id":              {ID: "a"},
		"case":            {Case: "a"},
		"both":            {ID: "a", Case: "a"},
		"id of two":       {ID: "aa"},
		"like an end":     {ID: "a\x00"},
		"like two fields": {ID: "a\x03\x01a"},
		"empty sheet":     {Sheet: &SickSheet{}},
		"empty procedure": {Procedure: newOf(Command{}.Procedure)},
		"empty facts":     {Facts: newOf(Command{}.Facts)},
		"empty protocol":  {Protocol: &SignedProtocol{}},
		"long reason":     {Reason: string(make([]byte, 300))},
		"longer reason":   {Reason: string(make([]byte, 301))},
	} {
		sum := cmd.Digest()
		require.Empty(t, seen[sum], "%s and %s", name, seen[sum])
		seen[sum] = name
	}
	one, two := Command{ID: "1"}, Command{ID: "2"}
	for name, list := range map[string][]Command{"none": nil, "one": {one}, "two": {two}, "one, two": {one, two},
		"two, one": {two, one}} {
		sum := DigestOfCommands(list)
		require.Empty(t, seen[sum], name)
		seen[sum] = name
	}
	key := allocation.LineKey{Region: tanu.Abai, Year: 2026}
	for name, list := range map[string][]allocation.Move{
		"no move": nil, "grant": {allocation.Grant(key, 1)}, "hold": {allocation.Hold(key)},
		"twice": {allocation.Hold(key), allocation.Hold(key)},
		"empty": {{}}, "empty twice": {{}, {}},
	} {
		sum := DigestOfMoves(list)
		require.Empty(t, seen[sum], name)
		seen[sum] = name
	}
}

func newOf[T any](*T) *T { return new(T) }

// A sum is the same whatever its zeros, and a text as JSON keeps it.
func TestForm_OneValueOneForm(t *testing.T) {
	sum := func(d decimal.Decimal) string {
		return fmt.Sprintf("%x", form(nil).sum(1, d))
	}
	for _, same := range [][]decimal.Decimal{
		{decimal.Decimal{}, decimal.New(0, 0), decimal.New(0, -6), decimal.New(0, 9)},
		{decimal.New(42000, 0), decimal.New(42, 3), decimal.New(4200000, -2), decimal.New(42000000000, -6)},
		{decimal.New(-15, -1), decimal.New(-150, -2)},
		{decimal.New(1, 12), decimal.New(1_000_000_000_000_000_000, -6),
			decimal.NewFromBigInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(40), nil), -28)},
		{decimal.RequireFromString("123456789012345678901234567890.5"),
			decimal.RequireFromString("123456789012345678901234567890.500")},
	} {
		for _, d := range same {
			require.Equal(t, sum(same[0]), sum(d), d)
		}
	}
	require.NotEqual(t, sum(decimal.New(42, 0)), sum(decimal.New(42, 1)))
	require.NotEqual(t, sum(decimal.New(42, 0)), sum(decimal.New(-42, 0)))

	spoilt := Command{Reason: "a\xffb\xc3\xfe"}
	written, err := json.Marshal(spoilt)
	require.NoError(t, err)
	var read Command
	require.NoError(t, json.Unmarshal(written, &read))
	require.NotEqual(t, spoilt, read)
	require.Equal(t, spoilt.Digest(), read.Digest())
}

// A moment is what its JSON keeps of it: the zone to the minute, and the time of
// day as it was in the zone; no reading of the monotonic clock.
func TestForm_MomentAsJSON(t *testing.T) {
	for _, east := range []int{0, 1, 5 * 60 * 60, 5*60*60 + 7*60 + 28, -(3*60*60 + 30*60), -(4*60*60 + 56*60 + 2), -59} {
		for _, moment := range []time.Time{time.Date(2026, 3, 2, 10, 0, 0, 123456789, time.FixedZone("", east)),
			time.Date(1969, 12, 31, 23, 59, 59, 1, time.FixedZone("", east))} {
			written, err := json.Marshal(moment)
			require.NoError(t, err)
			var read time.Time
			require.NoError(t, json.Unmarshal(written, &read))
			require.Equal(t, form(nil).moment(1, moment), form(nil).moment(1, read), "%s", written)
		}
	}
	require.NotEqual(t, form(nil).moment(1, time.Unix(0, 0).UTC()), form(nil).moment(1, time.Unix(0, 1).UTC()))
}

// fill gives two of three values below v something, JSON's hard cases among it:
// bytes that are no text, zones to the second, zeros at either end of a sum.
func fill(t *testing.T, random *rand.Rand, v reflect.Value) {
	if random.IntN(3) == 0 {
		return
	}
	switch v.Interface().(type) {
	case tanu.IIN, tanu.BIN, tanu.Account, tanu.Date:
		set(t, "", v, random.IntN(2) == 0)
		return
	case decimal.Decimal:
		v.Set(reflect.ValueOf(decimal.New(random.Int64N(1<<62)>>random.IntN(62)-5, int32(random.IntN(30)-20))))
		return
	case time.Time:
		zone := time.FixedZone("", random.IntN(2*86_000)-86_000)
		v.Set(reflect.ValueOf(time.Unix(random.Int64N(4e9)-1e9, random.Int64N(1e9)).In(zone)))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, random, v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), random.IntN(4), 4))
		for i := range v.Len() {
			fill(t, random, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, random, v.Field(i))
		}
	default:
		set(t, []string{"", "\x00", "\x01a\x00", "\xff", "é"}[random.IntN(5)], v, random.IntN(2) == 0)
	}
}

// Whatever an event holds, its digest is the same after JSON, and that of no
// event with another JSON.
func TestDigest_OfAnyEvent(t *testing.T) {
	random, seen := rand.New(rand.NewPCG(1, 2)), map[Digest]string{}
	for range 5000 {
		var e, read Event
		fill(t, random, reflect.ValueOf(&e).Elem())
		e.Digest = Digest{}
		written, err := json.Marshal(e)
		if err != nil {
			continue // an act takes no bytes that are no text
		}
		require.NoError(t, json.Unmarshal(written, &read), "%s", written)
		sum := read.digest(read.Command.Digest())
		require.Equal(t, e.digest(e.Command.Digest()), sum, "%s", written)
		again, err := json.Marshal(read)
		require.NoError(t, err)
		if other, ok := seen[sum]; ok {
			require.Equal(t, other, string(again))
		}
		seen[sum] = string(again)
	}
	require.Greater(t, len(seen), 1500)
}
