package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"sort"
	"strings"
	"time"

	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/ignore"
)

// archiveMark ends the name of the folder that stands for an archive below charts/.
const archiveMark = "!"

// Most bytes and levels of archives that one chart may unfold to.
const (
	maxUnfolded = 64 << 20
	maxDepth    = 16
)

var (
	bom       = []byte{0xEF, 0xBB, 0xBF}
	archiveAt = regexp.MustCompile(`^((?:[^/]+/)*?charts/)([^_./][^/]*\.tgz)$`)
)

// loaded is a chart, and which of the files that it was made of each of its own is.
type loaded struct {
	chart *chart.Chart
	// names holds a file's name by its first byte in memory, which loading keeps.
	names map[*byte]string
	texts map[string][]byte
}

// load makes a chart of files in memory, as Helm does of a folder.
func load(files map[string][]byte) (*loaded, error) {
	kept, err := kept(files)
	if err != nil {
		return nil, err
	}
	return assemble(kept, "", maxUnfolded)
}

// loadArchive makes a chart of an archive that holds all of it. Its files are named below `!/`.
func loadArchive(archive []byte) (*loaded, error) {
	files, left := map[string][]byte{}, maxUnfolded
	if err := unpack(archive, "", files, &left); err != nil {
		return nil, err
	}
	return assemble(files, archiveMark+"/", left)
}

// assemble makes a chart of its files, whose names are told with a prefix before them.
func assemble(files map[string][]byte, prefix string, left int) (*loaded, error) {
	unfolded, err := unfold(files, left)
	if err != nil {
		return nil, err
	}
	out := &loaded{names: map[*byte]string{}, texts: map[string][]byte{}}
	var buffered []*loader.BufferedFile
	for _, name := range sorted(unfolded) {
		out.texts[prefix+name] = unfolded[name]
		data := bytes.TrimPrefix(unfolded[name], bom)
		if len(data) > 0 {
			out.names[&data[0]] = prefix + name
		}
		buffered = append(buffered, &loader.BufferedFile{Name: name, Data: data})
	}
	if out.chart, err = loader.LoadFiles(buffered); err != nil {
		return nil, err
	}
	order(out.chart)
	return out, nil
}

// name is the file that a text of the chart came from.
func (l *loaded) name(file *chart.File) string {
	if len(file.Data) == 0 {
		return ""
	}
	return l.names[&file.Data[0]]
}

// order puts dependencies in an order of their own: the loader takes them from a map.
func order(c *chart.Chart) {
	dependencies := append([]*chart.Chart{}, c.Dependencies()...)
	sort.SliceStable(dependencies, func(i, j int) bool { return dependencies[i].Name() < dependencies[j].Name() })
	c.SetDependencies(dependencies...)
	for _, dependency := range dependencies {
		order(dependency)
	}
}

func sorted[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// kept leaves out what .helmignore names.
func kept(files map[string][]byte) (map[string][]byte, error) {
	rules := ignore.Empty()
	if text, ok := files[ignore.HelmIgnore]; ok {
		parsed, err := ignore.Parse(bytes.NewReader(text))
		if err != nil {
			return nil, err
		}
		rules = parsed
	}
	rules.AddDefaults()
	out := make(map[string][]byte, len(files))
	for name, data := range files {
		if !ignored(rules, name) {
			out[name] = data
		}
	}
	return out, nil
}

func ignored(rules *ignore.Rules, name string) bool {
	for at, char := range name {
		if char == '/' && rules.Ignore(name[:at], entry{path.Base(name[:at]), true}) {
			return true
		}
	}
	return rules.Ignore(name, entry{path.Base(name), false})
}

// unfold puts a folder in the place of every archive below charts/.
func unfold(files map[string][]byte, left int) (map[string][]byte, error) {
	out := files
	for depth := 0; depth < maxDepth; depth++ {
		next, found := make(map[string][]byte, len(out)), false
		for _, name := range sorted(out) {
			match := archiveAt.FindStringSubmatch(name)
			if match == nil {
				next[name] = out[name]
				continue
			}
			found = true
			if err := unpack(out[name], match[1]+match[2]+archiveMark+"/", next, &left); err != nil {
				return nil, fmt.Errorf("error unpacking %s: %w", name, err)
			}
		}
		if out = next; !found {
			return out, nil
		}
	}
	return nil, fmt.Errorf("archives lie in one another more than %d levels deep", maxDepth)
}

func unpack(archive []byte, folder string, into map[string][]byte, left *int) error {
	members, err := loader.LoadArchiveFiles(bytes.NewReader(archive))
	if err != nil {
		return err
	}
	for _, member := range members {
		if *left -= len(member.Data); *left < 0 {
			return fmt.Errorf("the archives of the chart unfold to more than %d bytes", maxUnfolded)
		}
		into[folder+member.Name] = member.Data
	}
	return nil
}

// entry is what ignore rules ask of a file.
type entry struct {
	name   string
	folder bool
}

func (e entry) Name() string     { return e.name }
func (entry) Size() int64        { return 0 }
func (entry) ModTime() time.Time { return time.Time{} }
func (e entry) IsDir() bool      { return e.folder }
func (entry) Sys() any           { return nil }
func (e entry) Mode() fs.FileMode {
	if e.folder {
		return fs.ModeDir | 0o755
	}
	return 0o644
}

// scopes lists the charts from the root to the one that a name of a template belongs to.
func scopes(root *chart.Chart, template string) []*chart.Chart {
	out := []*chart.Chart{root}
	for {
		deeper := deeper(out[len(out)-1], template)
		if deeper == nil {
			return out
		}
		out = append(out, deeper)
	}
}

func deeper(c *chart.Chart, template string) *chart.Chart {
	for _, dependency := range c.Dependencies() {
		if strings.HasPrefix(template, dependency.ChartFullPath()+"/") {
			return dependency
		}
	}
	return nil
}
