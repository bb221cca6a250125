package main

import (
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/shell"
)

// scope holds variables in the order in which they were set.
type scope map[string]string

func (s scope) Get(name string) (string, bool) {
	value, found := s[name]
	return value, found
}

func (s scope) Keys() []string {
	var keys []string
	for key := range s {
		keys = append(keys, key)
	}
	return keys
}

func (s scope) copy() scope {
	other := scope{}
	for key, value := range s {
		other[key] = value
	}
	return other
}

// follower replaces variables as a build would whose base images set none and whose caller gives none.
type follower struct {
	lex     *shell.Lex
	globals scope
	now     scope
	stages  map[string]scope
	name    string
	started bool
}

func newFollower(escape rune) *follower {
	return &follower{lex: shell.NewLex(escape), globals: scope{}, now: scope{}, stages: map[string]scope{}}
}

func (f *follower) expand(word string, env scope) (string, error) {
	value, _, err := f.lex.ProcessWord(word, env)
	return value, err
}

// step gives the values of an instruction's words and sets what it sets.
func (f *follower) step(parsed any) ([]string, error) {
	switch c := parsed.(type) {
	case *instructions.Stage:
		return f.stage(c)
	case *instructions.ArgCommand:
		return f.arguments(c)
	case *instructions.EnvCommand:
		values, err := f.pairs(c.Env)
		for i, pair := range c.Env {
			if err == nil {
				f.now[pair.Key] = values[i]
			}
		}
		return values, err
	case *instructions.LabelCommand:
		return f.pairs(c.Labels)
	case *instructions.UserCommand:
		return f.words(c.User)
	case *instructions.WorkdirCommand:
		return f.words(c.Path)
	case *instructions.StopSignalCommand:
		return f.words(c.Signal)
	case *instructions.VolumeCommand:
		return f.words(c.Volumes...)
	case *instructions.ExposeCommand:
		// Ports come out of order and in several words each: what counts is whether they can be read.
		for _, port := range c.Ports {
			if _, err := f.lex.ProcessWords(port, f.now); err != nil {
				return nil, err
			}
		}
		return nil, nil
	case *instructions.CopyCommand:
		return f.words(append(append([]string{}, c.SourcePaths...), c.DestPath)...)
	case *instructions.AddCommand:
		return f.words(append(append([]string{}, c.SourcePaths...), c.DestPath)...)
	}
	return nil, nil
}

func (f *follower) words(words ...string) ([]string, error) {
	var values []string
	for _, word := range words {
		value, err := f.expand(word, f.now)
		if err != nil {
			return nil, err
		}
		values = append(values, value)
	}
	return values, nil
}

func (f *follower) pairs(pairs instructions.KeyValuePairs) ([]string, error) {
	var words []string
	for _, pair := range pairs {
		words = append(words, pair.Value)
	}
	return f.words(words...)
}

func (f *follower) stage(c *instructions.Stage) ([]string, error) {
	if f.started {
		f.stages[f.name] = f.now
	}
	value, err := f.expand(c.BaseName, f.globals)
	if err != nil {
		return nil, err
	}
	base, found := f.stages[strings.ToLower(value)]
	f.now = scope{}
	if found && value != "scratch" {
		f.now = base.copy()
	}
	f.name, f.started = c.Name, true
	if f.name == "" {
		// Nothing can start from it, but something has to hold it.
		f.name = "/"
	}
	return []string{value}, nil
}

// arguments are set one after the other.
func (f *follower) arguments(c *instructions.ArgCommand) ([]string, error) {
	env := f.now
	if !f.started {
		env = f.globals
	}
	var values []string
	for _, arg := range c.Args {
		value := ""
		if arg.Value != nil {
			expanded, err := f.expand(*arg.Value, env)
			if err != nil {
				return nil, err
			}
			value, env[arg.Key] = expanded, expanded
		} else if global, found := f.globals[arg.Key]; found && f.started {
			value, env[arg.Key] = global, global
		}
		values = append(values, value)
	}
	return values, nil
}
