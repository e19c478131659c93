package eligibility_test

import (
	"time"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
)

// complete is the request that the other examples begin from: an invented
// application to which nothing is lacking, and all its facts. A person of Pavlodar
// Region applies on 20 March 2026 for a profession that asks for education and
// length of service.
func complete() eligibility.Request {
	content := eligibility.DigestOf([]byte("the application as filed"))
	signed := time.Date(2026, 3, 20, 9, 30, 0, 0, time.UTC)
	return eligibility.Request{
		Filed: tanu.MustDate("2026-03-20"),
		Application: eligibility.Application{
			Region:     tanu.Pavlodar,
			Name:       "Ахметова Әсем Серікқызы",
			IIN:        tanu.MustIIN("900101300126"),
			Level:      "4",
			Profession: eligibility.Profession{Code: "7212-2-001", Name: "Электргазбен дәнекерлеуші"},
			Consent:    tanu.Yes,
			Education: eligibility.Education{
				Organisation: "Павлодар политехникалық колледжі", Direction: "Дәнекерлеу ісі",
				Completed: tanu.MustDate("2012-06-29"),
			},
			Documents: []eligibility.Document{
				{Kind: eligibility.EducationDocument, Name: "Диплом", Reference: "copy-1"},
				{Kind: eligibility.LabourContract, Name: "Еңбек шарты", Reference: "copy-2", Marked: tanu.Yes},
			},
			Skills:    []string{"Қолмен доғалық дәнекерлеу"},
			Account:   tanu.MustAccount("KZ86125KZT5004100100"),
			Residence: eligibility.Residence{Region: tanu.Pavlodar, Address: "Павлодар қаласы, Ойдан көшесі, 1-үй"},
			Warned:    tanu.Yes,
			Centre:    eligibility.Centre{BIN: tanu.MustBIN("230240001230"), Name: "Ертіс тану орталығы"},
			Phone:     "+7 700 000 00 00",
			Email:     "asem@example.kz",
			Signed:    tanu.MustDate("2026-03-20"),
		},
		Facts: eligibility.Facts{
			RegisteredUnemployed: tanu.Yes,
			VoucherAvailable:     tanu.Yes,
			VoucherThisYear:      tanu.No,
			Signature: eligibility.Evidence{
				Outcome: eligibility.Valid,
				Signers: []eligibility.Signer{{IIN: tanu.MustIIN("900101300126")}},
				Content: content, Signed: signed, Judged: signed,
			},
			Content:              content,
			ProfessionInRegister: tanu.Yes,
			CentreListed:         tanu.Yes,
			CentreAccredited:     tanu.Yes,
			EducationRequired:    tanu.Yes,
			WorkRequired:         tanu.Yes,
			EducationMet:         tanu.Yes,
			QualificationMet:     tanu.Yes,
			Profile:              tanu.Technical,
		},
	}
}

// filedOn has the request filed, signed and judged on a day.
func filedOn(req *eligibility.Request, day string) {
	req.Filed = tanu.MustDate(day)
	at := req.Filed.Time().Add(9 * time.Hour)
	req.Facts.Signature.Signed, req.Facts.Signature.Judged = at, at
}
