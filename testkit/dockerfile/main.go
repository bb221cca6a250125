// Command dockerfile says how BuildKit reads a Dockerfile and how a shell's parser reads its scripts: the oracle that
// our own readers are held against. Texts come in and answers go out as lines of JSON.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

type heredoc struct {
	Name    string `json:"name"`
	Expand  bool   `json:"expand"`
	Chomp   bool   `json:"chomp"`
	Content string `json:"content"`
}

type instruction struct {
	Keyword  string       `json:"keyword"`
	Line     int          `json:"line"`
	Flags    []string     `json:"flags"`
	Words    []string     `json:"words"`
	JSON     bool         `json:"json"`
	Heredocs []heredoc    `json:"heredocs"`
	Fault    string       `json:"fault,omitempty"`
	Trigger  *instruction `json:"trigger,omitempty"`
	Values   []string     `json:"values"`
	Commands [][]string   `json:"commands"`
	// Whether the shell's parser refuses the script.
	Unshelled bool `json:"unshelled"`
}

type answer struct {
	Fault        string        `json:"fault,omitempty"`
	Instructions []instruction `json:"instructions"`
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := json.NewEncoder(os.Stdout)
	for {
		line, err := in.ReadString('\n')
		if strings.TrimSpace(line) != "" {
			var text string
			if err := json.Unmarshal([]byte(line), &text); err != nil {
				fmt.Fprintln(os.Stderr, "dockerfile:", err)
				os.Exit(2)
			}
			if err := out.Encode(read(text)); err != nil {
				os.Exit(2)
			}
		}
		if err != nil {
			return
		}
	}
}

func read(text string) answer {
	result, err := parser.Parse(strings.NewReader(text))
	if err != nil {
		return answer{Fault: err.Error()}
	}
	var found answer
	follow := newFollower(result.EscapeToken)
	for _, node := range result.AST.Children {
		one := of(node)
		// Comments matter to its linter alone.
		node.PrevComment = nil
		parsed, err := instructions.ParseInstruction(node)
		if err != nil {
			one.Fault = err.Error()
		} else if one.Values, err = follow.step(parsed); err != nil {
			one.Fault = err.Error()
		}
		found.Instructions = append(found.Instructions, one)
	}
	return found
}

// of tells a node of the parser in plain words.
func of(node *parser.Node) instruction {
	keyword := strings.ToLower(node.Value)
	one := instruction{Keyword: keyword, Line: node.StartLine, Flags: node.Flags, JSON: node.Attributes["json"]}
	for _, h := range node.Heredocs {
		one.Heredocs = append(one.Heredocs, heredoc{h.Name, h.Expand, h.Chomp, h.Content})
	}
	if keyword == "onbuild" {
		if node.Next != nil && len(node.Next.Children) > 0 {
			child := of(node.Next.Children[0])
			one.Trigger = &child
		}
		return one
	}
	for word := node.Next; word != nil; word = word.Next {
		one.Words = append(one.Words, word.Value)
	}
	if keyword == "env" || keyword == "label" {
		one.Words = withoutSeparators(one.Words)
	}
	if keyword == "run" && !one.JSON && len(one.Words) == 1 && len(one.Heredocs) == 0 {
		one.Commands, one.Unshelled = commands(one.Words[0])
	}
	return one
}

// withoutSeparators drops every third word: what stands between a name and its value.
func withoutSeparators(words []string) []string {
	var kept []string
	for i, word := range words {
		if i%3 != 2 {
			kept = append(kept, word)
		}
	}
	return kept
}
