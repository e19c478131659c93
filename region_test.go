package tanu_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/biliktilik/tanu"
)

// The seventeen oblasts and three cities by the first two digits of KATO.
func TestRegions(t *testing.T) {
	const table = `
10|Abai Region|Абай облысы|область Абай
11|Akmola Region|Ақмола облысы|Акмолинская область
15|Aktobe Region|Ақтөбе облысы|Актюбинская область
19|Almaty Region|Алматы облысы|Алматинская область
23|Atyrau Region|Атырау облысы|Атырауская область
27|West Kazakhstan Region|Батыс Қазақстан облысы|Западно-Казахстанская область
31|Zhambyl Region|Жамбыл облысы|Жамбылская область
33|Zhetisu Region|Жетісу облысы|область Жетісу
35|Karaganda Region|Қарағанды облысы|Карагандинская область
39|Kostanay Region|Қостанай облысы|Костанайская область
43|Kyzylorda Region|Қызылорда облысы|Кызылординская область
47|Mangystau Region|Маңғыстау облысы|Мангистауская область
55|Pavlodar Region|Павлодар облысы|Павлодарская область
59|North Kazakhstan Region|Солтүстік Қазақстан облысы|Северо-Казахстанская область
61|Turkistan Region|Түркістан облысы|Туркестанская область
62|Ulytau Region|Ұлытау облысы|область Ұлытау
63|East Kazakhstan Region|Шығыс Қазақстан облысы|Восточно-Казахстанская область
71|Astana city|Астана қаласы|город Астана
75|Almaty city|Алматы қаласы|город Алматы
79|Shymkent city|Шымкент қаласы|город Шымкент`
	rows := strings.Split(strings.TrimSpace(table), "\n")
	regions := tanu.Regions()
	if len(regions) != 20 || len(rows) != 20 {
		t.Fatalf("%d regions, want 20", len(regions))
	}
	for i, row := range rows {
		r := regions[i]
		if got := strings.Join([]string{r.String(), r.In(tanu.English), r.In(tanu.Kazakh), r.In(tanu.Russian)}, "|"); got != row {
			t.Errorf("region %d: %s, want %s", i, got, row)
		}
	}
	if name := tanu.Region("").In(tanu.Kazakh); name != "" {
		t.Errorf("no region is called %s", name)
	}
}

func TestRegion_text(t *testing.T) { wordsRoundTrip(t, tanu.ParseRegion, tanu.Regions()...) }

func FuzzParseRegion(f *testing.F) { fuzzWord(f, tanu.ParseRegion, tanu.Regions()...) }

func ExampleParseRegion() {
	region, err := tanu.ParseRegion("75")
	fmt.Println(region == tanu.AlmatyCity, region.In(tanu.Kazakh), err)
	_, err = tanu.ParseRegion("99")
	fmt.Println(err)
	// Output:
	// true Алматы қаласы <nil>
	// tanu: parse Region: want the first two digits of a KATO code, one of the twenty regions
}

func ExampleRegions() {
	fmt.Println(len(tanu.Regions()), tanu.Regions()[0].In(tanu.English))
	// Output: 20 Abai Region
}

func ExampleRegion_In() {
	fmt.Println(tanu.Turkistan.In(tanu.Russian))
	// Output: Туркестанская область
}
