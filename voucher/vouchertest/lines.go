package vouchertest

import (
	"math"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher/registry"
)

func movesAdd(p *proof) {
	p.does(granting("grant", 10, almaty, astana, later))
	p.does(moving("hold", allocation.Hold(almaty), allocation.Hold(astana)))
	p.does(moving("issue", allocation.Issue(almaty), allocation.IssueFree(later)))
	p.line(almaty, 10, 0, 1)
	p.line(astana, 10, 1, 0)
	p.line(later, 10, 0, 1)
	p.does(moving("give back", allocation.Return(almaty), allocation.Release(astana), allocation.Grant(later, -9)))
	p.line(almaty, 10, 0, 0)
	p.line(astana, 10, 0, 0)
	p.line(later, 1, 0, 1)
	p.line(ulytau, 0, 0, 0)
	p.line(allocation.LineKey{Region: almaty.Region, Year: almaty.Year + 100}, 0, 0, 0)
}

func boundedMoves(p *proof) {
	p.does(granting("grant", 2, almaty, astana))
	p.does(moving("one held, one issued", allocation.Hold(almaty), allocation.IssueFree(almaty)))
	for _, row := range []struct {
		command string
		move    allocation.Move
	}{
		{"hold what is not free", allocation.Hold(almaty)},
		{"issue what is not free", allocation.IssueFree(almaty)},
		{"take back what is not free", allocation.Grant(almaty, -1)},
		{"hold where nothing was granted", allocation.Hold(ulytau)},
		{"take back more than was granted", allocation.Grant(almaty, -7)},
		{"grant less than none", allocation.Grant(ulytau, -1)},
	} {
		p.refuses(moving(row.command, allocation.Hold(astana), row.move), registry.ErrExhausted)
	}
	for _, row := range []struct {
		command string
		move    allocation.Move
	}{
		{"release more than is held", allocation.Move{Key: almaty, Held: -2}},
		{"return more than is issued", allocation.Move{Key: almaty, Issued: -2}},
		{"release in an idle line", allocation.Release(ulytau)},
		{"grant past int64", allocation.Grant(almaty, math.MaxInt64)},
		{"hold past int64", allocation.Move{Key: almaty, Granted: math.MaxInt64 - 2, Held: math.MaxInt64}},
	} {
		p.refusesAnyhow(moving(row.command, allocation.Hold(astana), row.move))
	}
	p.line(almaty, 2, 1, 1)
	p.line(astana, 2, 0, 0)
}

func movesCombine(p *proof) {
	p.does(granting("grant", 1, almaty))
	p.refuses(moving("two for one place", allocation.Hold(almaty), allocation.Hold(almaty)), registry.ErrExhausted)
	p.does(moving("hold", allocation.Hold(almaty)))
	p.does(moving("hold, then release", allocation.Hold(almaty), allocation.Release(almaty)))
	p.line(almaty, 1, 1, 0)
	p.does(moving("issue, then release", allocation.IssueFree(almaty), allocation.Release(almaty)))
	p.line(almaty, 1, 0, 1)
	p.does(moving("hold two, then grant two", allocation.Hold(almaty), allocation.Hold(almaty), allocation.Grant(almaty, 2)))
	p.line(almaty, 3, 2, 1)
	p.does(moving("hold and release elsewhere", allocation.Hold(ulytau), allocation.Release(ulytau)))
	p.line(ulytau, 0, 0, 0)
}
