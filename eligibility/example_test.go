package eligibility_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"time"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/eligibility"
)

// An invented person applies two days after the limit. Every check is made all
// the same, and each refusal says what can be done.
func ExampleScreen() {
	request := complete() // an application to which nothing is lacking
	request.Filed = tanu.MustDate("2026-11-03")
	decision, err := eligibility.Screen(request)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(decision.Verdict())
	for _, f := range decision.Refusals() {
		fmt.Println(f.Code, f.Clause)
		for _, lang := range tanu.Languages() {
			fmt.Println(f.In(lang))
		}
		fmt.Println(f.Remedy(tanu.English))
	}
	// Output:
	// refused
	// filed-in-time 2025/3.2
	// Сіз өтінішті 2026 жылғы 3 қарашада бердіңіз; өтініштер 2026 жылғы 1 қарашаға дейін қабылданады (Қағидалардың 3-тармағының екінші бөлігі)
	// Вы подали заявление 3 ноября 2026 года; заявления принимаются до 1 ноября 2026 года (часть вторая пункта 3 Правил)
	// You applied on 3 November 2026; applications are accepted before 1 November 2026 (clause 3 part 2 of the Rules)
	// You may apply in the next calendar year, before the day that the Rules set
}

// An amendment is shown by the pair of days around it: the first wording asked
// nothing about the vouchers of the region.
func ExampleScreen_amendment() {
	request := complete()
	request.Facts.VoucherAvailable = tanu.No
	for _, day := range []string{"2024-08-22", "2024-08-23", "2025-08-14", "2025-08-15"} {
		request.Filed = tanu.MustDate(day)
		decision, err := eligibility.Screen(request)
		if errors.Is(err, tanu.ErrNotEncoded) {
			fmt.Println(day, "the wording in force is not available")
			continue
		}
		f, _ := decision.Finding("voucher-available")
		fmt.Println(day, f.Verdict)
	}
	// Output:
	// 2024-08-22 not-applicable
	// 2024-08-23 the wording in force is not available
	// 2025-08-14 the wording in force is not available
	// 2025-08-15 refused
}

// The last day to file, 31 October 2026, is a Saturday. Whether it moves is for
// the host to say; by the letter it does not.
func ExampleScreen_policy() {
	request := complete()
	request.Filed = tanu.MustDate("2026-11-02")
	for _, reading := range []tanu.FilingReading{tanu.FilingStrict, tanu.FilingShifted} {
		request.Policy.Filing, request.Calendar = reading, calendar.FiveDay()
		decision, err := eligibility.Screen(request)
		if err != nil {
			log.Fatal(err)
		}
		f, _ := decision.Finding("filed-in-time")
		fmt.Println(f.In(tanu.English))
	}
	// Output:
	// You applied on 2 November 2026; applications are accepted before 1 November 2026 (clause 3 part 2 of the Rules)
	// You applied on 2 November 2026; by the reading of the Rules adopted, the last day to apply is 2 November 2026 (clause 3 part 2 of the Rules)
}

func ExampleReview() {
	request := complete()
	request.Application.Documents = request.Application.Documents[:1] // the labour contract is not attached
	decision, err := eligibility.Review(request)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range decision.Refusals() {
		fmt.Println(f.In(tanu.English))
		fmt.Println(f.Remedy(tanu.English))
	}
	// Output:
	// A copy of a document confirming work is required and is not attached (clause 3(3) of the Rules)
	// Attach a copy of one of these and file the application again: the labour book; a labour contract with the employer's mark of the date and ground of its termination; extracts from the employer's acts that confirm the beginning or end of employment
}

// A cabinet asks for just the facts that are missing.
func ExampleDecision_Missing() {
	request := complete()
	request.Facts.RegisteredUnemployed = tanu.Unknown
	request.Facts.Signature.Outcome = eligibility.Indeterminate // the revocation service is down
	decision, err := eligibility.Screen(request)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(decision.Verdict())
	for _, name := range decision.Missing() {
		fmt.Printf("%s: %s\n", name, eligibility.AskFor(name, tanu.Russian))
	}
	// Output:
	// undetermined
	// registeredUnemployed: о регистрации в качестве безработного
	// signature.outcome: о результате проверки ЭЦП
}

// What stands in the way, be it a refusal or a fact that is missing.
func ExampleDecision_Unresolved() {
	request := complete()
	request.Facts.CentreAccredited, request.Facts.QualificationMet = tanu.No, tanu.Unknown
	decision, err := eligibility.Review(request)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range decision.Unresolved() {
		fmt.Println(f)
	}
	// Output:
	// centre-accredited: refused, not-met
	// qualification-met: undetermined, unknown
}

// What only the payment will need is named, and stands in nobody's way.
func ExampleDecision_MissingForPayment() {
	request := complete()
	request.Facts.Profile = "" // the host's register does not say
	decision, err := eligibility.Review(request)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(decision.Verdict(), decision.Missing(), decision.MissingForPayment())
	// Output: satisfied [] [profile]
}

// The body and the term of a complaint are the host's to name, in the language of
// the notice; these are invented.
func ExampleDecision_Refusal() {
	request := complete()
	request.Application.Consent = tanu.No
	decision, err := eligibility.Review(request)
	if err != nil {
		log.Fatal(err)
	}
	complaint := eligibility.Complaint{
		To:     tanu.Text{KK: "«Үлгі» апелляциялық комиссиясы", RU: "апелляционная комиссия «Үлгі»"},
		Within: tanu.Text{KK: "хабарланған күннен кейін үш ай", RU: "три месяца после дня уведомления"},
	}
	if refusal, ok := decision.Refusal(); ok {
		fmt.Print(refusal.In(tanu.Kazakh, complaint))
		fmt.Print(refusal.In(tanu.Russian, complaint))
	}
	// Output:
	// Біржолғы ваучер беруден бас тартылды, 2026 жылғы 20 наурыз.
	// Шешім қабылдаған орган: мансап орталығы (Қағидалардың 8-тармағының екінші бөлігі).
	// Бас тартуды жіберетін: еңбек мобильділігі орталығы (Қағидалардың 8-тармағының үшінші бөлігі).
	// – Дербес деректерді жинауға, өңдеуге және хабарламалар жіберуге келісім берілмеген (Қағидаларға 1-қосымша, 5-өріс).
	//   Өрісті толтырып, өтінішті қайта беріңіз.
	// Тыңдау өткізілмеді: мерзімі бес жұмыс күнінен аз (Әкімшілік рәсімдік-процестік кодекстің 73-бабы).
	// Бұл шешімге шағым жасауға болады; шағымды қарайтын орган: «Үлгі» апелляциялық комиссиясы; шағым беру мерзімі: хабарланған күннен кейін үш ай (Әкімшілік рәсімдік-процестік кодекстің 80-бабы).
	// В выдаче единоразового ваучера отказано, 20 марта 2026 года.
	// Кем принято решение: карьерный центр (часть вторая пункта 8 Правил).
	// Кем направляется отказ: центр трудовой мобильности (часть третья пункта 8 Правил).
	// – Согласие на сбор и обработку персональных данных и на рассылку не дано (приложение 1 к Правилам, поле 5).
	//   Заполните поле и подайте заявление снова.
	// Заслушивание не проводилось: срок менее пяти рабочих дней (статья 73 Административного процедурно-процессуального кодекса).
	// Это решение может быть обжаловано; орган, рассматривающий жалобу: апелляционная комиссия «Үлгі»; срок подачи жалобы: три месяца после дня уведомления (статья 80 Административного процедурно-процессуального кодекса).
}

// What the host does not name is a line to be filled in.
func ExampleRefusal_In() {
	request := complete()
	request.Facts.VoucherAvailable = tanu.No
	decision, err := eligibility.Screen(request)
	if err != nil {
		log.Fatal(err)
	}
	if refusal, ok := decision.Refusal(); ok {
		fmt.Print(refusal.In(tanu.English, eligibility.Complaint{}))
	}
	// Output:
	// A one-time voucher is refused, 20 March 2026.
	// Decided by: NQS digital platform (clause 3 part 4 of the Rules).
	// Sent by: NQS digital platform.
	// – No one-time voucher is available in the region where you applied (Pavlodar Region) (clause 3 part 4 paragraph 3 of the Rules).
	//   You may apply again, before the day that the Rules set, when the region has a voucher.
	// No hearing was held: the decision is automatic (article 73 of the Administrative Procedural-Process Code).
	// A complaint may be made against this decision; the body that considers it: __________; the term for making it: __________ (article 80 of the Administrative Procedural-Process Code).
}

func ExampleFinding_Facts() {
	decision, err := eligibility.Screen(complete())
	if err != nil {
		log.Fatal(err)
	}
	f, _ := decision.Finding("filed-in-time")
	for _, fact := range f.Facts() {
		fmt.Println(fact.Name, fact.Value)
	}
	// Output:
	// filed 2026-03-20
	// filingLimit 2026-11-01
	// lastFilingDay 2026-10-31
	// lastFilingDayProvisional
}

// A decision is stored as JSON and says the same when it is read back.
func ExampleDecision_MarshalJSON() {
	decision, err := eligibility.Screen(complete())
	if err != nil {
		log.Fatal(err)
	}
	text, err := json.Marshal(decision)
	if err != nil {
		log.Fatal(err)
	}
	var stored eligibility.Decision
	if err := json.Unmarshal(text, &stored); err != nil {
		log.Fatal(err)
	}
	fmt.Println(stored)
	// Output: screen of 2026-03-20: satisfied
}

func ExampleRules() {
	for _, rule := range eligibility.Rules()[:3] {
		fmt.Println(rule.Code, rule.Clauses[tanu.Edition2025], rule.Editions[0], "–", rule.Title.RU)
	}
	// Output:
	// filed-in-time 2025/3.2 2023 – срок подачи заявления
	// registered-unemployed 2025/3.4.2 2023 – регистрация в качестве безработного
	// voucher-available 2025/3.4.3 2025 – наличие единоразового ваучера в регионе подачи заявления
}

// Where a profession has no standard, the qualification requirements count.
func ExampleRequired() {
	standard := eligibility.Requirement{}
	qualification := eligibility.Requirement{Education: tanu.Yes, Work: tanu.No}
	required := eligibility.Required(tanu.No, standard, qualification)
	fmt.Println(required.Education, required.Work)
	// Output: yes no
}

func ExampleAskFor() {
	fmt.Println(eligibility.AskFor("centreAccredited", tanu.Kazakh))
	// Output:
	// тану орталығының аккредиттелуі туралы
}

// The number tells whether a person or a legal entity signed, whatever stands
// before it.
func ExampleParseSigner() {
	for _, subject := range []string{"IIN900101300126", "IIN230240001230"} {
		signer, err := eligibility.ParseSigner(subject)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(signer.IIN, signer.BIN)
	}
	// Output:
	// ********0126 none
	// none ********1230
}

// service stands for a host's client of a verification service.
type service struct{}

func (service) Verify(_ context.Context, content, _ []byte) (eligibility.Evidence, error) {
	signed := time.Date(2026, 3, 20, 9, 30, 0, 0, time.UTC)
	return eligibility.Evidence{
		Outcome: eligibility.Valid,
		Signers: []eligibility.Signer{{IIN: tanu.MustIIN("851231456780")}},
		Content: eligibility.DigestOf(content), Signed: signed, Judged: signed,
	}, nil
}

// A good signature of another person is no signature of the applicant.
func ExampleVerifier() {
	var verifier eligibility.Verifier = service{}
	content, signature := []byte("the application as filed"), []byte("…")
	evidence, err := verifier.Verify(context.Background(), content, signature)
	if err != nil {
		log.Fatal(err)
	}
	request := complete()
	request.Facts.Signature, request.Facts.Content = evidence, eligibility.DigestOf(content)
	decision, err := eligibility.Screen(request)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range decision.Refusals() {
		fmt.Println(f.In(tanu.English))
	}
	// Output: Another person signed the application: the IIN of the EDS is not that of the application (clause 3(1) of the Rules)
}

// A service that counts milliseconds hands a moment over as if it were seconds.
func ExampleFacts_Validate() {
	facts := complete().Facts
	facts.Signature.Signed = time.Unix(1_774_000_000_000, 0)
	fmt.Println(facts.Validate())
	// Output: eligibility: broken request: signature.signedAt: want a moment of the years 1 to 9999, in a zone less than a day from UTC
}

// A form hands over a word of its own list. The error names the field by its path,
// and the rule in three languages.
func ExampleParseApplication() {
	_, err := eligibility.ParseApplication([]byte(`{"documents": [{"kind": "diploma"}]}`))
	fmt.Println(err)
	var wrong *tanu.FieldError
	if errors.As(err, &wrong) {
		fmt.Println(wrong.Path, wrong.Rule, "–", wrong.In(tanu.Russian))
	}
	// Output:
	// eligibility: broken request: documents[0].kind: unknown word
	// documents[0].kind unknown-word – такого слова нет в перечне
}
