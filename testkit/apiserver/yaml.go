package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"

	jsonutil "k8s.io/apimachinery/pkg/util/json"
	"k8s.io/apimachinery/pkg/util/yaml"
)

// guessBytes is how far kubectl looks to tell JSON from YAML.
const guessBytes = 4096

// writing is one line of stdin: a whole file.
type writing struct {
	Text string `json:"text"`
}

// reading is the line of stdout for it: the documents that could be read, and
// what is said of those that could not. kubectl stops at the first of them;
// going on shows where one document's end is the next one's beginning.
type reading struct {
	Documents []any    `json:"documents"`
	Errors    []string `json:"errors"`
}

// readYAML answers each line with what kubectl would read from that text.
func readYAML(stdin io.Reader, stdout io.Writer) error {
	in := json.NewDecoder(bufio.NewReaderSize(stdin, 1<<20))
	out := json.NewEncoder(stdout)
	out.SetEscapeHTML(false)
	for {
		var w writing
		if err := in.Decode(&w); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if err := out.Encode(readDocuments(w.Text)); err != nil {
			return err
		}
	}
}

func readDocuments(text string) reading {
	found := reading{Documents: []any{}, Errors: []string{}}
	// A JSON stream that has failed fails for ever.
	once := yaml.IsJSONBuffer([]byte(text))
	decoder := yaml.NewYAMLOrJSONDecoder(bytes.NewReader([]byte(text)), guessBytes)
	for {
		document, err := next(decoder)
		switch {
		case errors.Is(err, io.EOF):
			return found
		case err != nil:
			found.Errors = append(found.Errors, err.Error())
			if once {
				return found
			}
		case document != nil:
			found.Documents = append(found.Documents, document)
		}
	}
}

// next is one document, or nil for one that holds nothing. Numbers end as
// those of an unstructured object do: 64-bit integers, else floats.
func next(decoder *yaml.YAMLOrJSONDecoder) (any, error) {
	var raw json.RawMessage
	if err := decoder.Decode(&raw); err != nil {
		return nil, err
	}
	if raw = bytes.TrimSpace(raw); len(raw) == 0 {
		return nil, nil
	}
	var document any
	numbers := json.NewDecoder(bytes.NewReader(raw))
	numbers.UseNumber()
	if err := numbers.Decode(&document); err != nil {
		return nil, err
	}
	return document, jsonutil.ConvertInterfaceNumbers(&document, 0)
}
