package main

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// commands lists the simple commands of a script, each as its words; a word that a shell would have to work out is a
// question mark. The second answer says that the parser refuses the script.
func commands(script string) ([][]string, bool) {
	file, err := syntax.NewParser(syntax.Variant(syntax.LangBash)).Parse(strings.NewReader(script), "")
	if err != nil {
		return nil, true
	}
	found := [][]string{}
	syntax.Walk(file, func(node syntax.Node) bool {
		if call, ok := node.(*syntax.CallExpr); ok && len(call.Args) > 0 {
			var words []string
			for _, word := range call.Args {
				words = append(words, literal(word.Parts))
			}
			found = append(found, words)
		}
		return true
	})
	return found, false
}

func literal(parts []syntax.WordPart) string {
	var text strings.Builder
	for _, part := range parts {
		switch part := part.(type) {
		case *syntax.Lit:
			text.WriteString(unescaped(part.Value, ""))
		case *syntax.SglQuoted:
			if part.Dollar {
				return "?"
			}
			text.WriteString(part.Value)
		case *syntax.DblQuoted:
			for _, inner := range part.Parts {
				lit, ok := inner.(*syntax.Lit)
				if !ok {
					return "?"
				}
				text.WriteString(unescaped(lit.Value, "$`\"\\"))
			}
		default:
			return "?"
		}
	}
	return text.String()
}

// unescaped drops backslashes: all of them, or those before certain characters.
func unescaped(text, before string) string {
	var plain strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) && (before == "" || strings.IndexByte(before, text[i+1]) >= 0) {
			i++
		}
		plain.WriteByte(text[i])
	}
	return plain.String()
}
