package tanu_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/biliktilik/tanu"
)

// The whole calendar, day by day, against package time.
func TestDate_everyDay(t *testing.T) {
	day := time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC)
	for ordinal := 1; day.Year() < 10000; ordinal++ {
		d := tanu.DateAt(ordinal)
		year, month, dayOfMonth := d.Civil()
		wantYear, wantMonth, wantDay := day.Date()
		if year != wantYear || month != wantMonth || dayOfMonth != wantDay || d.Weekday() != day.Weekday() {
			t.Fatalf("day %d is %s %s, want %s", ordinal, d, d.Weekday(), day)
		}
		if back, err := tanu.NewDate(year, month, dayOfMonth); err != nil || back != d {
			t.Fatalf("NewDate(%d, %d, %d) = %s, %v; want %s", year, month, dayOfMonth, back, err, d)
		}
		if ordinal%61 == 0 { // the text forms are slower to check
			text := day.Format(time.DateOnly)
			if parsed, err := tanu.ParseDate(text); err != nil || parsed != d || d.String() != text {
				t.Fatalf("ParseDate(%q) = %s, %v; want %s", text, parsed, err, d)
			}
			if !d.Time().Equal(day) || tanu.DateOf(day) != d {
				t.Fatalf("%s: Time %s, DateOf %s", d, d.Time(), tanu.DateOf(day))
			}
		}
		day = day.Add(24 * time.Hour)
	}
}

// 9999 years of 365 days and 2499 leap days by four, less 99 centuries, plus 24
// of the fourth: 3 649 635 + 2 424 = 3 652 059 days.
func TestDate_bounds(t *testing.T) {
	first, last := tanu.MustDate("0001-01-01"), tanu.MustDate("9999-12-31")
	if first.Ordinal() != 1 || last.Ordinal() != 3652059 {
		t.Errorf("ordinals %d and %d", first.Ordinal(), last.Ordinal())
	}
	for _, d := range []tanu.Date{
		{}, tanu.DateAt(0), tanu.DateAt(-1), tanu.DateAt(3652060), tanu.DateAt(math.MaxInt), tanu.DateAt(math.MinInt),
		first.AddDays(-1), last.AddDays(1), first.AddDays(math.MinInt), last.AddDays(math.MaxInt),
		first.AddMonths(-1), last.AddMonths(1), first.AddMonths(math.MinInt), last.AddMonths(math.MaxInt),
		last.AddMonths(-12 * 9999), last.AddMonths(-120000), first.AddMonths(120000),
		tanu.Date{}.AddDays(1), tanu.Date{}.AddMonths(1),
		tanu.DateOf(time.Time{}), tanu.DateOf(time.Date(0, 12, 31, 0, 0, 0, 0, time.UTC)), tanu.DateOf(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)),
	} {
		if !d.IsZero() || d.String() != "none" || d.Ordinal() != 0 {
			t.Errorf("got %s, want none", d)
		}
	}
	if d := last.AddDays(1 - 3652059); d != first {
		t.Errorf("the first day from the last: %s", d)
	}
	if d := first.AddMonths(12*9999 - 1); d != tanu.MustDate("9999-12-01") {
		t.Errorf("the last month from the first: %s", d)
	}
}

func TestDate_zero(t *testing.T) {
	var none tanu.Date
	year, month, day := none.Civil()
	if year != 0 || month != 0 || day != 0 || none.Year() != 0 || none.Month() != 0 || none.Day() != 0 {
		t.Error("the zero Date has a year, a month or a day")
	}
	if !none.Time().IsZero() || none.In(tanu.Kazakh) != "" || none.GoString() != "tanu.Date{}" {
		t.Errorf("the zero Date shows as %s, %q, %s", none.Time(), none.In(tanu.Kazakh), none.GoString())
	}
	first := tanu.MustDate("0001-01-01")
	if !none.Before(first) || none.After(first) || none.Compare(first) != -1 || none.DaysSince(first) != 0 || first.DaysSince(none) != 0 {
		t.Error("the zero Date is not before every day, or is a day away from one")
	}
}

func TestParseDate_refuses(t *testing.T) {
	for _, s := range []string{
		"", " ", "2026", "2026-3-20", "2026-03-2", "2026-03-20 ", " 2026-03-20", "20.03.2026", "2026/03/20", "20260320",
		"2026-03-20T00:00:00Z", "2026-00-10", "2026-13-10", "2026-01-00", "2026-01-32", "2026-02-29", "2100-02-29",
		"2026-04-31", "0000-01-01", "-001-01-01", "+026-01-01", "2O26-01-01", "2026-01-1٠", "none",
	} {
		d, err := tanu.ParseDate(s)
		var syntax *tanu.FieldError
		if !errors.Is(err, tanu.ErrSyntax) || !errors.As(err, &syntax) || syntax.Type != "Date" || !d.IsZero() {
			t.Errorf("ParseDate(%q) = %s, %v", s, d, err)
		}
	}
}

func TestNewDate_refuses(t *testing.T) {
	for _, c := range []struct {
		year  int
		month time.Month
		day   int
	}{
		{0, 1, 1}, {-1, 1, 1}, {10000, 1, 1}, {2026, 0, 1}, {2026, 13, 1}, {2026, -1, 1}, {2026, 1, 0}, {2026, 1, 32},
		{2026, 2, 29}, {1900, 2, 29}, {2000, 2, 30}, {2026, 4, 31}, {2026, 1, -1}, {math.MaxInt, 1, 1}, {900101300126, 1, 1},
	} {
		d, err := tanu.NewDate(c.year, c.month, c.day)
		if !errors.Is(err, tanu.ErrSyntax) || !d.IsZero() || longNumber.MatchString(err.Error()) {
			t.Errorf("NewDate(%d, %d, %d) = %s, %v", c.year, c.month, c.day, d, err)
		}
	}
}

// AddMonths against a slow oracle: the first of the month by package time, then
// the same day or the month's last.
func TestDate_AddMonths_oracle(t *testing.T) {
	random := rand.New(rand.NewPCG(230, 380))
	for range 200_000 {
		d := tanu.DateAt(1 + random.IntN(3652059))
		n := random.IntN(2*12*400) - 12*400
		year, month, day := d.Civil()
		first := time.Date(year, month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		last := first.AddDate(0, 1, -1)
		want := tanu.DateOf(first.AddDate(0, 0, min(day, last.Day())-1))
		if first.Year() < 1 || first.Year() > 9999 {
			want = tanu.Date{}
		}
		if got := d.AddMonths(n); got != want {
			t.Fatalf("%s and %d months: %s, want %s", d, n, got, want)
		}
	}
}

func TestDate_AddMonths_edges(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-31", 1, "2026-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29"}, {"2024-03-31", -1, "2024-02-29"}, {"2026-10-31", 1, "2026-11-30"},
		{"2026-12-15", 1, "2027-01-15"}, {"2026-01-15", -1, "2025-12-15"}, {"2026-05-05", 0, "2026-05-05"},
		{"2096-02-29", 48, "2100-02-28"}, {"2026-12-31", 36, "2029-12-31"},
	} {
		if got := tanu.MustDate(c.from).AddMonths(c.n); got != tanu.MustDate(c.want) {
			t.Errorf("%s and %d months: %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestDate_AddDays_isOrdinal(t *testing.T) {
	random := rand.New(rand.NewPCG(380, 230))
	for range 100_000 {
		a, b := tanu.DateAt(1+random.IntN(3652059)), tanu.DateAt(1+random.IntN(3652059))
		n := b.DaysSince(a)
		if a.AddDays(n) != b || b.AddDays(-n) != a || n != b.Ordinal()-a.Ordinal() || a.DaysSince(b) != -n {
			t.Fatalf("from %s to %s: %d days", a, b, n)
		}
		if a.Before(b) != (n > 0) || a.After(b) != (n < 0) || (a == b) != (n == 0) || a.Compare(b) != -b.Compare(a) || b.Compare(a)*n < 0 {
			t.Fatalf("%s and %s are out of order", a, b)
		}
	}
}

func TestDate_text(t *testing.T) {
	textRoundTrip(t, tanu.MustDate("2026-03-20"), tanu.MustDate("0001-01-01"), tanu.MustDate("9999-12-31"))
	got, err := tanu.MustDate("2026-03-20").AppendText([]byte("on "))
	if err != nil || string(got) != "on 2026-03-20" {
		t.Errorf("AppendText: %s, %v", got, err)
	}
}

func FuzzParseDate(f *testing.F) {
	fuzzText(f, tanu.ParseDate, "0001-01-01", "9999-12-31", "2024-02-29", "2100-02-29", "0000-00-00")
}

func FuzzDate_AddMonths(f *testing.F) {
	f.Add(739000, 1)
	f.Add(1, math.MinInt)
	f.Add(3652059, math.MaxInt)
	f.Fuzz(func(t *testing.T, ordinal, n int) {
		d := tanu.DateAt(ordinal)
		e := d.AddMonths(n)
		if d.IsZero() && !e.IsZero() {
			t.Fatalf("none and %d months: %s", n, e)
		}
		if e.IsZero() {
			return
		}
		months := (e.Year()-d.Year())*12 + int(e.Month()-d.Month())
		if months != n || e.Day() > d.Day() || e.Day() < d.Day() && e.AddDays(1).Day() != 1 {
			t.Fatalf("%s and %d months: %s", d, n, e)
		}
	})
}

func ExampleParseDate() {
	day, err := tanu.ParseDate("2026-03-20")
	fmt.Println(day, day.Weekday(), err)
	_, err = tanu.ParseDate("20.03.2026")
	fmt.Println(err)
	_, err = tanu.ParseDate("2026-02-29")
	fmt.Println(err)
	// Output:
	// 2026-03-20 Friday <nil>
	// tanu: parse Date: want YYYY-MM-DD
	// tanu: parse Date: no such day in the years 1 to 9999
}

func ExampleNewDate() {
	day, err := tanu.NewDate(2026, time.March, 20)
	fmt.Println(day, err)
	_, err = tanu.NewDate(2026, time.February, 30)
	fmt.Println(err)
	// Output:
	// 2026-03-20 <nil>
	// tanu: parse Date: no such day in the years 1 to 9999
}

func ExampleMustDate() {
	fmt.Printf("%v %#v\n", tanu.MustDate("2026-03-20"), tanu.MustDate("2026-03-20"))
	// Output: 2026-03-20 tanu.MustDate("2026-03-20")
}

func ExampleDateOf() {
	instant := time.Date(2026, time.March, 20, 20, 30, 0, 0, time.UTC)
	kazakhstan := time.FixedZone("UTC+5", 5*60*60)
	fmt.Println(tanu.DateOf(instant), tanu.DateOf(instant.In(kazakhstan)))
	// Output: 2026-03-20 2026-03-21
}

func ExampleDateAt() {
	fmt.Println(tanu.DateAt(1), tanu.DateAt(739695), tanu.DateAt(0))
	// Output: 0001-01-01 2026-03-20 none
}

func ExampleDate_Ordinal() {
	first := tanu.MustDate("2026-01-01")
	worked := make([]bool, 365) // a table of the year, indexed by day
	worked[tanu.MustDate("2026-03-20").Ordinal()-first.Ordinal()] = true
	fmt.Println(worked[78], worked[79])
	// Output: true false
}

func ExampleDate_AddDays() {
	issued := tanu.MustDate("2026-03-31")
	fmt.Println(issued.AddDays(45), issued.AddDays(-1))
	// Output: 2026-05-15 2026-03-30
}

func ExampleDate_AddMonths() {
	fmt.Println(tanu.MustDate("2026-01-31").AddMonths(1), tanu.MustDate("2026-01-31").AddMonths(36))
	// Output: 2026-02-28 2029-01-31
}

func ExampleDate_DaysSince() {
	fmt.Println(tanu.MustDate("2026-05-15").DaysSince(tanu.MustDate("2026-03-31")))
	// Output: 45
}

func ExampleDate_Compare() {
	filed, limit := tanu.MustDate("2026-10-31"), tanu.MustDate("2026-11-01")
	fmt.Println(filed.Compare(limit), filed.Before(limit), filed.After(limit), filed == limit.AddDays(-1))
	// Output: -1 true false true
}

func ExampleDate_Civil() {
	year, month, day := tanu.MustDate("2026-03-20").Civil()
	fmt.Println(year, month, day)
	// Output: 2026 March 20
}

func ExampleDate_IsZero() {
	var paid tanu.Date
	fmt.Println(paid, paid.IsZero())
	// Output: none true
}

func ExampleDate_Time() {
	fmt.Println(tanu.MustDate("2026-03-20").Time().Format(time.RFC1123))
	// Output: Fri, 20 Mar 2026 00:00:00 UTC
}

func ExampleDate_In() {
	day := tanu.MustDate("2026-03-20")
	for _, lang := range tanu.Languages() {
		fmt.Println(day.In(lang))
	}
	// Output:
	// 2026 жылғы 20 наурыз
	// 20 марта 2026 года
	// 20 March 2026
}

func BenchmarkDate_AddDays(b *testing.B) {
	d := tanu.MustDate("2026-03-31")
	for b.Loop() {
		d.AddDays(45)
	}
}

func BenchmarkDate_AddMonths(b *testing.B) {
	d := tanu.MustDate("2026-01-31")
	for b.Loop() {
		d.AddMonths(13)
	}
}

func BenchmarkDate_Civil(b *testing.B) {
	d := tanu.MustDate("2026-03-31")
	for b.Loop() {
		d.Civil()
	}
}

func BenchmarkNewDate(b *testing.B) {
	for b.Loop() {
		_, _ = tanu.NewDate(2026, time.March, 31)
	}
}

func BenchmarkParseDate(b *testing.B) {
	for b.Loop() {
		_, _ = tanu.ParseDate("2026-03-31")
	}
}

func BenchmarkDate_String(b *testing.B) {
	d := tanu.MustDate("2026-03-31")
	for b.Loop() {
		_ = d.String()
	}
}
