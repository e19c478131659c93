package scenario

import "encoding/json"

// mergePatch applies a merge patch (RFC 7386) to a target; an absent patch
// leaves the target as it is.
func mergePatch(target, patch json.RawMessage) (json.RawMessage, error) {
	if len(patch) == 0 {
		return target, nil
	}
	var t, p any
	if err := json.Unmarshal(target, &t); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(patch, &p); err != nil {
		return nil, err
	}
	return json.Marshal(merged(t, p))
}

func merged(target, patch any) any {
	changes, ok := patch.(map[string]any)
	if !ok {
		return patch
	}
	out := map[string]any{}
	if fields, ok := target.(map[string]any); ok {
		for name, value := range fields {
			out[name] = value
		}
	}
	for name, value := range changes {
		if value == nil {
			delete(out, name)
		} else {
			out[name] = merged(out[name], value)
		}
	}
	return out
}
