package settlement

import "encoding/json"

type (
	writtenAct struct {
		Format string `json:"format"`
		actFields
		Lines         []writtenLine `json:"lines"`
		TotalQuantity number        `json:"totalQuantity"`
		Total         number        `json:"total"`
	}
	writtenLine struct {
		lineFields
		Quantity number `json:"quantity"`
		Price    number `json:"price"`
		Cost     number `json:"cost"`
	}
)

// SlowMarshal writes an act with encoding/json: a field of the written type
// shadows the number of the same name in the structure that it wraps.
func SlowMarshal(a Act) ([]byte, error) {
	if err := a.SlowValidate(); err != nil {
		return nil, err
	}
	w := writtenAct{
		Format: ActFormat, actFields: actFields(a), Lines: make([]writtenLine, len(a.Lines)),
		TotalQuantity: number{a.TotalQuantity}, Total: number{a.Total},
	}
	for i, l := range a.Lines {
		w.Lines[i] = writtenLine{lineFields(l), number{l.Quantity}, number{l.Price}, number{l.Cost}}
	}
	if w.Persons == nil {
		w.Persons = []Person{}
	}
	return json.Marshal(w)
}

// SlowUnmarshal reads an act the careful way only.
func SlowUnmarshal(data []byte) (Act, error) { return carefulAct(data) }

// Quick reports whether a document is read the quick way.
func Quick(data []byte) bool {
	_, ok := quickAct(data)
	return ok
}
