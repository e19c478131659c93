package eligibility_test

import (
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
)

// TestAnnex1_EachField empties each field in turn: only its finding refuses,
// under its own place in the form.
//
// Law: 8.1, annex-1.head, annex-1.1 to annex-1.14.
func TestAnnex1_EachField(t *testing.T) {
	for _, c := range []struct {
		code   string
		clause tanu.Clause
		empty  func(*eligibility.Application)
	}{
		{"form-region", "2025/annex-1.head", func(a *eligibility.Application) { a.Region = "" }},
		{"form-name", "2025/annex-1.1", func(a *eligibility.Application) { a.Name = "" }},
		{"form-iin", "2025/annex-1.2", func(a *eligibility.Application) { a.IIN = tanu.IIN{} }},
		{"form-level", "2025/annex-1.3", func(a *eligibility.Application) { a.Level = "\t" }},
		{"form-profession", "2025/annex-1.4", func(a *eligibility.Application) { a.Profession.Name = "" }},
		{"form-consent", "2025/annex-1.5", func(a *eligibility.Application) { a.Consent = tanu.No }},
		{"form-education", "2025/annex-1.6", func(a *eligibility.Application) { a.Education.Direction = "" }},
		{"form-documents", "2025/annex-1.7", func(a *eligibility.Application) {
			a.Documents = append(a.Documents[:2:2], eligibility.Document{Name: "a copy of nothing"})
		}},
		{"form-skills", "2025/annex-1.8", func(a *eligibility.Application) { a.Skills = nil }},
		{"form-account", "2025/annex-1.9", func(a *eligibility.Application) { a.Account = tanu.Account{} }},
		{"form-residence", "2025/annex-1.10", func(a *eligibility.Application) { a.Residence = eligibility.Residence{} }},
		{"form-warned", "2025/annex-1.11", func(a *eligibility.Application) { a.Warned = tanu.No }},
		{"form-centre", "2025/annex-1.12", func(a *eligibility.Application) { a.Centre.Name = "" }},
		{"form-contacts", "2025/annex-1.13", func(a *eligibility.Application) { a.Email = "" }},
		{"form-signed-on", "2025/annex-1.14", func(a *eligibility.Application) { a.Signed = tanu.Date{} }},
	} {
		t.Run(c.code, func(t *testing.T) {
			req := complete()
			require.Equal(t, tanu.Satisfied, found(t, eligibility.Review, req, c.code).Verdict)
			c.empty(&req.Application)
			d, err := eligibility.Review(req)
			require.NoError(t, err)
			refusals := d.Refusals()
			require.Len(t, refusals, 1)
			require.Equal(t, c.code, refusals[0].Code)
			require.Equal(t, c.clause, refusals[0].Clause)
			require.NotEmpty(t, refusals[0].Remedy(tanu.Kazakh))
		})
	}
}

// TestAnnex1_BlankIsEmpty: a field that holds one space of any kind is empty, one
// that holds one letter or sign of any kind is filled in.
//
// Law: 8.1, annex-1.1.
func TestAnnex1_BlankIsEmpty(t *testing.T) {
	req := complete()
	for r := rune(0); r < 0x3100; r++ { // the last space of Unicode is U+3000
		req.Application.Name = string(r)
		want := "filled"
		if unicode.IsSpace(r) {
			want = "empty"
		}
		require.Equal(t, want, found(t, eligibility.Review, req, "form-name").Ground(), "%U", r)
	}
}

// TestAnnex1_NotReviewedIn2023: the first wording sends the application on
// without a review of its fields.
//
// Law: 2023/8, 2023/annex-1.
func TestAnnex1_NotReviewedIn2023(t *testing.T) {
	req := eligibility.Request{Filed: tanu.MustDate("2024-08-22")}
	d, err := eligibility.Review(req)
	require.NoError(t, err)
	require.Equal(t, tanu.Satisfied, d.Verdict())
	require.Equal(t, tanu.Clause("2023/8"), d.Clause())
	for _, f := range d.Findings() {
		if !f.ForPayment() {
			require.Equal(t, tanu.NotApplicable, f.Verdict, f.Code)
			require.Contains(t, f.In(tanu.Russian), "В редакции Правил 2023 года такая проверка не предусмотрена")
		}
	}

	req.Filed = tanu.MustDate("2025-08-15")
	d, err = eligibility.Review(req)
	require.NoError(t, err)
	require.Equal(t, tanu.Refused, d.Verdict())
}

// TestAnnex1_Contacts: a phone has digits and no letters, an e-mail a name and a
// host.
//
// Law: annex-1.13.
func TestAnnex1_Contacts(t *testing.T) {
	for _, c := range []struct {
		phone, email string
		want         string
	}{
		{"+7 (700) 000-00-00", "a@b", "filled"}, {"87000000000", "a.b@c.kz", "filled"},
		{"phone", "a@b", "phone-wrong"}, {"+", "a@b", "phone-wrong"}, {"1", "@b", "email-wrong"}, {"1", "a@", "email-wrong"},
		{"1", "a@b@c", "email-wrong"}, {"phone", "a", "wrong"},
		{"", "a@b", "partly"}, {"1", " ", "partly"}, {"", "", "empty"},
	} {
		req := complete()
		req.Application.Phone, req.Application.Email = c.phone, c.email
		require.Equal(t, c.want, found(t, eligibility.Review, req, "form-contacts").Ground(), "%q %q", c.phone, c.email)
	}
}

// TestClause3_DocumentsOfWork: of article 35 items 1), 2) and 3) count, a labour
// contract with the employer's mark of the date and ground of its termination.
//
// Law: 3(3), 3.3, lc/35.
func TestClause3_DocumentsOfWork(t *testing.T) {
	for _, c := range []struct {
		document eligibility.Document
		want     string
	}{
		{eligibility.Document{Kind: eligibility.LabourBook, Reference: "r"}, "met"},
		{eligibility.Document{Kind: eligibility.LabourContract, Reference: "r", Marked: tanu.Yes}, "met"},
		{eligibility.Document{Kind: eligibility.LabourContract, Reference: "r", Marked: tanu.No}, "unmarked"},
		{eligibility.Document{Kind: eligibility.LabourContract, Reference: "r"}, "mark-unknown"},
		{eligibility.Document{Kind: eligibility.EmployerExtract, Reference: "r"}, "met"},
		{eligibility.Document{Kind: eligibility.OtherDocument, Reference: "r"}, "other-kind"},
		{eligibility.Document{Kind: eligibility.EducationDocument, Reference: "r"}, "not-met"},
		{eligibility.Document{Kind: eligibility.LabourBook}, "not-met"}, // no copy
	} {
		req := complete()
		req.Application.Documents = []eligibility.Document{c.document}
		require.Equal(t, c.want, found(t, eligibility.Review, req, "work-document").Ground(), c.document.Kind)
	}
}

// TestClause35_OtherItemsDoNotCount: items 4) to 9) of article 35, which the
// Rules leave out, confirm no work, whatever is attached of them.
//
// Law: lc/35.
func TestClause35_OtherItemsDoNotCount(t *testing.T) {
	req := complete()
	other := eligibility.Document{Kind: eligibility.OtherDocument, Reference: "r"}
	education := eligibility.Document{Kind: eligibility.EducationDocument, Reference: "r"}
	req.Application.Documents = []eligibility.Document{other, other, education}
	f := found(t, eligibility.Review, req, "work-document")
	require.Equal(t, tanu.Refused, f.Verdict)
	require.Equal(t, tanu.Clause("2025/3(3)"), f.Clause)
}

// TestClause3_EducationCopy is asked for where the profession has a requirement
// on education, and not otherwise.
//
// Law: 3(2), 3.3.
func TestClause3_EducationCopy(t *testing.T) {
	req := complete()
	req.Application.Documents = nil
	f := found(t, eligibility.Review, req, "education-document")
	require.Equal(t, tanu.Refused, f.Verdict)
	require.Equal(t, tanu.Clause("2025/3(2)"), f.Clause)

	req.Facts.EducationRequired = tanu.No
	f = found(t, eligibility.Review, req, "education-document")
	require.Equal(t, tanu.NotApplicable, f.Verdict)
	require.Equal(t, tanu.Clause("2025/3.3"), f.Clause)
}

// TestClause3_DocumentsTogether: where only length of service is required, the
// copy on education is not; read together, either requirement asks for both. (Q2)
//
// Law: 3.3.
func TestClause3_DocumentsTogether(t *testing.T) {
	req := complete()
	req.Facts.EducationRequired = tanu.No
	req.Application.Documents = []eligibility.Document{{Kind: eligibility.LabourBook, Reference: "r"}}
	d, err := eligibility.Review(req)
	require.NoError(t, err)
	require.Equal(t, tanu.Satisfied, d.Verdict())

	req.Policy.Documents = tanu.DocumentsBoth
	d, err = eligibility.Review(req)
	require.NoError(t, err)
	require.Equal(t, tanu.Refused, d.Verdict())
}

// TestClause3_StandardBeforeQualificationRequirements: the qualification
// requirements count only where there is no professional standard.
//
// Law: 3.3.
func TestClause3_StandardBeforeQualificationRequirements(t *testing.T) {
	standard := eligibility.Requirement{Education: tanu.Yes, Work: tanu.No}
	other := eligibility.Requirement{Education: tanu.Yes, Work: tanu.Yes}
	require.Equal(t, standard, eligibility.Required(tanu.Yes, standard, other))
	require.Equal(t, other, eligibility.Required(tanu.No, standard, other))
	require.Equal(t, eligibility.Requirement{Education: tanu.Yes}, eligibility.Required(tanu.Unknown, standard, other),
		"what the two agree on is known")
}

// TestAnnex1_ProfessionAndCentre: the profession is one of the register, the
// centre one that the platform lists.
//
// Law: annex-1.4, annex-1.12.
func TestAnnex1_ProfessionAndCentre(t *testing.T) {
	for _, c := range []struct {
		code   string
		clause tanu.Clause
		set    func(*eligibility.Facts, tanu.Answer)
	}{
		{"profession-in-register", "2025/annex-1.4", func(f *eligibility.Facts, a tanu.Answer) { f.ProfessionInRegister = a }},
		{"centre-listed", "2025/annex-1.12", func(f *eligibility.Facts, a tanu.Answer) { f.CentreListed = a }},
		{"centre-accredited", "2025/annex-1.12", func(f *eligibility.Facts, a tanu.Answer) { f.CentreAccredited = a }},
	} {
		for given, want := range map[tanu.Answer]tanu.Verdict{
			tanu.Yes: tanu.Satisfied, tanu.No: tanu.Refused, tanu.Unknown: tanu.Undetermined,
		} {
			req := complete()
			c.set(&req.Facts, given)
			f := found(t, eligibility.Review, req, c.code)
			require.Equal(t, want, f.Verdict)
			require.Equal(t, c.clause, f.Clause)
		}
	}
}

// TestClause8_Requirements: the applicant meets the requirements on
// qualification and education; one on education is asked only where there is one.
//
// Law: 8.1.
func TestClause8_Requirements(t *testing.T) {
	req := complete()
	req.Facts.EducationMet, req.Facts.QualificationMet = tanu.No, tanu.No
	d, err := eligibility.Review(req)
	require.NoError(t, err)
	require.Len(t, d.Refusals(), 2)
	for _, f := range d.Refusals() {
		require.Equal(t, tanu.Clause("2025/8.1"), f.Clause)
	}

	req.Facts.EducationRequired = tanu.No
	require.Equal(t, tanu.NotApplicable, found(t, eligibility.Review, req, "education-met").Verdict)
}

// TestClause8_NoReviewIn2023: clause 8 of the first wording has the system send
// the application on; what clause 8 reviews since Order 230 is not asked.
//
// Law: 2023/8.
func TestClause8_NoReviewIn2023(t *testing.T) {
	req := complete()
	req.Filed = tanu.MustDate("2024-08-22")
	req.Facts.QualificationMet, req.Facts.CentreAccredited = tanu.No, tanu.No
	for _, code := range []string{"qualification-met", "centre-accredited"} {
		f := found(t, eligibility.Review, req, code)
		require.Equal(t, tanu.NotApplicable, f.Verdict)
		require.Equal(t, tanu.Clause("2023/8"), f.Clause)
	}
	_, refused := mustDecide(t, eligibility.Review, req).Refusal()
	require.False(t, refused)
}

// TestClause8_RequirementNotKnown: one who does not meet a requirement on
// education is not refused before it is known that there is one.
//
// Law: 8.1, 3.3.
func TestClause8_RequirementNotKnown(t *testing.T) {
	req := complete()
	req.Facts.EducationRequired = tanu.Unknown
	for given, missing := range map[tanu.Answer][]string{
		tanu.Yes: nil, tanu.No: {"educationRequired"}, tanu.Unknown: {"educationRequired"},
	} {
		req.Facts.EducationMet = given
		require.Equal(t, missing, mustDecide(t, eligibility.Review, req).Missing())
	}
}

// TestClause8_NoticeOfRefusal: the career centre forms the refusal with its
// reasons, the labour mobility centre sends it. It names who decided, by which
// clause, what can be done, why no hearing was held, and that a complaint may be
// made; the body and the term of the complaint are the host's words.
//
// Law: 8.2, 8.3, appc/73, appc/80.
func TestClause8_NoticeOfRefusal(t *testing.T) {
	req := complete()
	req.Application.Consent = tanu.No
	d, err := eligibility.Review(req)
	require.NoError(t, err)
	r, ok := d.Refusal()
	require.True(t, ok)
	require.Equal(t, tanu.Clause("2025/8.2"), r.Clause)
	require.Equal(t, tanu.MobilityCentre, r.Sender)
	require.Equal(t, tanu.Clause("2025/8.3"), r.Sending)
	require.False(t, r.Automatic)
	require.Equal(t, `A one-time voucher is refused, 20 March 2026.
Decided by: career centre (clause 8 part 2 of the Rules).
Sent by: labour mobility centre (clause 8 part 3 of the Rules).
– Consent to the collection and processing of personal data and to mailings is not given (Annex 1 to the Rules, field 5).
  Fill in the field and file the application again.
No hearing was held: the term is under five working days (article 73 of the Administrative Procedural-Process Code).
A complaint may be made against this decision; the body that considers it: __________; the term for making it: __________ (article 80 of the Administrative Procedural-Process Code).
`, r.In(tanu.English, eligibility.Complaint{}))

	russian := eligibility.Complaint{
		To: tanu.Text{RU: "орган, названный сервисом"}, Within: tanu.Text{RU: "срок, названный сервисом"},
	}
	require.Contains(t, r.In(tanu.Russian, russian),
		"Это решение может быть обжаловано; орган, рассматривающий жалобу: орган, названный сервисом; срок "+
			"подачи жалобы: срок, названный сервисом (")
	require.Contains(t, r.In(tanu.Kazakh, russian),
		"Бұл шешімге шағым жасауға болады; шағымды қарайтын орган: __________; шағым беру мерзімі: __________ (",
		"no language is left without its lines")

	_, ok = mustDecide(t, eligibility.Review, complete()).Refusal()
	require.False(t, ok, "what is not refused has no refusal")
	for _, lang := range append(tanu.Languages(), "") {
		require.Empty(t, eligibility.Refusal{}.In(lang, russian))
	}
}

// TestClause3_RefusalAtFiling is automatic: the platform's.
//
// Law: 3.4, appc/73.
func TestClause3_RefusalAtFiling(t *testing.T) {
	req := complete()
	req.Facts.VoucherAvailable = tanu.No
	r, ok := mustDecide(t, eligibility.Screen, req).Refusal()
	require.True(t, ok)
	require.True(t, r.Automatic)
	require.Equal(t, tanu.Platform, r.By)
	require.Equal(t, tanu.Clause("2025/3.4"), r.Clause)
	require.Empty(t, r.Sending, "clause 3 part 4 speaks of checks, and of no sending")
	require.Contains(t, r.In(tanu.Kazakh, eligibility.Complaint{}),
		"Тыңдау өткізілмеді: шешім автоматты түрде қабылданды")
	require.Contains(t, r.In(tanu.Russian, eligibility.Complaint{}),
		"В регионе, в котором Вы подали заявление (Павлодарская область), единоразового ваучера нет")
}

// TestClause14_NeededLater: the profile and the region of registration matter to
// the payment only: not known, they are named, and refuse and delay nobody. (Q8,
// Q13)
//
// Law: 14(1), 14(2).
func TestClause14_NeededLater(t *testing.T) {
	for filed, edition := range map[string]tanu.Edition{
		"2024-02-01": tanu.Edition2023, "2026-03-20": tanu.Edition2025,
	} {
		req := complete()
		req.Filed = tanu.MustDate(filed)
		req.Application.Signed = req.Filed
		require.Empty(t, mustDecide(t, eligibility.Review, req).MissingForPayment())

		req.Facts.Profile, req.Application.Residence.Region = "", ""
		d := mustDecide(t, eligibility.Review, req)
		require.Equal(t, tanu.Satisfied, d.Verdict())
		require.Empty(t, d.Missing())
		require.Equal(t, []string{"profile", "application.residence.region"}, d.MissingForPayment())
		for _, code := range []string{"profile-known", "registration-known"} {
			f, _ := d.Finding(code)
			require.True(t, f.ForPayment())
			require.Equal(t, tanu.Undetermined, f.Verdict)
		}
		f, _ := d.Finding("registration-known")
		require.Equal(t, edition.Clause("14(2)"), f.Clause)
	}
}

// TestClause3_RefusalThatNoClauseGives: clause 3 part 4 gives the platform three
// checks, clause 6 of the first wording two grounds. Neither names who turns away
// what comes late or is signed by another: no clause is cited for it, unless one
// of their own grounds is there too.
//
// Law: 3.4, 2023/6.
func TestClause3_RefusalThatNoClauseGives(t *testing.T) {
	for _, c := range []struct {
		filed  string
		change func(*eligibility.Request)
		clause tanu.Clause
	}{
		{"2026-11-03", func(*eligibility.Request) {}, ""},
		{"2026-11-03", func(r *eligibility.Request) { r.Facts.RegisteredUnemployed = tanu.No }, "2025/3.4"},
		{"2026-03-20", func(r *eligibility.Request) { r.Application.IIN = tanu.MustIIN("851231456780") }, ""},
		{"2023-10-20", func(*eligibility.Request) {}, ""},
		{"2023-10-20", func(r *eligibility.Request) { r.Facts.VoucherThisYear = tanu.Yes }, "2023/6"},
	} {
		req := complete()
		filedOn(&req, c.filed)
		c.change(&req)
		r, ok := mustDecide(t, eligibility.Screen, req).Refusal()
		require.True(t, ok)
		require.Equal(t, c.clause, r.Clause)
		for _, lang := range tanu.Languages() {
			notice := r.In(lang, eligibility.Complaint{})
			require.Contains(t, notice, r.By.In(lang))
			if c.clause == "" {
				require.NotContains(t, notice, tanu.Clause("2025/3.4").In(lang)+")")
				require.NotContains(t, notice, tanu.Clause("2023/6").In(lang)+")")
			}
		}
	}
}

func mustDecide(t *testing.T, by decide, req eligibility.Request) eligibility.Decision {
	t.Helper()
	d, err := by(req)
	require.NoError(t, err)
	return d
}
