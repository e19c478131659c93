package tanu

// Wordings are the rows of the register: what an edition inherits is not there.
func Wordings() []Provision { return provisions[:] }

// BaseOf is the edition from which an edition inherits, "" for none.
func BaseOf(e Edition) Edition { return baseOf(e) }
