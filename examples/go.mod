module github.com/biliktilik/tanu/examples

go 1.25.0

require (
	codeberg.org/go-pdf/fpdf v0.12.0
	github.com/biliktilik/tanu v0.0.0
	github.com/go-fonts/dejavu v0.3.2
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3
	github.com/shopspring/decimal v1.6.0
	github.com/stretchr/testify v1.12.1
	golang.org/x/image v0.40.0
)

require (
	go.yaml.in/yaml/v3 v3.0.6 // indirect
	golang.org/x/text v0.37.0 // indirect
)

require (
	github.com/arran4/golang-ical v0.3.4
	github.com/rickar/cal/v2 v2.1.13 // indirect
)

replace github.com/biliktilik/tanu => ../
