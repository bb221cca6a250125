package main

import (
	"maps"
	"slices"
	"strings"
	"text/template/parse"
)

// ref is what an expression of a template stands for: everything that the template was given, or a path below its
// values. A step through a list or over the keys of a table is `*`.
type ref struct {
	root bool
	path []string
}

// scope is what names stand for at a place of a template.
type scope struct {
	dot       *ref
	variables map[string]*ref
}

// maxRefs bounds how many values one action is said to come from.
const maxRefs = 8

func (r *ref) below(names []string) *ref {
	if r != nil && !r.root {
		return &ref{path: append(slices.Clone(r.path), names...)}
	}
	// Helpers are handed tables that hold everything under some name.
	if at := slices.Index(names, "Values"); at >= 0 {
		return &ref{path: slices.Clone(names[at+1:])}
	}
	if len(names) == 0 {
		return r
	}
	return nil
}

// node is what an expression stands for; nil where that cannot be told.
func (s scope) node(node parse.Node) *ref {
	switch node := node.(type) {
	case *parse.DotNode:
		return s.dot
	case *parse.FieldNode:
		return s.dot.below(node.Ident)
	case *parse.VariableNode:
		if node.Ident[0] == "$" {
			return (&ref{root: true}).below(node.Ident[1:])
		}
		return s.variables[node.Ident[0]].below(node.Ident[1:])
	case *parse.ChainNode:
		return s.node(node.Node).below(node.Field)
	case *parse.PipeNode:
		return s.pipe(node)
	}
	return nil
}

// pipe is what a pipeline stands for, a default for it left aside.
func (s scope) pipe(pipe *parse.PipeNode) *ref {
	for _, command := range pipe.Cmds[1:] {
		if name, ok := command.Args[0].(*parse.IdentifierNode); !ok || name.Ident != "default" {
			return nil
		}
	}
	args := pipe.Cmds[0].Args
	name, ok := args[0].(*parse.IdentifierNode)
	switch {
	case !ok && len(args) == 1:
		return s.node(args[0])
	case ok && name.Ident == "default" && len(args) == 3:
		return s.node(args[2])
	case ok && (name.Ident == "index" || name.Ident == "get") && len(args) > 2:
		return s.indexed(args[1:])
	}
	return nil
}

func (s scope) indexed(args []parse.Node) *ref {
	var names []string
	for _, arg := range args[1:] {
		name, ok := unquoted(arg)
		if !ok {
			return nil
		}
		names = append(names, name)
	}
	return s.node(args[0]).below(names)
}

// bound is the scope after the variables of a pipeline were set.
func (s scope) bound(pipe *parse.PipeNode) scope {
	if len(pipe.Decl) == 0 {
		return s
	}
	return s.with(pipe.Decl[0].Ident[0], s.pipe(pipe))
}

func (s scope) with(name string, to *ref) scope {
	variables := maps.Clone(s.variables)
	if variables == nil {
		variables = map[string]*ref{}
	}
	variables[name] = to
	return scope{s.dot, variables}
}

// each is the scope inside a loop.
func (s scope) each(pipe *parse.PipeNode) scope {
	item := s.pipe(pipe)
	if item != nil && !item.root {
		item = item.below([]string{"*"})
	} else {
		item = nil
	}
	inner := s
	if count := len(pipe.Decl); count > 0 {
		inner = inner.with(pipe.Decl[count-1].Ident[0], item)
		if count > 1 {
			inner = inner.with(pipe.Decl[0].Ident[0], nil)
		}
	}
	inner.dot = item
	return inner
}

// refsOf lists the values that a node of a template uses, those of the helpers that it includes too.
func (m *marker) refsOf(node parse.Node, within scope) []string {
	found := map[string]bool{}
	m.collect(node, within, found, 0)
	if len(found) > maxRefs {
		return nil
	}
	return sorted(found)
}

func (m *marker) collect(node parse.Node, within scope, found map[string]bool, depth int) {
	if to := within.node(node); to != nil && !to.root && len(to.path) > 0 {
		found[strings.Join(to.path, "\x00")] = true
		return
	}
	switch node := node.(type) {
	case *parse.PipeNode:
		for _, command := range node.Cmds {
			m.collect(command, within, found, depth)
		}
	case *parse.CommandNode:
		for at, arg := range node.Args {
			m.collect(arg, within, found, depth)
			if at == 1 {
				m.included(node.Args, found, depth)
			}
		}
	case *parse.ChainNode:
		m.collect(node.Node, within, found, depth)
	}
}

// maxInclude bounds how deep helpers are followed for the values that they use.
const maxInclude = 4

func (m *marker) included(args []parse.Node, found map[string]bool, depth int) {
	name, isName := args[0].(*parse.IdentifierNode)
	helper, isText := unquoted(args[1])
	tree := m.defined[helper]
	if !isName || name.Ident != "include" || !isText || tree == nil || depth >= maxInclude || len(found) > maxRefs {
		return
	}
	m.put(tree.Root, scope{dot: &ref{root: true}}, found, depth+1)
}

// put collects what the actions of a list put out.
func (m *marker) put(list *parse.ListNode, within scope, found map[string]bool, depth int) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		switch node := node.(type) {
		case *parse.ActionNode:
			if len(node.Pipe.Decl) > 0 {
				within = within.bound(node.Pipe)
			} else {
				m.collect(node.Pipe, within, found, depth)
			}
		case *parse.RangeNode:
			m.put(node.List, within.each(node.Pipe), found, depth)
		case *parse.WithNode:
			inner := within.bound(node.Pipe)
			m.put(node.ElseList, inner, found, depth)
			inner.dot = within.pipe(node.Pipe)
			m.put(node.List, inner, found, depth)
		case *parse.IfNode:
			inner := within.bound(node.Pipe)
			m.put(node.List, inner, found, depth)
			m.put(node.ElseList, inner, found, depth)
		}
	}
}
