package main

import (
	"strconv"
	"strings"
	"text/template/parse"
)

// page is one template file while marks are written into it.
type page struct {
	*marker
	text   string
	source int
}

// harmless names the functions that leave marks where they are.
var harmless = map[string]bool{"indent": true, "nindent": true, "trim": true, "toString": true}

func (p *page) marked(list *parse.ListNode) string {
	return p.list(list.CopyList(), scope{dot: &ref{root: true}}).String()
}

// list puts a mark before each line of text and each action.
func (p *page) list(list *parse.ListNode, within scope) *parse.ListNode {
	if list == nil {
		return nil
	}
	var nodes []parse.Node
	for _, node := range list.Nodes {
		switch node := node.(type) {
		case *parse.TextNode:
			node.Text = []byte(p.lines(node))
		case *parse.ActionNode:
			nodes = p.action(nodes, node, &within)
		case *parse.TemplateNode:
			if p.markable(node.Name) {
				node.Name += markedName
			}
		case *parse.IfNode:
			inner := within.bound(node.Pipe)
			node.List, node.ElseList = p.list(node.List, inner), p.list(node.ElseList, inner)
		case *parse.WithNode:
			inner := within.bound(node.Pipe)
			node.ElseList = p.list(node.ElseList, inner)
			inner.dot = within.pipe(node.Pipe)
			node.List = p.list(node.List, inner)
		case *parse.RangeNode:
			node.List, node.ElseList = p.list(node.List, within.each(node.Pipe)), p.list(node.ElseList, within)
		}
		nodes = append(nodes, node)
	}
	list.Nodes = nodes
	return list
}

func (p *page) action(nodes []parse.Node, node *parse.ActionNode, within *scope) []parse.Node {
	if len(node.Pipe.Decl) > 0 {
		*within = within.bound(node.Pipe)
		return nodes
	}
	refs := p.refsOf(node.Pipe, *within)
	p.rename(node.Pipe)
	start := int(node.Pos)
	end := start
	if close := strings.Index(p.text[min(start, len(p.text)):], "}}"); close >= 0 {
		end = start + close
	}
	sign := p.sign(mark{p.source, start, end, true, refs})
	return append(nodes, &parse.TextNode{NodeType: parse.NodeText, Text: []byte(sign)})
}

// rename makes a caller that only indents what a helper gives call the helper with marks.
func (p *page) rename(pipe *parse.PipeNode) {
	for _, command := range pipe.Cmds[1:] {
		if name, ok := command.Args[0].(*parse.IdentifierNode); !ok || !harmless[name.Ident] {
			return
		}
	}
	first := pipe.Cmds[0].Args
	if inner, ok := first[0].(*parse.PipeNode); ok && len(first) == 1 {
		p.rename(inner)
		return
	}
	name, ok := first[0].(*parse.IdentifierNode)
	if !ok || len(first) < 2 {
		return
	}
	if last, ok := first[len(first)-1].(*parse.PipeNode); ok && harmless[name.Ident] {
		p.rename(last)
		return
	}
	helper, isText := unquoted(first[1])
	if name.Ident == "include" && isText && p.markable(helper) {
		text := first[1].(*parse.StringNode)
		text.Text = helper + markedName
		text.Quoted = strconv.Quote(text.Text)
	}
}

func (p *page) markable(helper string) bool {
	return p.helpers && p.defined[helper] != nil
}

// lines puts a mark before what each line of a text holds.
func (p *page) lines(node *parse.TextNode) string {
	text, at := string(node.Text), int(node.Pos)
	known := at+len(text) <= len(p.text) && p.text[at:at+len(text)] == text
	var out strings.Builder
	for _, line := range cutLines(text) {
		held := strings.TrimLeft(line, " \t\r\n")
		blank := len(line) - len(held)
		if held == "" || !known {
			out.WriteString(line)
		} else {
			end := at + len(strings.TrimRight(line, "\r\n"))
			out.WriteString(line[:blank] + p.sign(mark{p.source, at + blank, end, false, nil}) + held)
		}
		at += len(line)
	}
	if written := out.String(); strings.HasSuffix(written, "{") {
		return written[:len(written)-1] + `{{"{"}}`
	}
	return out.String()
}
