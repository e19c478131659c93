package ncanode_test

import (
	"fmt"
	"log"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/examples/ncanode"
	"github.com/biliktilik/tanu/settlement"
)

// The revocation service did not answer. The applicant is not refused: the check
// at filing asks for the fact, and the host asks NCANode again.
func ExampleEvidence() {
	body := []byte(`{"status": 200, "message": "OK", "valid": false, "signers": [{
		"certificates": [{
			"valid": false,
			"revocations": [{"revoked": false, "by": "OCSP", "revocationTime": null, "reason": "ocsp.example.kz: Try again"}],
			"notBefore": "2025-09-01T04:00:00.000+00:00", "notAfter": "2026-09-01T04:00:00.000+00:00",
			"keyUsage": "SIGN", "keyUser": ["INDIVIDUAL"], "subject": {"iin": "900101300126"}}],
		"tsp": {"genTime": "2026-03-20T09:30:00.000+00:00"}}]}`)

	evidence, err := ncanode.Evidence(body)
	if err != nil {
		log.Fatal(err)
	}
	decision, err := eligibility.Screen(eligibility.Request{
		Application: eligibility.Application{IIN: tanu.MustIIN("900101300126")},
		Facts:       eligibility.Facts{Signature: evidence},
		Filed:       tanu.MustDate("2026-03-20"),
	})
	if err != nil {
		log.Fatal(err)
	}
	valid, _ := decision.Finding("signature-valid")
	fmt.Println(valid.Verdict, valid.Missing())
	fmt.Println(len(decision.Refusals()), "refusals")
	// Output:
	// undetermined [signature.outcome]
	// 0 refusals
}

// An act signed by the first head of the centre, and the same key for another one.
func ExampleMaySign() {
	body := []byte(`{"status": 200, "message": "OK", "valid": true, "signers": [{
		"certificates": [{
			"valid": true,
			"revocations": [{"revoked": false, "by": "OCSP", "revocationTime": null, "reason": "OK"}],
			"notBefore": "2025-09-01T04:00:00.000+00:00", "notAfter": "2026-09-01T04:00:00.000+00:00",
			"keyUsage": "SIGN", "keyUser": ["CEO", "ORGANIZATION"],
			"subject": {"iin": "880707400458", "bin": "230240001230"}}]}]}`)

	var facts settlement.ActFacts
	var err error
	if facts.Entitled, err = ncanode.MaySign(body, tanu.MustBIN("230240001230")); err != nil {
		log.Fatal(err)
	}
	fmt.Println(facts.Entitled)

	other, err := ncanode.MaySign(body, tanu.MustBIN("190340007778"))
	fmt.Println(other, err)
	// Output:
	// yes
	// no <nil>
}
