package main

import (
	"path"
	"sort"
	"strings"

	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/releaseutil"
)

// marked is what a rendering with marks told of each template.
type marked struct {
	marker *marker
	// found holds the marks of each template whose marks left no trace.
	found map[string][]placed
}

func (r *rendering) answer() (any, []byte) {
	all, err := r.manifests()
	if err != nil {
		return helmAnswer{Error: &failure{"render", err.Error()}}, nil
	}
	metadata := r.loaded.chart.Metadata
	out := helmAnswer{Documents: []document{}, Sources: []source{}, Refs: []string{}, Chart: r.loaded.chart.Name(), Version: metadata.Version, Scopes: map[string][]level{}}
	names := map[string]string{}
	fileOf(r.loaded, r.loaded.chart, names)
	passes := []*marked{}
	if !r.wanted.Unmarked {
		passes = r.passes()
	}
	table := &table{answer: &out, loaded: r.loaded, numbers: map[[2]int]uint32{}, sources: map[string]int{}, refs: map[string]uint32{}}
	cursors := map[string]*cursor{}
	for _, manifest := range all {
		document := document{
			Template: manifest.template, File: names[manifest.template], Kind: manifest.kind, Events: manifest.events,
			Scope: r.scope(manifest.template, &out), Content: table.blob.add(manifest.text),
		}
		if manifest.kind != "crd" {
			if cursors[manifest.template] == nil {
				cursors[manifest.template] = cut(r.texts[manifest.template])
			}
			document.Marks = table.blob.add(packed(r.marks(manifest, cursors[manifest.template], passes, table)))
		}
		out.Documents = append(out.Documents, document)
	}
	table.finish()
	return out, table.blob.bytes
}

// passes renders with marks: in helpers too, and where that leaves traces, without those.
func (r *rendering) passes() []*marked {
	first := r.pass(true)
	if first != nil && len(first.found) == len(r.texts) {
		return []*marked{first}
	}
	return []*marked{first, r.pass(false)}
}

func (r *rendering) pass(helpers bool) *marked {
	tidy()
	again, err := r.load()
	if err != nil {
		return nil
	}
	var marker *marker
	texts, err := r.render(again, func(c *chart.Chart) {
		marker = newMarker(c, helpers)
		marker.write(again, c)
	})
	if err != nil {
		return nil
	}
	out := &marked{marker: marker, found: map[string][]placed{}}
	for name, text := range texts {
		if bare, found := strip(text); bare == r.texts[name] {
			out.found[name] = found
		}
	}
	return out
}

// marks are those of a manifest: bytes of it, and the numbers of marks in the answer's table.
func (r *rendering) marks(manifest printed, at *cursor, passes []*marked, table *table) []uint32 {
	start, ok := at.find(manifest.text)
	if !ok {
		return nil
	}
	for pass, marked := range passes {
		if marked == nil {
			continue
		}
		if found, ok := marked.found[manifest.template]; ok {
			return table.marks(pass, marked.marker, found, start, start+len(manifest.text))
		}
	}
	return nil
}

// cursor knows where the manifests of a text stand in it.
type cursor struct {
	texts  []string
	starts []int
}

func cut(text string) *cursor {
	out := &cursor{}
	pieces := releaseutil.SplitManifests(text)
	at := 0
	for _, key := range ordered(pieces) {
		found := strings.Index(text[at:], pieces[key])
		if found < 0 {
			return &cursor{}
		}
		out.texts, out.starts = append(out.texts, pieces[key]), append(out.starts, at+found)
		at += found + len(pieces[key])
	}
	return out
}

// ordered are the keys of a text's manifests, in the order of the text.
func ordered(pieces map[string]string) []string {
	keys := make([]string, 0, len(pieces))
	for key := range pieces {
		keys = append(keys, key)
	}
	sort.Sort(releaseutil.BySplitManifestsOrder(keys))
	return keys
}

// find takes the first manifest of a text out.
func (c *cursor) find(text string) (int, bool) {
	for at, candidate := range c.texts {
		if candidate == text && c.starts[at] >= 0 {
			start := c.starts[at]
			c.starts[at] = -1
			return start, true
		}
	}
	return 0, false
}

// scope is the path of the chart that a template belongs to; its levels are put down once.
func (r *rendering) scope(template string, out *helmAnswer) string {
	charts := scopes(r.loaded.chart, template)
	name := charts[len(charts)-1].ChartFullPath()
	if _, known := out.Scopes[name]; known {
		return name
	}
	levels := []level{}
	for _, c := range charts {
		levels = append(levels, level{Name: c.Name(), Values: r.valuesOf(c)})
	}
	out.Scopes[name] = levels
	return name
}

// valuesOf is the values file of a chart, by the folder of its other files.
func (r *rendering) valuesOf(c *chart.Chart) string {
	for _, file := range c.Raw {
		if file.Name == "values.yaml" {
			return r.loaded.name(file)
		}
	}
	return ""
}

// table numbers what marks point at.
type table struct {
	answer  *helmAnswer
	loaded  *loaded
	blob    blob
	numbers map[[2]int]uint32
	sources map[string]int
	refs    map[string]uint32
	marked  []uint32
	lists   []uint32
}

// marks are those from one byte to another, and the last one before.
func (t *table) marks(pass int, m *marker, found []placed, start, end int) []uint32 {
	var out []uint32
	for at, placed := range found {
		if placed.at >= end || (at+1 < len(found) && found[at+1].at <= start) {
			continue
		}
		out = append(out, uint32(max(placed.at, start)-start), t.number(pass, m, placed.mark))
	}
	return out
}

// noRefs stands in place of refs for a line of text.
const noRefs = 1<<32 - 1

func (t *table) number(pass int, m *marker, at int) uint32 {
	key := [2]int{pass, at}
	if number, ok := t.numbers[key]; ok || at >= len(m.marks) {
		return number
	}
	mark := m.marks[at]
	first, last := uint32(noRefs), uint32(noRefs)
	if mark.action {
		first = uint32(len(t.lists))
		for _, ref := range mark.refs {
			t.lists = append(t.lists, t.ref(ref))
		}
		last = uint32(len(t.lists))
	}
	number := uint32(len(t.marked) / 5)
	t.numbers[key] = number
	source := t.source(m.sources[mark.source])
	t.marked = append(t.marked, uint32(source), uint32(mark.start), uint32(mark.end), first, last)
	return number
}

func (t *table) ref(name string) uint32 {
	if at, ok := t.refs[name]; ok {
		return at
	}
	at := uint32(len(t.answer.Refs))
	t.refs[name] = at
	t.answer.Refs = append(t.answer.Refs, name)
	return at
}

func (t *table) source(name string) int {
	if at, ok := t.sources[name]; ok {
		return at
	}
	out := source{File: name}
	if strings.Contains(name, archiveMark+"/") {
		text := t.blob.add(string(t.loaded.texts[name]))
		out.Text = &text
	}
	t.sources[name] = len(t.answer.Sources)
	t.answer.Sources = append(t.answer.Sources, out)
	return t.sources[name]
}

func (t *table) finish() {
	t.answer.Marks = t.blob.add(packed(t.marked))
	t.answer.RefLists = t.blob.add(packed(t.lists))
	// What stood in an archive has no text on disk: documents without marks and values files need it too.
	for _, document := range t.answer.Documents {
		t.archived(document.File)
	}
	for _, name := range sorted(t.answer.Scopes) {
		for _, level := range t.answer.Scopes[name] {
			t.archived(level.Values)
		}
	}
}

func (t *table) archived(name string) {
	if strings.Contains(path.Dir(name)+"/", archiveMark+"/") {
		t.source(name)
	}
}
