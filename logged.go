package tanu

import (
	"log/slog"
	"strconv"
)

// Logged gives a list to log/slog so that each item is logged as it would be
// alone, under its place in the list: slog.Any("cases", tanu.Logged(cases)). A
// bare list has no LogValue, and slog.JSONHandler marshals it, with every personal
// number in it whole.
func Logged[T slog.LogValuer](list []T) slog.LogValuer { return logged[T](list) }

type logged[T slog.LogValuer] []T

// LogValue implements slog.LogValuer.
func (list logged[T]) LogValue() slog.Value {
	attrs := make([]slog.Attr, len(list))
	for i, item := range list {
		attrs[i] = slog.Any(strconv.Itoa(i), item)
	}
	return slog.GroupValue(attrs...)
}
