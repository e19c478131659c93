package tanu

// Question is one thing that the text of the Rules leaves open, with the
// reading that the library takes unless a Policy says otherwise.
type Question struct {
	ID          string // "Q1" … "Q17", stable
	Clause      Clause // the provision that leaves it open
	Words       string // the question
	Default     string // the literal reading
	Alternative string // the other readings; "" where there is none
	Field       string // the Policy's field in JSON; "" where there is no alternative
}

// Questions returns the seventeen open questions in the order of their ids.
func Questions() []Question { return append([]Question(nil), questions[:]...) }

var questions = [...]Question{
	{"Q1", "2025/3.2", `"before 1 November": is 1 November itself too late, and does the limit move when 31 October is a day off`,
		"the last day is 31 October, and it does not move", "inclusive: 1 November is in time; shifted: to the next working day", "filing"},
	{"Q2", "2025/3.3", "whether the documents of clause 3(2) and 3(3) depend on each other",
		"each on its own requirement", "both: both where either is required", "documents"},
	{"Q3", "2025/10.3", "whether a last valid day that is a day off moves to the next working day",
		"it stays: a period of validity is no term for an action", "shifted: to the next working day", "expiry"},
	{"Q4", "2025/3.4.4", `whether a voucher that lapsed unused counts as "received in the current year"`,
		"it counts: once a year (lpq/29)", "returns: it does not count", "lapsedVoucher"},
	{"Q5", "2025/9-1", "what the silence of the recognition centre past its term means",
		"nothing by itself: overdue, reported, neither consent nor refusal", "", ""},
	{"Q6", "2025/11", `when a voucher is "used"`,
		"when the procedure is held on a day within the validity", "protocol: when the protocol is signed within it", "use"},
	{"Q7", "2025/14(1)", "which financial year's MCI is applied",
		"that of the year in which the act is received", "issue: of the year of issue; procedure: of the year of the procedure", "mciYear"},
	{"Q8", "2025/14(1)", "which professions are social-humanitarian, which technical",
		"the host's register says; only the two profiles of the Rules; any other is undetermined", "", ""},
	{"Q9", "2025/14(2)", "whether a failed examination loses the material assistance",
		"no: it depends on the place only", "", ""},
	{"Q10", "2025/12.1", "which sick days extend the validity: those before issue or after expiry too",
		"only days that overlap the validity, inclusively; overlapping sheets once", "all: all days of the sheet", "sickDays"},
	{"Q11", "2025/11", "whether the place of a lapsed voucher goes back to the region",
		"no", "returns: it does", "lapsedPlace"},
	{"Q12", "2025/3.2", "whether an application filed in time may be decided after the limit, or in the next year",
		`yes: only filing is limited, and "current year" is the year of filing`, "", ""},
	{"Q13", "2025/14(2)", `what "outside the region of permanent registration" means where the registration is not known`,
		"undetermined: ask for it", "", ""},
	{"Q14", "2025/10.2", `the centre "decides", the labour mobility centre "sends": which moment is which`,
		"three moments: confirmed (holder), issued, delivered", "", ""},
	{"Q15", "2025/14(1)", "how money is rounded",
		"to tiyn, half away from zero; sums of an act are sums of rounded lines", "tenge: to whole tenge", "rounding"},
	{"Q16", "2025/3.4.4", "what becomes of a second application while the first is open",
		"refused at filing: one person does not hold two places", "accepted: accepted, and the second issue of the year is refused", "secondApplication"},
	{"Q17", "2025/3.4.3", "whether a place is held from filing on, or checked at filing and taken at issue",
		"held at filing, released by a refusal", "issue: taken at issue, refused when none is left", "placeHeld"},
}
