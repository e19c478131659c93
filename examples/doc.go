// Package examples holds the programs that show a newcomer how to use Tanu, and
// what a host may import or copy (sqlstore, ncanode), in a module of its own so that
// what they need does not reach a host.
package examples
