package tanu

import (
	"strconv"
	"strings"
)

// Error is a kind of failure, to be told apart with errors.Is. The kinds are
// constants, so that nothing in a running program can change them.
type Error string

// Error returns the text of the kind.
func (e Error) Error() string { return string(e) }

const (
	// ErrSyntax is the kind of every failure to read a value from text.
	ErrSyntax Error = "tanu: malformed value"

	// ErrNotEncoded says that no wording of the Rules is encoded for a day: the
	// text in force from 2024-08-23 to 2025-08-14 is not available, and before
	// the first edition there were no Rules.
	ErrNotEncoded Error = "tanu: no edition of the Rules is encoded for the day"

	// ErrPolicy says that a field of a Policy holds a word that is not one of
	// its readings.
	ErrPolicy Error = "tanu: no such reading of an open question"
)

// FieldError says which field is wrong and which rule it breaks: for everything
// that a clerk, an applicant or a program can mistype. It holds no value, so that
// no personal number is in it. errors.Is tells the kinds apart.
type FieldError struct {
	Kind  Error  `json:"kind"`
	Path  string `json:"path"`            // of the field, such as "facts.signature.signers[0].iin"; "" for the whole value
	Rule  string `json:"rule"`            // a stable code: one of the constants below
	Limit int    `json:"limit,omitempty"` // the bound of a rule that has one; 0 for others
	Type  string `json:"type,omitempty"`  // of a value read alone from a text: "Date"; "" for a field of a document
}

// Error names the kind or the type, the field and the rule, in English.
func (e *FieldError) Error() string {
	if e.Path == "" && e.Type != "" {
		return "tanu: parse " + e.Type + ": " + e.In(English)
	}
	return join(": ", string(e.Kind), e.Path, e.In(English))
}

// Unwrap returns the kind.
func (e *FieldError) Unwrap() error { return e.Kind }

// In says in a language which rule is broken. The label of the field is the
// host's: a path is for programs.
func (e *FieldError) In(lang Language) string {
	for _, row := range fieldRules {
		if row.rule == e.Rule {
			return strings.ReplaceAll(row.sentence.In(lang), "%d", strconv.Itoa(e.Limit))
		}
	}
	return e.Rule
}

// Fault is for the library's readers of JSON: the parts of the error, for a reader
// that puts the path of the whole document before that of the value.
func (e *FieldError) Fault() (path, rule string, limit int) { return e.Path, e.Rule, e.Limit }

// UnknownWord is for the packages of the library that have words of their own: the
// error for a text that is none of the words of a type, by the name of the type.
func UnknownWord(typeName string) error {
	return &FieldError{Kind: ErrSyntax, Type: typeName, Rule: RuleUnknownWord}
}

// malformed is the error for a text that is no value of a type.
func malformed(typeName, rule string) error {
	return &FieldError{Kind: ErrSyntax, Type: typeName, Rule: rule}
}

// The rules that a field can break, as FieldError.Rule has them. They are stable: a
// rule may be retired, its code is never reused.
const (
	RuleNotJSON          = "not-json"
	RuleNotUTF8          = "not-utf8"
	RuleNotObject        = "not-an-object"
	RuleNotList          = "not-a-list"
	RuleNotText          = "not-a-text"
	RuleNotBoolean       = "not-a-boolean"
	RuleNotWholeNumber   = "not-a-whole-number"
	RuleNotMoment        = "not-a-moment"
	RuleUnreadable       = "unreadable"
	RuleUnknownField     = "unknown-field"
	RuleRepeatedField    = "repeated-field"
	RuleTooLong          = "too-long"
	RuleTooMany          = "too-many"
	RuleFormat           = "other-format"
	RuleRequired         = "required"
	RuleUnknownWord      = "unknown-word"
	RuleReading          = "unknown-reading"
	RuleRegion           = "unknown-region"
	RuleEdition          = "unknown-edition"
	RuleDateForm         = "date-form"
	RuleNoSuchDate       = "no-such-date"
	RuleMomentRange      = "moment-range"
	RuleTwelveDigits     = "twelve-digits"
	RuleCheckDigit       = "check-digit"
	RuleNeverIssued      = "never-issued"
	RulePersonNumber     = "person-number"
	RuleEntityNumber     = "entity-number"
	RuleAccountLength    = "account-length"
	RuleAccountCountry   = "account-country"
	RuleAccountDigits    = "account-digits"
	RuleAccountLetters   = "account-letters"
	RuleAccountCheck     = "account-check"
	RuleDigest           = "digest"
	RuleNotSum           = "not-a-sum"
	RuleNegative         = "negative"
	RuleTooLarge         = "too-large"
	RuleTooSmall         = "too-small"
	RuleTooPrecise       = "too-precise"
	RuleControlCharacter = "control-character"
	RuleGivenTwice       = "given-twice"
	RuleNotPositive      = "not-positive"
	RuleYear             = "year"
	RuleDayBefore        = "day-before"
	RuleDayAfter         = "day-after"
	RuleOutsideCalendar  = "outside-calendar"
	RulePastWhenKnown    = "past-when-known"
	RuleOffAlready       = "off-already"
	RuleWorkedAlready    = "worked-already"
	RuleNotMovable       = "not-movable"
	RuleNotInForce       = "not-in-force"
	RuleLunarYear        = "lunar-year"
	RuleUndoesTransfer   = "undoes-transfer"
	RuleTermForm         = "term-form"
	RuleContradicts      = "contradicts"
	RuleNotHere          = "not-here"
	RuleSeveralVouchers  = "several-vouchers"
	RuleCount            = "count"
	RuleSumTooLarge      = "sum-too-large"
	RuleSumTooSmall      = "sum-too-small"
	RuleSumDiffers       = "sum-differs"
	RuleNotComputed      = "not-computed"

	RuleTooManyCharacters = "too-many-characters"
	RuleDayRange          = "day-range"
	RuleNoSuchRecord      = "no-such-record"
	RuleFormLanguage      = "form-language"
)

// fieldRules are the sentences of the rules. %d stands for the limit.
var fieldRules = []struct {
	rule     string
	sentence Text
}{
	{RuleNotJSON, Text{"бір ғана JSON құжаты болуы тиіс", "нужен один документ JSON и ничего после него", "want one JSON document and nothing after it"}},
	{RuleNotUTF8, Text{"UTF-8 кодтауындағы мәтін болуы тиіс", "нужен текст в кодировке UTF-8", "want text in UTF-8"}},
	{RuleNotObject, Text{"JSON объектісі болуы тиіс", "нужен объект JSON", "want a JSON object"}},
	{RuleNotList, Text{"тізім болуы тиіс", "нужен список", "want a list"}},
	{RuleNotText, Text{"мәтін болуы тиіс", "нужен текст", "want a text"}},
	{RuleNotBoolean, Text{"true немесе false болуы тиіс", "нужно true или false", "want true or false"}},
	{RuleNotWholeNumber, Text{"бүтін сан болуы тиіс, нүктесіз және дәрежесіз", "нужно целое число, без точки и показателя степени", "want a whole number, without a point or an exponent"}},
	{RuleNotMoment, Text{"күні мен уақыты болуы тиіс, мысалы 2026-03-20T10:00:00+05:00", "нужны дата и время, например 2026-03-20T10:00:00+05:00", "want a day and a time, such as 2026-03-20T10:00:00+05:00"}},
	{RuleUnreadable, Text{"мәнді оқу мүмкін емес", "значение не читается", "the value cannot be read"}},
	{RuleUnknownField, Text{"мұндай өріс жоқ", "такого поля нет", "there is no such field"}},
	{RuleRepeatedField, Text{"өріс екі рет берілген", "поле указано дважды", "the field is given twice"}},
	{RuleTooLong, Text{"%d байттан ұзын", "длиннее %d байт", "longer than %d bytes"}},
	{RuleTooMany, Text{"%d элементтен көп", "больше %d элементов", "more than %d items"}},
	{RuleFormat, Text{"құжаттың форматы басқа", "другой формат документа", "another format of document"}},
	{RuleRequired, Text{"міндетті түрде көрсетілуі тиіс", "обязательно должно быть указано", "it must be given"}},
	{RuleUnknownWord, Text{"мұндай сөз тізбеде жоқ", "такого слова нет в перечне", "unknown word"}},
	{RuleReading, Text{"ашық мәселенің мұндай түсіндірмесі жоқ", "такого толкования открытого вопроса нет", "unknown reading"}},
	{RuleRegion, Text{"жиырма өңірдің бірінің КАТО коды (алғашқы екі цифры) болуы тиіс", "нужны первые две цифры кода КАТО одного из двадцати регионов", "want the first two digits of a KATO code, one of the twenty regions"}},
	{RuleEdition, Text{"Қағидалардың мұндай редакциясы жоқ", "такой редакции Правил нет", "no such edition of the Rules"}},
	{RuleDateForm, Text{"күн ЖЖЖЖ-АА-КК түрінде жазылуы тиіс", "дата пишется как ГГГГ-ММ-ДД", "want YYYY-MM-DD"}},
	{RuleNoSuchDate, Text{"1 және 9999 жылдар арасында мұндай күн жоқ", "такого дня в годах с 1 по 9999 нет", "no such day in the years 1 to 9999"}},
	{RuleMomentRange, Text{"уақыты 1–9999 жылдар аралығында, уақыт белдеуі бір тәуліктен аз болуы тиіс", "нужны годы с 1 по 9999 и часовой пояс меньше суток", "want a moment of the years 1 to 9999, in a zone less than a day from UTC"}},
	{RuleTwelveDigits, Text{"он екі цифр болуы тиіс", "нужно двенадцать цифр", "want twelve digits"}},
	{RuleCheckDigit, Text{"бақылау цифры сәйкес келмейді", "контрольная цифра не сходится", "the check digit does not match"}},
	{RuleNeverIssued, Text{"мұндай нөмір берілмейді: бұл он бір цифр үшін бақылау цифры жоқ", "такой номер не выдается: для этих одиннадцати цифр нет контрольной", "no such number is issued: these eleven digits have no check digit"}},
	{RulePersonNumber, Text{"ЖСН-нің бесінші цифры 0–3 болады; 4–6 болса, бұл – БСН", "пятая цифра ИИН – от 0 до 3; от 4 до 6 – у БИН", "the fifth digit of a person's number is 0 to 3; 4 to 6 is a BIN"}},
	{RuleEntityNumber, Text{"БСН-нің бесінші цифры 4–6 болады; 0–3 болса, бұл – ЖСН", "пятая цифра БИН – от 4 до 6; от 0 до 3 – у ИИН", "the fifth digit of a legal entity's number is 4 to 6; 0 to 3 is an IIN, 7 to 9 is reserved"}},
	{RuleAccountLength, Text{"жиырма таңба болуы тиіс", "нужно двадцать знаков", "want twenty characters"}},
	{RuleAccountCountry, Text{"Қазақстандағы шот болуы тиіс: KZ…", "нужен счет в Казахстане: KZ…", "want an account in Kazakhstan, KZ…"}},
	{RuleAccountDigits, Text{"KZ-тен кейін екі бақылау цифры мен банктің үш цифрлы коды болуы тиіс", "после KZ нужны две контрольные цифры и код банка из трех цифр", "want two check digits and a bank code of three digits after KZ"}},
	{RuleAccountLetters, Text{"тек латын бас әріптері мен цифрлар болуы тиіс", "нужны только заглавные латинские буквы и цифры", "want capital letters and digits only"}},
	{RuleAccountCheck, Text{"шоттың бақылау цифрлары сәйкес келмейді", "контрольные цифры счета не сходятся", "the check digits do not match"}},
	{RuleDigest, Text{"он алтылық санаудағы 64 цифр болуы тиіс", "нужны 64 шестнадцатеричные цифры", "want 64 hexadecimal digits"}},
	{RuleNotSum, Text{"цифрлар және қажет болса нүктеден кейін алты цифрға дейін болуы тиіс, таңбасыз және дәрежесіз", "нужны цифры и, если есть, после точки не больше шести; без знака и показателя степени", "want digits, and after a point at most six more; no sign, no exponent"}},
	{RuleNegative, Text{"теріс болмауы тиіс", "не может быть отрицательным", "it cannot be negative"}},
	{RuleTooLarge, Text{"%d санынан үлкен", "больше %d", "larger than %d"}},
	{RuleTooSmall, Text{"%d санынан кіші", "меньше %d", "smaller than %d"}},
	{RuleTooPrecise, Text{"бөлшек бөлігінде %d цифрдан көп", "больше %d знаков после запятой", "more than %d decimal places"}},
	{RuleControlCharacter, Text{"басқару таңбасы, жаңа жол немесе жазу бағытының ауысуы бар", "есть управляющий знак, перевод строки или смена направления письма", "a control character, a line break or a change of direction"}},
	{RuleGivenTwice, Text{"екі рет берілген", "указано дважды", "given twice"}},
	{RuleNotPositive, Text{"нөлден үлкен болуы тиіс", "должно быть больше нуля", "want more than zero"}},
	{RuleYear, Text{"1–9999 аралығындағы жыл болуы тиіс", "нужен год с 1 по 9999", "want a year from 1 to 9999"}},
	{RuleDayBefore, Text{"күні алдыңғы оқиғаның күнінен бұрын", "день раньше дня, который должен ему предшествовать", "the day is before one that must come first"}},
	{RuleDayAfter, Text{"күні әрекет жасалған күннен кейін", "день позже дня действия", "the day is after the day on which it is told"}},
	{RuleOutsideCalendar, Text{"жұмыс күнтізбесінің күні болуы тиіс, 2015–2099 жылдар", "нужен день рабочего календаря, 2015–2099 годы", "want a day of the working calendar, 2015 to 2099"}},
	{RulePastWhenKnown, Text{"бұл белгілі болғанда күн өтіп кеткен", "день прошел раньше, чем это стало известно", "the day was past when this became known"}},
	{RuleOffAlready, Text{"бұл күн онсыз да демалыс", "день и без того нерабочий", "the day is off already"}},
	{RuleWorkedAlready, Text{"бұл күн онсыз да жұмыс күні", "день и без того рабочий", "the day is worked already"}},
	{RuleNotMovable, Text{"бұл – ауыстыруға болатын демалыс күні емес", "это не выходной, который можно перенести", "no day of rest that can be moved"}},
	{RuleNotInForce, Text{"бұл күні мұндай мереке қолданыста жоқ", "такой праздник в этот день не действует", "no such holiday is in force on that day"}},
	{RuleLunarYear, Text{"ай күнтізбесі бойынша Құрбан айт бұл күнге келмейді", "по лунному календарю Курбан-айт на этот день не приходится", "the lunar year does not come to that day"}},
	{RuleUndoesTransfer, Text{"бұрынғы ауыстыру негізсіз қалады", "прежний перенос выходного дня лишается основания", "an older transfer of a day of rest would have no ground"}},
	{RuleTermForm, Text{`"3 working days", "10 calendar days" немесе "45 days of validity" түрінде жазылуы тиіс`, `нужно "3 working days", "10 calendar days" или "45 days of validity"`, `want "3 working days", "10 calendar days" or "45 days of validity"; with 1, "1 working day"`}},
	{RuleContradicts, Text{"басқа өріске қайшы келеді", "противоречит другому полю", "it contradicts another field"}},
	{RuleTooManyCharacters, Text{"%d таңбадан ұзын", "длиннее %d знаков", "longer than %d characters"}},
	{RuleDayRange, Text{"2023–2099 жылдардың күні болуы тиіс", "нужен день с 2023 по 2099 год", "want a day of the years 2023 to 2099"}},
	{RuleNoSuchRecord, Text{"мұндай жазба жоқ", "такой записи нет", "there is no such record"}},
	{RuleFormLanguage, Text{"нысан тек қазақ және орыс тілдерінде бар", "форма есть только на казахском и русском языках", "the form is in Kazakh and Russian only"}},
	{RuleNotHere, Text{"бұл жерде берілмейді", "здесь не указывается", "it does not belong here"}},
	{RuleSeveralVouchers, Text{"бірнеше ваучер бойынша акт барлығы үшін бірге, Registry.ReceiveAct арқылы қабылданады", "акт по нескольким ваучерам принимается сразу по всем, через Registry.ReceiveAct", "an act of several vouchers is received for all of them, by Registry.ReceiveAct"}},
	{RuleCount, Text{"дәл %d элемент болуы тиіс", "нужно ровно %d элементов", "want exactly %d items"}},
	{RuleSumTooLarge, Text{"қосындысы %d санынан үлкен", "сумма больше %d", "their sum is larger than %d"}},
	{RuleSumTooSmall, Text{"қосындысы %d санынан кіші", "сумма меньше %d", "their sum is smaller than %d"}},
	{RuleSumDiffers, Text{"бөліктерінің қосындысы – %d", "части в сумме дают %d", "its parts sum to %d"}},
	{RuleNotComputed, Text{"есептеу бойынша – %d", "по расчету – %d", "the calculation gives %d"}},
}
