package calendar_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"time"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

func ExampleFiveDay() {
	five := calendar.FiveDay()
	first, last := five.Range()
	fmt.Println(first, last, five.Confirmed())
	// Output: 2015-01-01 2099-12-31 2026-12-31
}

func ExampleSixDay() {
	saturday := tanu.MustDate("2026-04-04")
	five, err := calendar.FiveDay().IsWorkday(saturday)
	if err != nil {
		log.Fatal(err)
	}
	six, err := calendar.SixDay().IsWorkday(saturday)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(five, six)
	// Output: false true
}

// On Sunday 5 January 2025 the country worked: its rest had been moved to
// Friday the 3rd.
func ExampleCalendar_IsWorkday_sunday2025() {
	worked, err := calendar.FiveDay().IsWorkday(tanu.MustDate("2025-01-05"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(worked)
	// Output: true
}

func ExampleCalendar_IsWorkday_outside() {
	_, err := calendar.FiveDay().IsWorkday(tanu.MustDate("2014-12-31"))
	fmt.Println(errors.Is(err, calendar.ErrOutOfRange))
	fmt.Println(err)
	// Output:
	// true
	// calendar: outside the table: day "2014-12-31", the table is 2015-01-01 to 2099-12-31
}

func ExampleCalendar_AddWorkdays_nauryz2026() {
	due, err := calendar.FiveDay().AddWorkdays(tanu.MustDate("2026-03-20"), 1)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(due) // Friday, then two days off, 23 March, and 24 and 25 March for the 21st and 22nd
	// Output: 2026-03-26
}

// By how many working days a thing due on 26 March and done on 1 April is late.
func ExampleCalendar_WorkdaysBetween_late() {
	due, done := tanu.MustDate("2026-03-26"), tanu.MustDate("2026-04-01")
	late, err := calendar.FiveDay().WorkdaysBetween(due, done)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(late) // 27, 30 and 31 March, 1 April
	// Output: 4
}

// A negative number counts back.
func ExampleCalendar_AddWorkdays_back() {
	last, err := calendar.FiveDay().AddWorkdays(tanu.MustDate("2026-03-26"), -1)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(last)
	// Output: 2026-03-20
}

func ExampleCalendar_WorkdayFrom() {
	for _, s := range []string{"2026-03-20", "2026-03-21"} {
		day, err := calendar.FiveDay().WorkdayFrom(tanu.MustDate(s))
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(day)
	}
	// Output:
	// 2026-03-20
	// 2026-03-26
}

func ExampleCalendar_WorkdaysInMonth() {
	n, err := calendar.FiveDay().WorkdaysInMonth(2026, time.March)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(n)
	// Output: 18
}

func ExampleCalendar_WorkdaysInYear() {
	five, err := calendar.FiveDay().WorkdaysInYear(2026)
	if err != nil {
		log.Fatal(err)
	}
	six, err := calendar.SixDay().WorkdaysInYear(2026)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(five, six)
	// Output: 247 299
}

func ExampleCalendar_Day() {
	for _, s := range []string{"2026-03-24", "2024-05-04", "2026-05-27"} {
		day, err := calendar.FiveDay().Day(tanu.MustDate(s))
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(day.Kind, day.StandsFor, day.Partner, day.Known)
		fmt.Println(day.In(tanu.English))
	}
	// Output:
	// substitute 2026-03-21 none none
	// 24 March 2026, Tuesday: day off for 21 March 2026, Nauryz, which falls on a day off (Law No. 267-II of 13 December 2001 on holidays in the Republic of Kazakhstan, article 5(3))
	// moved-to-work none 2024-05-08 2024-04-17
	// 4 May 2024, Saturday: working day, its day off moved to 8 May 2024 (article 85 of the Labour Code; Order of the acting Minister of Labour and Social Protection No. 109 of 17 April 2024)
	// rest-day none none none
	// 27 May 2026, Wednesday: rest day, first day of Kurban Ait (article 84 of the Labour Code)
}

func ExampleDay_In() {
	day, err := calendar.FiveDay().Day(tanu.MustDate("2026-08-31"))
	if err != nil {
		log.Fatal(err)
	}
	for _, lang := range tanu.Languages() {
		fmt.Println(day.In(lang))
	}
	// Output:
	// 2026 жылғы 31 тамыз, дүйсенбі: жұмыс күні; 2026 жылғы 11 маусымдағы № 306-VIII Заң болмаса, демалыс болар еді: Қазақстан Республикасының Конституциясы күні
	// 31 августа 2026 года, понедельник: рабочий день; был бы днем отдыха (День Конституции Республики Казахстан), если бы не Закон от 11 июня 2026 года № 306-VIII
	// 31 August 2026, Monday: working day; would be off for Constitution Day but for Law No. 306-VIII of 11 June 2026
}

// Until Law 306-VIII became known, on 11 June 2026, Monday 31 August 2026 was
// off for Sunday 30 August; since then it is worked.
func ExampleCalendar_AsKnownOn() {
	for _, known := range []string{"2026-05-01", "2026-07-01"} {
		clerk, err := calendar.FiveDay().AsKnownOn(tanu.MustDate(known))
		if err != nil {
			log.Fatal(err)
		}
		deadline, err := clerk.Deadline(tanu.MustDate("2026-08-28"), calendar.WorkingDays(1))
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println("as known on", known, "due", deadline.Last)
	}
	// Output:
	// as known on 2026-05-01 due 2026-09-01
	// as known on 2026-07-01 due 2026-08-31
}

// A transfer announced after the release of the library. The order is invented.
func ExampleCalendar_With() {
	five, err := calendar.FiveDay().With(calendar.Changes{Transfers: []calendar.DayTransfer{{
		Off: tanu.MustDate("2027-03-19"), Work: tanu.MustDate("2027-03-27"),
		Act: tanu.LegalAct{Title: tanu.Text{EN: "an invented order"}, Number: "0", Date: tanu.MustDate("2026-12-10")},
	}}})
	if err != nil {
		log.Fatal(err)
	}
	day, err := five.Day(tanu.MustDate("2027-03-27"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(day.Kind, day.Partner, day.Act.Title.EN)

	_, err = five.With(calendar.Changes{Transfers: []calendar.DayTransfer{{
		Off: tanu.MustDate("2027-04-02"), Work: tanu.MustDate("2027-03-27"), Act: day.Act,
	}}})
	fmt.Println(err)
	// Output:
	// moved-to-work 2027-03-19 an invented order
	// calendar: change refused: transfers[0].work: given twice
}

// The first day of Kurban Ait, announced after the release. The day is invented.
func ExampleParseChanges() {
	changes, err := calendar.ParseChanges([]byte(`{
		"kurbanAit": [{"day": "2027-05-17", "known": "2027-05-07"}],
		"confirmed": "2027-12-31"
	}`))
	if err != nil {
		log.Fatal(err)
	}
	five, err := calendar.FiveDay().With(changes)
	if err != nil {
		log.Fatal(err)
	}
	worked, err := five.IsWorkday(tanu.MustDate("2027-05-17"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(worked, five.Confirmed())

	_, err = calendar.ParseChanges([]byte(`{"kurbanAit": [{"date": "2027-05-17"}]}`))
	fmt.Println(err)
	// Output:
	// false 2027-12-31
	// calendar: change refused: kurbanAit[0].date: there is no such field
}

func ExampleCalendar_Deadline() {
	five := calendar.FiveDay()
	issued := tanu.MustDate("2026-03-25")
	for _, term := range []calendar.Term{calendar.WorkingDays(3), calendar.CalendarDays(45),
		calendar.ValidityDays(45)} {
		deadline, err := five.Deadline(issued, term)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(term, "after", issued, "is", deadline.Last)
	}
	// Output:
	// 3 working days after 2026-03-25 is 2026-03-30
	// 45 calendar days after 2026-03-25 is 2026-05-12
	// 45 days of validity after 2026-03-25 is 2026-05-09
}

func ExampleCalendar_Proof() {
	five := calendar.FiveDay()
	deadline, err := five.Deadline(tanu.MustDate("2025-01-02"), calendar.WorkingDays(2))
	if err != nil {
		log.Fatal(err)
	}
	proof, err := five.Proof(deadline)
	if err != nil {
		log.Fatal(err)
	}
	for _, day := range proof.Skipped {
		fmt.Println("skipped", day.Date, day.Kind)
	}
	for _, day := range proof.Worked {
		fmt.Println("counted", day.Date, day.Kind)
	}
	fmt.Println(proof.In(tanu.Russian))
	// Output:
	// skipped 2025-01-03 moved-off
	// skipped 2025-01-04 weekend
	// counted 2025-01-05 moved-to-work
	// Последний день – 6 января 2025 года, понедельник: 2-й рабочий день после 2 января 2025 года. Не считаются: 3 января (выходной перенесен с 5 января); 4 января (выходной день). Считаются: 5 января (выходной перенесен на 3 января). Основания: статья 173 Гражданского кодекса; статья 76 Административного процедурно-процессуального кодекса; статья 85 Трудового кодекса; статья 84 Трудового кодекса; приказ Министра труда и социальной защиты населения, ноябрь 2024 года, № 436.
}

func ExampleTerm_In() {
	for _, n := range []int{1, 3, 5, 21} {
		term := calendar.WorkingDays(n)
		fmt.Println(term.In(tanu.Kazakh), "·", term.In(tanu.Russian), "·", term.In(tanu.English))
	}
	// Output:
	// 1 жұмыс күні · 1 рабочий день · 1 working day
	// 3 жұмыс күні · 3 рабочих дня · 3 working days
	// 5 жұмыс күні · 5 рабочих дней · 5 working days
	// 21 жұмыс күні · 21 рабочий день · 21 working days
}

func ExampleParseTerm() {
	term, err := calendar.ParseTerm("10 calendar days")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(term.In(tanu.Russian))
	// Output: 10 календарных дней
}

func ExampleKind_In() {
	fmt.Println(calendar.MovedOff.In(tanu.Russian), calendar.MovedOff.Worked())
	// Output: перенесенный выходной день false
}

// A service that already speaks rickar/cal keeps doing so.
func ExampleCalendar_Business() {
	business := calendar.FiveDay().Business()
	friday := time.Date(2026, time.March, 20, 9, 0, 0, 0, time.UTC)
	fmt.Println(business.WorkdaysFrom(friday, 1).Format(time.DateOnly))
	for _, holiday := range business.Holidays {
		if day, _ := holiday.Calc(2027); day.Month() == time.March && !day.IsZero() {
			fmt.Println(day.Format(time.DateOnly), holiday.Name)
		}
	}
	// Output:
	// 2026-03-26
	// 2027-03-08 Халықаралық әйелдер күні
	// 2027-03-15 Қазақстан Республикасының Конституциясы күні
	// 2027-03-21 Наурыз мейрамы
	// 2027-03-22 Наурыз мейрамы
	// 2027-03-23 Наурыз мейрамы
}

func ExampleChangesSchema() {
	var schema struct{ Title string }
	if err := json.Unmarshal(calendar.ChangesSchema(), &schema); err != nil {
		log.Fatal(err)
	}
	fmt.Println(schema.Title)
	// Output: Changes of the working calendar
}
