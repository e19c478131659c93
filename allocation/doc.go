// Package allocation shares vouchers among the regions and counts their places.
package allocation
