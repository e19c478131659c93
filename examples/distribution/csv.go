package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
)

// record is one line of a CSV file, by the names of its columns.
type record struct {
	line  int
	cells map[string]string
}

// readCSV reads a file whose first line names its columns: all the required
// ones, some of the others, no more.
func readCSV(data []byte, required, others []string) ([]record, error) {
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("want a first line with the columns %q", required)
	}
	for _, name := range required {
		if !slices.Contains(rows[0], name) {
			return nil, fmt.Errorf("line 1: the column %q is missing", name)
		}
	}
	for i, name := range rows[0] {
		if slices.Contains(rows[0][:i], name) {
			return nil, fmt.Errorf("line 1: the column %q is given twice", name)
		}
		if !slices.Contains(required, name) && !slices.Contains(others, name) {
			return nil, fmt.Errorf("line 1: there is no column %q", name)
		}
	}
	var records []record
	for n, row := range rows[1:] {
		r := record{n + 2, map[string]string{}}
		for i, cell := range row {
			r.cells[rows[0][i]] = cell
		}
		records = append(records, r)
	}
	return records, nil
}

func (r record) number(column string) (int64, error) {
	n, err := strconv.ParseInt(r.cells[column], 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%s, %s: want a whole number", r.place(), column)
	}
	return n, nil
}

// place names the line and, where it has one, the region.
func (r record) place() string {
	if region, err := r.region(); err == nil {
		return fmt.Sprintf("line %d, region %q", r.line, region)
	}
	return fmt.Sprintf("line %d", r.line)
}

func (r record) region() (tanu.Region, error) {
	region, err := tanu.ParseRegion(r.cells["region"])
	if err != nil {
		return "", fmt.Errorf("line %d: %w", r.line, err)
	}
	return region, nil
}

// readEntries reads the columns region, weight, floor and cap. An empty floor is
// 0, an empty cap is none.
func readEntries(data []byte) ([]allocation.Entry, error) {
	records, err := readCSV(data, []string{"region", "weight"}, []string{"floor", "cap"})
	if err != nil {
		return nil, err
	}
	var entries []allocation.Entry
	for _, r := range records {
		e, err := r.entry()
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return entries, nil
}

func (r record) entry() (e allocation.Entry, err error) {
	if e.Region, err = r.region(); err != nil {
		return e, err
	}
	if e.Weight, err = r.number("weight"); err != nil {
		return e, err
	}
	if r.cells["floor"] != "" {
		if e.Floor, err = r.number("floor"); err != nil {
			return e, err
		}
	}
	if r.cells["cap"] != "" {
		limit, err := r.number("cap")
		if err != nil {
			return e, err
		}
		e.Cap = allocation.AtMost(limit)
	}
	return e, nil
}

// readMoves reads the columns region, year, held and issued, as moves of lines
// that nothing is held or issued of yet.
func readMoves(data []byte) ([]allocation.Move, error) {
	records, err := readCSV(data, []string{"region", "year", "held", "issued"}, nil)
	if err != nil {
		return nil, err
	}
	var moves []allocation.Move
	for _, r := range records {
		var m allocation.Move
		if m.Key.Region, err = r.region(); err != nil {
			return nil, err
		}
		year, err := r.number("year")
		if err != nil {
			return nil, err
		}
		m.Key.Year = int(year)
		if m.Held, err = r.number("held"); err != nil {
			return nil, err
		}
		if m.Issued, err = r.number("issued"); err != nil {
			return nil, err
		}
		moves = append(moves, m)
	}
	return moves, nil
}
