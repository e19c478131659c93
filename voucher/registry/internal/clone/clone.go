// Package clone copies records, so that a store in memory and its callers share
// nothing that can be written to.
package clone

import "reflect"

// Of returns a deep copy of a record: pointers, lists and exported fields are
// followed. What a type hides in unexported fields is never written to, and is
// copied as it is.
func Of[T any](record T) T {
	unshare(reflect.ValueOf(&record).Elem())
	return record
}

func unshare(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			fresh := reflect.New(v.Type().Elem())
			fresh.Elem().Set(v.Elem())
			unshare(fresh.Elem())
			v.Set(fresh)
		}
	case reflect.Slice:
		if !v.IsNil() {
			fresh := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(fresh, v)
			v.Set(fresh)
			for i := range v.Len() {
				unshare(v.Index(i))
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				unshare(f)
			}
		}
	}
}
