// The renderer turns charts and overlays that it is handed in memory into manifests, by the real Helm engine and the
// real kustomize library. It reads requests from standard input, a socket, and answers there; before it reads
// anything it gives up every way to the system around it, and says what holds.
//
// docs/adr/helm-and-kustomize-in-a-sandboxed-child.md tells why it is so.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
)

// answersTo is the descriptor of answers: standard input is a socket. The runtime that keeps time still marks what goes
// to standard output and error.
const answersTo = 0

// hello is the first frame: what runs, and what holds it.
type hello struct {
	Helm      string  `json:"helm"`
	Kustomize string  `json:"kustomize"`
	Go        string  `json:"go"`
	Sandbox   sandbox `json:"sandbox"`
}

// request is one thing to do.
type request struct {
	Helm      *helmRequest      `json:"helm,omitempty"`
	Kustomize *kustomizeRequest `json:"kustomize,omitempty"`
	Probe     string            `json:"probe,omitempty"`
	Files     []file            `json:"files"`
}

// failure is why a request could not be answered.
type failure struct {
	Kind    string `json:"kind"`
	Message string `json:"message"`
}

func main() {
	memory := flag.Uint64("memory", 256<<20, "most bytes of memory")
	calm := flag.Uint64("calm", 64<<20, "bytes of memory from which on garbage is collected eagerly")
	processor := flag.Uint64("cpu", 600, "most seconds of processor time")
	flag.Parse()
	log.SetOutput(io.Discard)
	held, err := confine(*memory, *calm, *processor)
	if err != nil {
		fmt.Fprintln(os.Stderr, "renderer:", err)
		os.Exit(3)
	}
	if err := serve(bufio.NewReader(os.Stdin), bufio.NewWriter(os.NewFile(answersTo, "answers")), held); err != nil {
		fmt.Fprintln(os.Stderr, "renderer:", err)
		os.Exit(4)
	}
}

func serve(in *bufio.Reader, out *bufio.Writer, held sandbox) error {
	if err := writeFrame(out, hello{helmVersion(), kustomizeVersion(), goVersion(), held}, nil); err != nil {
		return err
	}
	for {
		var wanted request
		bytes, err := readFrame(in, &wanted)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		head, blob := answer(wanted, bytes)
		if err := writeFrame(out, head, blob); err != nil {
			return err
		}
		head, blob = nil, nil
		tidy()
	}
}

// failed is an answer without anything but the reason for that.
type failed struct {
	Error failure `json:"error"`
}

// answer ends in a failure, too, where an engine does not keep to its own rules.
func answer(wanted request, bytes []byte) (head any, blob []byte) {
	defer func() {
		if problem := recover(); problem != nil {
			head, blob = failed{failure{"render", fmt.Sprintf("the engine failed: %v", problem)}}, nil
		}
	}()
	files, err := named(wanted.Files, bytes)
	if err != nil {
		return failed{failure{"protocol", err.Error()}}, nil
	}
	seed()
	switch {
	case wanted.Helm != nil:
		return renderChart(wanted.Helm, files)
	case wanted.Kustomize != nil:
		return buildOverlay(wanted.Kustomize, files)
	case wanted.Probe != "":
		return probe(wanted.Probe), nil
	}
	return failed{failure{"protocol", "a request without a question"}}, nil
}
