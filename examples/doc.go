// Package examples holds the programs that show a newcomer how to use Tanu, in
// a module of their own so that what they need does not reach a host.
package examples
