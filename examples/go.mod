module github.com/biliktilik/tanu/examples

go 1.25.0

require github.com/biliktilik/tanu v0.0.0

require (
	github.com/arran4/golang-ical v0.3.4
	github.com/rickar/cal/v2 v2.1.13 // indirect
	go.yaml.in/yaml/v3 v3.0.6 // indirect
)

replace github.com/biliktilik/tanu => ../
