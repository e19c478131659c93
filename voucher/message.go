package voucher

import "github.com/biliktilik/tanu"

// Message is something that must reach another system or a cabinet; a host's
// worker takes it from the outbox and delivers it at least once.
type Message struct {
	Case   string      `json:"case"`
	Seq    int64       `json:"seq"` // the event it tells of
	To     Recipient   `json:"to"`
	Topic  Action      `json:"topic"`
	Clause tanu.Clause `json:"clause"`
}

// Recipient is whose cabinet or system a message goes to.
type Recipient string

const (
	ToApplicant         Recipient = "applicant-cabinet"
	ToCareerCentre      Recipient = "career-centre"
	ToMobilityCentre    Recipient = "mobility-centre"
	ToRecognitionCentre Recipient = "recognition-centre-cabinet"
	ToLabourMarket      Recipient = "labour-market-system" // «Еңбек нарығы» ААЖ; АИС «Рынок труда»
	ToPayments          Recipient = "payments"
)
