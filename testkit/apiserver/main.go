// Command apiserver runs a real kube-apiserver over a real etcd in one
// process, for tests. See README.md for what it promises.
package main

import (
	"fmt"
	"io"
	"os"
)

const usage = `usage:
  apiserver [serve] [flags] [-- kube-apiserver flags]   serve until stdin closes
  apiserver pss                                         judge JSON lines of pods from stdin
  apiserver yaml                                        read JSON lines of YAML texts from stdin

"apiserver serve --help" lists the flags.
`

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "apiserver:", err)
		os.Exit(1)
	}
}

func run(args []string, stdin io.Reader, stdout io.Writer) error {
	if len(args) == 0 || args[0] == "" || args[0][0] == '-' && args[0] != "-h" && args[0] != "--help" {
		return serve(args, stdin, stdout)
	}
	switch args[0] {
	case "serve":
		return serve(args[1:], stdin, stdout)
	case "pss":
		return podSecurity(stdin, stdout)
	case "yaml":
		return readYAML(stdin, stdout)
	case "help", "-h", "--help":
		_, err := io.WriteString(stdout, usage)
		return err
	default:
		return fmt.Errorf("unknown subcommand %q: use serve, pss or yaml", args[0])
	}
}
