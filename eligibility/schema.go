package eligibility

import _ "embed"

//go:embed decision.schema.json
var schema string

// Schema returns the JSON Schema of the form in which a Decision is written.
func Schema() string { return schema }
