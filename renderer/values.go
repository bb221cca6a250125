package main

import (
	"fmt"

	"helm.sh/helm/v3/pkg/strvals"
	"sigs.k8s.io/yaml"
)

// given is what a user sets over a chart's own values, in the order in which Helm applies the kinds.
type given struct {
	// Files are names of the request's files.
	Files     []string `json:"files,omitempty"`
	JSON      []string `json:"json,omitempty"`
	Set       []string `json:"set,omitempty"`
	SetString []string `json:"set_string,omitempty"`
	SetFile   []string `json:"set_file,omitempty"`
}

// values merges them.
func (g given) values(files map[string][]byte) (map[string]any, error) {
	merged := map[string]any{}
	for _, name := range g.Files {
		layer := map[string]any{}
		if err := yaml.Unmarshal(files[name], &layer); err != nil {
			return nil, fmt.Errorf("failed to parse %s: %w", name, err)
		}
		overlay(merged, layer)
	}
	read := func(name []rune) (any, error) {
		text, ok := files[string(name)]
		if !ok {
			return nil, fmt.Errorf("%s is not among the files that were named", string(name))
		}
		return string(text), nil
	}
	for _, kind := range []struct {
		flag  string
		texts []string
		parse func(string) error
	}{
		{"json", g.JSON, func(text string) error { return strvals.ParseJSON(text, merged) }},
		{"set", g.Set, func(text string) error { return strvals.ParseInto(text, merged) }},
		{"set-string", g.SetString, func(text string) error { return strvals.ParseIntoString(text, merged) }},
		{"set-file", g.SetFile, func(text string) error { return strvals.ParseIntoFile(text, merged, read) }},
	} {
		for _, text := range kind.texts {
			if err := kind.parse(text); err != nil {
				return nil, fmt.Errorf("failed parsing --%s data: %w", kind.flag, err)
			}
		}
	}
	return merged, nil
}

// overlay lays one tree of values over another: tables are merged, everything else is replaced.
func overlay(under, over map[string]any) {
	for key, value := range over {
		if table, ok := value.(map[string]any); ok {
			if below, ok := under[key].(map[string]any); ok {
				overlay(below, table)
				continue
			}
		}
		under[key] = value
	}
}
