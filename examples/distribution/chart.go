package main

import (
	"image/color"
	"io"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
)

const (
	chartWidth = 24 * vg.Centimeter
	rowHeight  = 1.05 * vg.Centimeter
	barWidth   = 0.36 * vg.Centimeter
	axesHeight = 3 * vg.Centimeter
	margin     = 0.5 * vg.Centimeter
)

var (
	quotaColor = color.RGBA{R: 0x9d, G: 0xb8, B: 0xd2, A: 0xff}
	freeColor  = color.RGBA{R: 0x1f, G: 0x6f, B: 0x8b, A: 0xff}

	chartTitle = tanu.Text{
		KK: "Біржолғы ваучерлер өңірлер бойынша, ",
		RU: "Единоразовые ваучеры по регионам, ",
		EN: "One-time vouchers by region, ",
	}
	quotaName = tanu.Text{KK: "квота", RU: "квота", EN: "quota"}
	freeName  = tanu.Text{KK: "бос орындар", RU: "свободно", EN: "free"}
)

// chart draws the quota of each line against what is free, one region a row, the
// first at the top. The font is embedded, so that the letters of Kazakh look the
// same wherever the file is opened.
func chart(w io.Writer, year int, lines []allocation.Line, lang tanu.Language) error {
	lines = slices.Clone(lines)
	slices.Reverse(lines) // the vertical axis counts upwards
	p := newPlot(chartTitle.In(lang)+strconv.Itoa(year), lang)
	names := make([]string, len(lines))
	quota, free := make([]int64, len(lines)), make([]int64, len(lines))
	for i, l := range lines {
		names[i], quota[i], free[i] = l.Key.Region.In(lang), l.Granted, l.Free()
	}
	for _, row := range []struct {
		values []int64
		name   string
		color  color.Color
		offset vg.Length
	}{
		{quota, quotaName.In(lang), quotaColor, barWidth / 2},
		{free, freeName.In(lang), freeColor, -barWidth / 2},
	} {
		if err := addBars(p, row.values, row.name, row.color, row.offset, lang); err != nil {
			return err
		}
	}
	p.NominalY(names...)
	p.Y.Max = float64(len(lines)) + 0.3 // room for the legend above the first row
	p.X.Max = max(p.X.Max, 1)
	canvas := vgsvg.NewWith(vgsvg.UseWH(chartWidth, axesHeight+rowHeight*vg.Length(len(lines))), vgsvg.EmbedFonts(true))
	p.Draw(draw.Crop(draw.New(canvas), margin, -margin, margin, -margin))
	_, err := canvas.WriteTo(w)
	return err
}

// newPlot sets the fonts, the title and a horizontal axis from 0.
func newPlot(title string, lang tanu.Language) *plot.Plot {
	p := plot.New()
	sans := font.Font{Typeface: "Liberation", Variant: "Sans"}
	font.DefaultCache.Add(liberation.Collection())
	for _, f := range []*font.Font{
		&p.Title.TextStyle.Font, &p.X.Tick.Label.Font, &p.Y.Tick.Label.Font, &p.Legend.TextStyle.Font,
	} {
		size := f.Size
		*f = font.From(sans, size)
	}
	p.Title.Text = title
	p.Title.Padding = 0.4 * vg.Centimeter
	p.X.Min = 0
	p.X.Tick.Marker = wholeTicks{lang}
	p.Y.LineStyle.Width, p.Y.Tick.Length = 0, 0
	p.Legend.Top = true
	p.Legend.Padding = 0.1 * vg.Centimeter
	return p
}

// addBars adds one bar a row, with its number at the end.
func addBars(p *plot.Plot, values []int64, name string, c color.Color, offset vg.Length, lang tanu.Language) error {
	lengths := make(plotter.Values, len(values))
	labels := plotter.XYLabels{XYs: make(plotter.XYs, len(values)), Labels: make([]string, len(values))}
	for i, v := range values {
		lengths[i] = float64(v) // a length on paper, no longer a count
		labels.XYs[i] = plotter.XY{X: float64(v), Y: float64(i)}
		labels.Labels[i] = lang.Sum(strconv.FormatInt(v, 10))
	}
	bars, err := plotter.NewBarChart(lengths, barWidth)
	if err != nil {
		return err
	}
	bars.Horizontal, bars.Offset, bars.Color, bars.LineStyle.Width = true, offset, c, 0
	numbers, err := plotter.NewLabels(labels)
	if err != nil {
		return err
	}
	numbers.Offset = vg.Point{X: 0.1 * vg.Centimeter, Y: offset}
	for i := range numbers.TextStyle {
		numbers.TextStyle[i].Font = font.From(font.Font{Typeface: "Liberation", Variant: "Sans"}, 8)
		numbers.TextStyle[i].YAlign = draw.YCenter
	}
	p.Add(bars, numbers)
	p.Legend.Add(name, bars)
	return nil
}

// wholeTicks marks whole numbers, a round step apart, in the language's form.
type wholeTicks struct{ lang tanu.Language }

// Ticks implements plot.Ticker.
func (t wholeTicks) Ticks(_, high float64) (ticks []plot.Tick) {
	if high >= math.MaxInt64/10 {
		return nil // no label would fit; every bar has its number
	}
	step, end := 1, int(high)
	for n := 0; end/step > t.most(end); n++ { // 1, 2, 5, 10, 20, 50, …
		step *= [...]int{2, 5, 2}[n%3]
		if n%3 == 1 {
			step /= 2
		}
	}
	for at := 0; at <= end; at += step {
		ticks = append(ticks, plot.Tick{Value: float64(at), Label: t.label(at)})
	}
	return ticks
}

// most is how many labels as long as that of the last number stand side by side.
func (t wholeTicks) most(end int) int {
	const room = 64 // characters
	return min(8, room/utf8.RuneCountInString(t.label(end)))
}

func (t wholeTicks) label(n int) string { return t.lang.Sum(strconv.Itoa(n)) }
