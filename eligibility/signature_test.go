package eligibility_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
)

// TestClause3_Evidence judges what a verifier said, each trap of it. Only a revoked
// key, another content, another person and a legal entity refuse. How a verifier's
// reply becomes evidence, see examples/ncanode.
//
// Law: 3(1).
func TestClause3_Evidence(t *testing.T) {
	at := time.Date(2026, 3, 20, 9, 30, 0, 0, time.UTC)
	met := map[string]string{
		"signature-valid": "satisfied met", "signature-moment": "satisfied met",
		"signed-by-applicant": "satisfied met", "signature-content": "satisfied met",
	}
	for _, c := range []struct {
		name   string
		change func(*eligibility.Evidence)
		expect map[string]string // instead of met
	}{
		{"signed by the applicant", func(*eligibility.Evidence) {}, nil},
		{"valid, and no one signed",
			func(e *eligibility.Evidence) { e.Signers, e.Signed = nil, time.Time{} },
			map[string]string{
				"signature-moment":    "undetermined signing-unknown",
				"signed-by-applicant": "undetermined no-signer",
			}},
		{"a revocation service did not answer",
			func(e *eligibility.Evidence) { e.Outcome = eligibility.Indeterminate },
			map[string]string{"signature-valid": "undetermined indeterminate"}},
		{"the verifier is down",
			func(e *eligibility.Evidence) { *e = eligibility.Evidence{Outcome: eligibility.Indeterminate} },
			map[string]string{
				"signature-valid":     "undetermined indeterminate",
				"signature-moment":    "undetermined unknown",
				"signed-by-applicant": "undetermined no-signer",
				"signature-content":   "undetermined signed-unknown",
			}},
		{"a revoked key",
			func(e *eligibility.Evidence) { e.Outcome = eligibility.Invalid },
			map[string]string{"signature-valid": "refused not-met"}},
		{"another content",
			func(e *eligibility.Evidence) { e.Content = eligibility.DigestOf([]byte("of another day")) },
			map[string]string{"signature-content": "refused not-met"}},
		{"another person's key",
			func(e *eligibility.Evidence) { e.Signers[0] = eligibility.Signer{IIN: tanu.MustIIN("851231456780")} },
			map[string]string{"signed-by-applicant": "refused another-person"}},
		{"the key of a legal entity",
			func(e *eligibility.Evidence) { e.Signers[0] = eligibility.Signer{BIN: tanu.MustBIN("230240001230")} },
			map[string]string{"signed-by-applicant": "refused legal-entity"}},
		{"a certificate that names no number",
			func(e *eligibility.Evidence) { e.Signers[0] = eligibility.Signer{} },
			map[string]string{"signed-by-applicant": "undetermined no-number"}},
		{"a key that expired between signing and the check",
			func(e *eligibility.Evidence) { e.Outcome, e.Judged = eligibility.Invalid, at.AddDate(0, 0, 3) },
			map[string]string{
				"signature-valid":  "undetermined judged-otherwise",
				"signature-moment": "undetermined judged-otherwise",
			}},
		{"no time stamp",
			func(e *eligibility.Evidence) { e.Signed = time.Time{} },
			map[string]string{"signature-moment": "undetermined signing-unknown"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			req := complete()
			req.Facts.Signature = eligibility.Evidence{
				Outcome: eligibility.Valid, Signers: eligibility.Signers{{IIN: req.Application.IIN}},
				Content: req.Facts.Content, Signed: at, Judged: at,
			}
			c.change(&req.Facts.Signature)
			d, err := eligibility.Screen(req)
			require.NoError(t, err)
			for code, want := range met {
				if other, ok := c.expect[code]; ok {
					want = other
				}
				f, ok := d.Finding(code)
				require.True(t, ok)
				require.Equal(t, want, string(f.Verdict)+" "+f.Ground(), code)
			}
			require.Equal(t, c.expect == nil, d.Verdict() == tanu.Satisfied, "a trap must not pass")
		})
	}
}

// TestClause3_SignatureOfTheEdition: clause 3 of the first wording asks the same
// of the signature, and is cited as it stood.
//
// Law: 2023/3, 3(1).
func TestClause3_SignatureOfTheEdition(t *testing.T) {
	for filed, clause := range map[string]tanu.Clause{"2024-08-22": "2023/3", "2025-08-15": "2025/3(1)"} {
		req := complete()
		req.Filed = tanu.MustDate(filed)
		req.Facts.Signature.Signers = []eligibility.Signer{{IIN: tanu.MustIIN("851231456780")}}
		d, err := eligibility.Screen(req)
		require.NoError(t, err)
		f, _ := d.Finding("signed-by-applicant")
		require.Equal(t, tanu.Refused, f.Verdict)
		require.Equal(t, clause, f.Clause)
	}
}

// TestClause3_MomentToTheSecond: a time stamp is as fine as a second, whatever
// the zone it is written in.
//
// Law: 3(1).
func TestClause3_MomentToTheSecond(t *testing.T) {
	req := complete()
	req.Facts.Signature.Signed = time.Date(2026, 3, 20, 14, 30, 0, 0, time.FixedZone("", 5*60*60))
	req.Facts.Signature.Judged = time.Date(2026, 3, 20, 9, 30, 0, 999, time.UTC)
	d, err := eligibility.Screen(req)
	require.NoError(t, err)
	require.Equal(t, tanu.Satisfied, d.Verdict())

	req.Facts.Signature.Judged = req.Facts.Signature.Judged.Add(time.Second)
	d, err = eligibility.Screen(req)
	require.NoError(t, err)
	require.Equal(t, []string{"signature.judgedAt"}, d.Missing())
}

// TestClause3_SignedAfterFiling: what is filed by 31 October 2026 is a signed
// application. A moment of signing after that day, the limit past or not, does not
// go with it: the legal day ends at 19:00 by UTC. Before 1 March 2024 the east of
// the country was an hour ahead, and it is the later end that counts.
//
// Law: 3.2, 3(1), 2023/3.
func TestClause3_SignedAfterFiling(t *testing.T) {
	for _, c := range []struct {
		filed, signed string
		want          tanu.Verdict
	}{
		{"2026-10-31", "2026-10-31T23:59:59+05:00", tanu.Satisfied},
		{"2026-10-31", "2026-11-01T00:00:00+05:00", tanu.Undetermined},
		{"2026-10-31", "2026-10-31T18:59:59Z", tanu.Satisfied},
		{"2026-10-31", "2026-10-31T19:00:00Z", tanu.Undetermined},
		{"2026-10-31", "2026-11-05T10:00:00+05:00", tanu.Undetermined},
		{"2026-03-20", "2026-03-21T00:00:00+05:00", tanu.Undetermined},
		{"2026-10-31", "2026-10-30T10:00:00+05:00", tanu.Satisfied}, // signed before it is filed
		{"2024-02-01", "2024-02-02T00:59:59+06:00", tanu.Satisfied},
		{"2024-02-01", "2024-02-02T01:00:00+06:00", tanu.Undetermined},
	} {
		req := complete()
		req.Filed = tanu.MustDate(c.filed)
		at, err := time.Parse(time.RFC3339, c.signed)
		require.NoError(t, err)
		req.Facts.Signature.Signed, req.Facts.Signature.Judged = at, at
		d := mustDecide(t, eligibility.Screen, req)
		require.Equal(t, c.want, d.Verdict(), c.signed)
		require.Equal(t, c.want == tanu.Undetermined, len(d.Missing()) > 0)

		req.Facts.Signature.Outcome = eligibility.Invalid // as of the moment of signing, whatever that is
		require.Equal(t, tanu.Refused, mustDecide(t, eligibility.Screen, req).Verdict())
	}

	req := complete()
	req.Facts.Signature.Signed, req.Facts.Signature.Judged = time.Date(2026, 3, 20, 19, 30, 0, 0, time.UTC), time.Time{}
	f := found(t, eligibility.Screen, req, "signature-moment")
	require.Equal(t, []string{"signature.signedAt"}, f.Missing())
	require.Equal(t, "Filed on 20 March 2026, but signed at 21 March 2026, 00:30:00 UTC+5, which is after the "+
		"day of filing; "+
		"information needed: moment of signing (clause 3(1) of the Rules)", f.In(tanu.English))
	require.Equal(t, "День подачи заявления – 20 марта 2026 года, а момент подписания – 21 марта 2026 года, "+
		"00:30:00 UTC+5, "+
		"то есть после дня подачи; нужны сведения: о моменте подписания (подпункт 1) пункта 3 Правил)", f.In(tanu.Russian))
	require.Equal(t, "Өтініш берілген күн – 2026 жылғы 20 наурыз, ал қол қойылған сәт – 2026 жылғы 21 наурыз, "+
		"00:30:00 UTC+5, "+
		"яғни берілген күннен кейін; қажет мәліметтер: қол қойылған сәт туралы (Қағидалардың 3-тармағының 1) "+
		"тармақшасы)", f.In(tanu.Kazakh))
}

// TestClause3_MomentInItsOwnOffset: two in the morning of 31 October by legal time
// is that day for whoever signed, and no hour of the day before. So it says after
// JSON too.
//
// Law: 3(1).
func TestClause3_MomentInItsOwnOffset(t *testing.T) {
	for _, c := range []struct {
		east     int // minutes
		fact, in string
	}{
		{300, "2026-10-31T02:00:00+05:00", "ЭЦП проверена на момент подписания (31 октября 2026 года, 02:00:00 " +
			"UTC+5) (подпункт 1) пункта 3 Правил)"},
		{0, "2026-10-31T02:00:00Z", "ЭЦП проверена на момент подписания (31 октября 2026 года, 02:00:00 UTC) " +
			"(подпункт 1) пункта 3 Правил)"},
		{-210, "2026-10-31T02:00:00-03:30", "ЭЦП проверена на момент подписания (31 октября 2026 года, 02:00:00 " +
			"UTC-3:30) (подпункт 1) пункта 3 Правил)"},
	} {
		req := complete()
		req.Filed = tanu.MustDate("2026-10-31")
		at := time.Date(2026, 10, 31, 2, 0, 0, 0, time.FixedZone("", c.east*60))
		req.Facts.Signature.Signed, req.Facts.Signature.Judged = at, at.UTC()
		d, err := eligibility.Screen(req)
		require.NoError(t, err)
		text, err := json.Marshal(d)
		require.NoError(t, err)
		var back eligibility.Decision
		require.NoError(t, json.Unmarshal(text, &back))
		for _, d := range []eligibility.Decision{d, back} {
			f, _ := d.Finding("signature-moment")
			require.Equal(t, eligibility.Fact{Name: "signature.signedAt", Value: c.fact}, f.Facts()[0])
			require.Equal(t, c.in, f.In(tanu.Russian))
		}
	}
}

func TestParseSigner(t *testing.T) {
	for text, want := range map[string]eligibility.Signer{
		"900101300126":    {IIN: tanu.MustIIN("900101300126")},
		"IIN900101300126": {IIN: tanu.MustIIN("900101300126")},
		"BIN230240001230": {BIN: tanu.MustBIN("230240001230")},
		"IIN230240001230": {BIN: tanu.MustBIN("230240001230")}, // the number tells, not the prefix
	} {
		got, err := eligibility.ParseSigner(text)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	for _, text := range []string{"", "IIN", "850101300123", "9001013001260", "IINIIN900101300126"} {
		_, err := eligibility.ParseSigner(text)
		require.ErrorIs(t, err, tanu.ErrSyntax)
		require.NotContains(t, err.Error(), "0101300", "an error holds no number")
	}
}

func FuzzParseSigner(f *testing.F) {
	f.Add("IIN900101300126")
	f.Add("230240001230")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := eligibility.ParseSigner(text)
		if err != nil {
			require.Equal(t, eligibility.Signer{}, s)
			return
		}
		require.NotEqual(t, s.IIN.IsZero(), s.BIN.IsZero(), "one number and one only")
	})
}

func TestDigestText(t *testing.T) {
	d := eligibility.DigestOf([]byte("x"))
	var back eligibility.Digest
	text, err := d.MarshalText()
	require.NoError(t, err)
	require.NoError(t, back.UnmarshalText(text))
	require.Equal(t, d, back)
	require.ErrorIs(t, back.UnmarshalText([]byte("00")), tanu.ErrSyntax)
	require.Equal(t, d, back, "an error changes nothing")
	require.NoError(t, back.UnmarshalText(nil))
	require.True(t, back.IsZero())
	require.Empty(t, back.String())
}

func FuzzDigest(f *testing.F) {
	f.Add(eligibility.DigestOf(nil).String())
	f.Fuzz(func(t *testing.T, text string) {
		var d, again eligibility.Digest
		if d.UnmarshalText([]byte(text)) != nil {
			return
		}
		require.NoError(t, again.UnmarshalText([]byte(d.String())))
		require.Equal(t, d, again)
	})
}
