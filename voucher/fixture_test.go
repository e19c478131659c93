package voucher_test

import "github.com/biliktilik/tanu/voucher/internal/sample"

// The invented cases of the tests, under short names.
var (
	iin         = sample.IIN()
	otherIIN    = sample.OtherIIN()
	centre      = sample.Centre()
	mobility    = sample.Mobility()
	career      = sample.Career()
	key         = sample.Key()
	life        = sample.Life()
	line        = sample.Line()
	roles       = sample.Roles()
	ctx         = sample.Ctx()
	day         = sample.Day
	rules       = sample.Rules
	application = sample.Application
	facts       = sample.Facts
	act         = sample.Act
	at          = sample.At
	actor       = sample.Actor
	upTo        = sample.UpTo
	done        = sample.Done
	codes       = sample.Codes
	newRegistry = sample.New
	person      = sample.Person
	rename      = sample.Rename
	do          = sample.Do
	live        = sample.Live
	placesOf    = sample.PlacesOf
	useToldOf   = sample.UseToldOf
	moved       = sample.Moved
	begun       = sample.Begun
	opened      = sample.Opened
	way2023     = sample.Way2023()
	at2023      = sample.At2023
	swept       = sample.Swept
	stepOf      = sample.StepOf
	lifeThrough = sample.LifeThrough
	agendaOf    = sample.AgendaOf
)
