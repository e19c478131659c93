module github.com/biliktilik/tanu/examples

go 1.25.0

require github.com/biliktilik/tanu v0.0.0

replace github.com/biliktilik/tanu => ../
