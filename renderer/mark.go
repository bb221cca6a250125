package main

import (
	"encoding/binary"
	"fmt"
	"path"
	"strconv"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"helm.sh/helm/v3/pkg/chart"
)

// To tell which template line each rendered byte came from, charts are rendered a second time with marks in their
// templates: before each line of text and each action stands a pair of private-use characters that number the place.
// The marks stand in what a template puts out directly, and in a helper only where its caller does no more than
// indent what it gives. A rendering whose marks do not vanish without a trace tells nothing and is not used.
const (
	markHigh = 0xF0000
	markLow  = 0x100000
	markSize = 0xFFF0
)

// markedName ends the name of a helper that puts marks out.
const markedName = "\uE000marked"

// mark is a place in a template.
type mark struct {
	source, start, end int
	// action tells an action from a line of text, which uses no values.
	action bool
	refs   []string
}

// marker writes marks into the templates of a chart.
type marker struct {
	marks   []mark
	sources []string
	numbers map[string]int
	trees   map[string]map[string]*parse.Tree
	defined map[string]*parse.Tree
	refs    map[string][]string
	helpers bool
}

func newMarker(root *chart.Chart, helpers bool) *marker {
	m := &marker{
		numbers: map[string]int{},
		trees:   map[string]map[string]*parse.Tree{},
		defined: map[string]*parse.Tree{},
		refs:    map[string][]string{},
		helpers: helpers,
	}
	m.parse(root)
	return m
}

// templateName is what the engine calls a template.
func templateName(c *chart.Chart, file *chart.File) string {
	return path.Join(c.ChartFullPath(), file.Name)
}

func (m *marker) parse(c *chart.Chart) {
	for _, file := range c.Templates {
		name := templateName(c, file)
		tree := parse.New(name)
		tree.Mode = parse.SkipFuncCheck
		trees := map[string]*parse.Tree{}
		if _, err := tree.Parse(string(file.Data), "", "", trees); err != nil {
			continue
		}
		m.trees[name] = trees
		for helper, tree := range trees {
			if helper != name {
				m.defined[helper] = tree
			}
		}
	}
	for _, dependency := range c.Dependencies() {
		m.parse(dependency)
	}
}

// write puts marks into the templates of a chart and of the charts below it.
func (m *marker) write(l *loaded, c *chart.Chart) {
	marked := make([]*chart.File, len(c.Templates))
	for at, file := range c.Templates {
		marked[at] = &chart.File{Name: file.Name, Data: m.template(l, c, file)}
	}
	c.Templates = marked
	for _, dependency := range c.Dependencies() {
		m.write(l, dependency)
	}
}

func (m *marker) template(l *loaded, c *chart.Chart, file *chart.File) []byte {
	name := templateName(c, file)
	trees, source := m.trees[name], l.name(file)
	if trees == nil || source == "" {
		return file.Data
	}
	page := &page{marker: m, text: string(file.Data), source: m.number(source)}
	var out strings.Builder
	for _, helper := range sorted(trees) {
		if helper == name {
			continue
		}
		fmt.Fprintf(&out, "{{define %q}}%s{{end}}", helper, plain(trees[helper].Root))
		if m.helpers {
			fmt.Fprintf(&out, "{{define %q}}%s{{end}}", helper+markedName, page.marked(trees[helper].Root))
		}
	}
	if main := trees[name]; main != nil && main.Root != nil {
		// Other templates may include this one as a whole, and do with it what they like.
		own := fmt.Sprintf("map[BasePath:%s Name:%s]", path.Join(c.ChartFullPath(), "templates"), name)
		test := fmt.Sprintf(`{{if eq (printf "%%v" (get . "Template")) %q}}`, own)
		out.WriteString(test + page.marked(main.Root) + "{{else}}" + plain(main.Root) + "{{end}}")
	}
	return []byte(out.String())
}

func (m *marker) number(source string) int {
	if at, ok := m.numbers[source]; ok {
		return at
	}
	m.numbers[source] = len(m.sources)
	m.sources = append(m.sources, source)
	return m.numbers[source]
}

// sign makes the characters that stand for a new mark; none where there are too many.
func (m *marker) sign(new mark) string {
	number := len(m.marks)
	if number >= markSize*markSize {
		return ""
	}
	m.marks = append(m.marks, new)
	return string([]rune{rune(markHigh + number/markSize), rune(markLow + number%markSize)})
}

// placed is a mark in a text without marks.
type placed struct {
	at, mark int
}

// strip takes the marks out of a text.
func strip(text string) (string, []placed) {
	var out strings.Builder
	var found []placed
	for at := 0; at < len(text); {
		char, size := utf8.DecodeRuneInString(text[at:])
		if char >= markHigh && char < markHigh+markSize {
			if low, more := utf8.DecodeRuneInString(text[at+size:]); low >= markLow && low < markLow+markSize {
				found = append(found, placed{out.Len(), int(char-markHigh)*markSize + int(low-markLow)})
				at += size + more
				continue
			}
		}
		out.WriteString(text[at : at+size])
		at += size
	}
	return out.String(), found
}

// plain writes a list as a template again. The brackets of an action must not run into the text before it.
func plain(list *parse.ListNode) string {
	copied := list.CopyList()
	braces(copied)
	return copied.String()
}

func braces(list *parse.ListNode) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		if text, ok := node.(*parse.TextNode); ok && strings.HasSuffix(string(text.Text), "{") {
			text.Text = []byte(string(text.Text[:len(text.Text)-1]) + `{{"{"}}`)
		}
		for _, inner := range lists(node) {
			braces(inner)
		}
	}
}

// lists are the lists below a node.
func lists(node parse.Node) []*parse.ListNode {
	switch node := node.(type) {
	case *parse.IfNode:
		return []*parse.ListNode{node.List, node.ElseList}
	case *parse.WithNode:
		return []*parse.ListNode{node.List, node.ElseList}
	case *parse.RangeNode:
		return []*parse.ListNode{node.List, node.ElseList}
	}
	return nil
}

// cutLines cuts a text after each line break.
func cutLines(text string) []string {
	return strings.SplitAfter(text, "\n")
}

// packed numbers are a list of them in little-endian order.
func packed(numbers []uint32) string {
	bytes := make([]byte, 0, 4*len(numbers))
	for _, number := range numbers {
		bytes = binary.LittleEndian.AppendUint32(bytes, number)
	}
	return string(bytes)
}

func unquoted(node parse.Node) (string, bool) {
	text, ok := node.(*parse.StringNode)
	if !ok {
		return "", false
	}
	value, err := strconv.Unquote(text.Quoted)
	return value, err == nil
}
