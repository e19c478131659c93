package settlement_test

import (
	"encoding/json"
	"strconv"
	"testing"

	"github.com/biliktilik/tanu/settlement"
)

// The act of one person is what nearly every case's life runs through, twice.
// Settling is linear: ten times the lines, about ten times the time.
func BenchmarkSettle(b *testing.B) {
	for _, n := range []int{1, 100, 1000, 10_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			act, list := sample(n)
			b.ReportAllocs()
			for b.Loop() {
				if s, err := lawful.Settle(act, list, asked); err != nil || !s.Payable() {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCheck is of an act in which everything holds, and of one in which
// the total is wrong.
func BenchmarkCheck(b *testing.B) {
	act, list := sample(1)
	wrong := act
	wrong.Total = dec("1")
	for name, act := range map[string]settlement.Act{"right": act, "wrong": wrong} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := lawful.Check(act, list, asked); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkReimburse(b *testing.B) {
	act, list := sample(1)
	held := settlement.Procedure{Held: act.Persons[0].Held, Place: act.Persons[0].Place}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := lawful.Reimburse(act.Lines[0].Cost, list[0], held, act.Received); err != nil {
			b.Fatal(err)
		}
	}
}

// A store writes and reads the act with its case, at each commit.
func BenchmarkAct_MarshalJSON(b *testing.B) {
	for _, n := range []int{1, 100} {
		act, _ := sample(n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := act.MarshalJSON(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkAct_UnmarshalJSON(b *testing.B) {
	for _, n := range []int{1, 100} {
		act, _ := sample(n)
		data, err := json.Marshal(act)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var back settlement.Act
				if err := back.UnmarshalJSON(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
