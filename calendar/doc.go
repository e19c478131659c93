// Package calendar is the working calendar of Kazakhstan.
package calendar
