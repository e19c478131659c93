package ncanode

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
)

// The numbers of testdata, all invented: their check digits are right.
var (
	applicant = tanu.MustIIN("900101300126")
	centre    = tanu.MustBIN("230240001230")
)

type recorded struct {
	Name, Note string
	Reply      json.RawMessage
	Want       struct {
		Outcome  eligibility.SignatureStatus
		JudgedAt time.Time
		MaySign  tanu.Answer
		Findings map[string]string
	}
}

func replies(t *testing.T) (list []recorded) {
	text, err := os.ReadFile("testdata/replies.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &list))
	return list
}

// replyOf returns one of the replies of testdata.
func replyOf(t *testing.T, name string) []byte {
	for _, c := range replies(t) {
		if c.Name == name {
			return c.Reply
		}
	}
	t.Fatal("no reply ", name)
	return nil
}

// Each reply has the shape of a real one, and comes to what stands beside it: as
// evidence, in the check at filing, and for an act of the centre.
//
// Law: 3(1), annex-2.handed-over.
func TestReplies(t *testing.T) {
	for _, c := range replies(t) {
		t.Run(c.Name, func(t *testing.T) {
			e, err := Evidence(c.Reply)
			require.NoError(t, err)
			require.Equal(t, c.Want.Outcome, e.Outcome)
			require.True(t, c.Want.JudgedAt.Equal(e.Judged), e.Judged)

			may, err := MaySign(c.Reply, centre)
			require.NoError(t, err)
			require.Equal(t, c.Want.MaySign, may)

			d, err := eligibility.Screen(eligibility.Request{
				Application: eligibility.Application{IIN: applicant},
				Facts:       eligibility.Facts{Signature: e},
				Filed:       tanu.MustDate("2026-03-20"),
			})
			require.NoError(t, err)
			for code, want := range c.Want.Findings {
				f, found := d.Finding(code)
				require.True(t, found)
				require.Equal(t, want, string(f.Verdict)+" "+f.Ground(), code)
			}
		})
	}
}

// Nobody is refused for a silent service: with whatever word an answer fails, it
// leaves a reply that was valid undetermined, and one that was revoked, revoked.
//
// Law: 3(1).
func TestSilenceRefusesNobody(t *testing.T) {
	for _, silence := range []string{"Try again", "Unknown status", "Nonce aren't equals", "Read timed out", "null"} {
		for _, by := range []string{"OCSP", "CRL"} {
			answer := fmt.Sprintf(`{"revoked":false,"by":%q,"revocationTime":null,"reason":%q}, `, by, silence)
			for name, want := range map[string]eligibility.SignatureStatus{
				"valid": eligibility.Indeterminate, "revoked": eligibility.Invalid,
			} {
				body := strings.Replace(string(replyOf(t, name)), `"revocations": [`, `"revocations": [`+answer, 1)
				e, err := Evidence([]byte(body))
				require.NoError(t, err)
				require.Equal(t, want, e.Outcome)
			}
		}
	}
}

// A signer has the numbers of the certificate: an employee's both.
func TestNumbers(t *testing.T) {
	for name, want := range map[string]eligibility.Signers{
		"valid":               {{IIN: applicant}},
		"first head":          {{IIN: tanu.MustIIN("880707400458"), BIN: centre}},
		"bin in place of iin": {{BIN: centre}},
		"no number":           {{}},
		"sdk test key":        {{}},
		"two certificates":    {{IIN: applicant}}, // of one person
		"two signers":         {{IIN: tanu.MustIIN("880707400458"), BIN: centre}, {IIN: applicant, BIN: centre}},
	} {
		e, err := Evidence(replyOf(t, name))
		require.NoError(t, err)
		require.Equal(t, want, e.Signers, name)
	}
}

// The SDK of the certification centre has test keys with numbers that are none.
func TestNumbersOfTheTestKeys(t *testing.T) {
	_, err := tanu.ParseIIN("123456789011")
	require.ErrorIs(t, err, tanu.ErrSyntax)
	_, err = tanu.ParseBIN("123456789021")
	require.ErrorIs(t, err, tanu.ErrSyntax)
}

func TestMaySignForAnotherCentreOrNone(t *testing.T) {
	head := replyOf(t, "first head")
	for bin, want := range map[tanu.BIN]tanu.Answer{
		centre: tanu.Yes, tanu.MustBIN("190340007778"): tanu.No, {}: tanu.Unknown,
	} {
		got, err := MaySign(head, bin)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
}

// What decides is read strictly, and the rest of an outside service is let be.
func TestStrictWhereItMatters(t *testing.T) {
	valid := string(replyOf(t, "valid"))
	for what, body := range map[string]string{
		"nothing":                 ``,
		"a gateway's page":        `<html>502</html>`,
		"null":                    `null`,
		"no status":               strings.Replace(valid, `"status"`, `"state"`, 1),
		"no verdict":              strings.Replace(valid, `"valid"`, `"isValid"`, 1),
		"another case":            strings.Replace(valid, `"valid"`, `"Valid"`, 1),
		"no signers":              `{"status":200,"valid":true}`,
		"the form of /xml/verify": `{"status":200,"valid":true,"signers":[{"valid":true,"revocations":[]}]}`,
		"no word of revocation":   strings.Replace(valid, `"revoked"`, `"isRevoked"`, 1),
		"a verdict in words":      strings.Replace(valid, `"valid": true`, `"valid": "true"`, 1),
		"a verdict twice":         strings.Replace(valid, `"valid"`, `"valid": false, "valid"`, 1),
		"a number that is none":   strings.Replace(valid, `"iin": "900101300126"`, `"iin": 900101300126`, 1),
		"a time that is none":     strings.Replace(valid, `"genTime": "2026-03-20T`, `"genTime": "900101300126`, 1),
		"something after":         valid + `{}`,
	} {
		require.NotEqual(t, valid, body, what)
		_, err := Evidence([]byte(body))
		require.ErrorIs(t, err, ErrReply, what)
		require.NotContains(t, err.Error(), "9001013", "an error holds no number")
		_, err = MaySign([]byte(body), centre)
		require.ErrorIs(t, err, ErrReply, what)
	}

	more := strings.Replace(valid, `"valid"`, `"traceId": {"of": ["the", "service"]}, "valid"`, 1)
	e, err := Evidence([]byte(more))
	require.NoError(t, err)
	require.Equal(t, eligibility.Valid, e.Outcome)
}

func FuzzEvidence(f *testing.F) {
	f.Add([]byte(`{"status":200,"valid":true,"signers":[{"certificates":[{"revocations":[{"revoked":true}]}]}]}`))
	f.Add([]byte(`{"status":500}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		e, err := Evidence(body)
		_, again := MaySign(body, centre)
		require.Equal(t, err, again)
		if err != nil {
			require.Equal(t, eligibility.Evidence{}, e)
			return
		}
		require.NotEmpty(t, e.Outcome)
	})
}
