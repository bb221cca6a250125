package main

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
	"helm.sh/helm/v3/pkg/release"
	"helm.sh/helm/v3/pkg/releaseutil"
)

// helmRequest says how a chart is rendered. The chart's files are those of the request below `chart/`; others are
// values files and what --set-file names.
type helmRequest struct {
	Release     string   `json:"release"`
	Namespace   string   `json:"namespace"`
	KubeVersion string   `json:"kube_version,omitempty"`
	APIVersions []string `json:"api_versions,omitempty"`
	Upgrade     bool     `json:"upgrade,omitempty"`
	// Archive names the one file of the chart that holds all of it; without it, the files are the chart.
	Archive string `json:"archive,omitempty"`
	// Unmarked leaves out where each byte came from.
	Unmarked bool  `json:"unmarked,omitempty"`
	Values   given `json:"values"`
}

// chartPrefix is where the files of a chart stand in a request.
const chartPrefix = "chart/"

// helmAnswer is a rendered chart.
type helmAnswer struct {
	Error     *failure   `json:"error,omitempty"`
	Chart     string     `json:"chart"`
	Version   string     `json:"version"`
	Library   bool       `json:"library,omitempty"`
	Documents []document `json:"documents"`
	Sources   []source   `json:"sources"`
	Refs      []string   `json:"refs"`
	// Marks are numbers in fives: source, first byte, end, first ref, end of refs; the last two are noRefs for text.
	Marks span `json:"marks"`
	// RefLists are numbers of refs, as the marks point into.
	RefLists span `json:"ref_lists"`
	// Scopes are the charts that values pass through on their way to a template, by the chart's path.
	Scopes map[string][]level `json:"scopes"`
}

// document is one manifest, in the order in which `helm template` prints them.
type document struct {
	Template string   `json:"template"`
	File     string   `json:"file"`
	Scope    string   `json:"scope"`
	Kind     string   `json:"kind"`
	Events   []string `json:"events,omitempty"`
	Content  span     `json:"content"`
	// Marks are numbers in pairs: a byte of the content, and the mark that begins there.
	Marks span `json:"marks"`
}

// source is a file that marks point into; its text is told where it stood in an archive.
type source struct {
	File string `json:"file"`
	Text *span  `json:"text,omitempty"`
}

// level is a chart on the way of values: what its parent calls it, and its own values file.
type level struct {
	Name   string `json:"name"`
	Values string `json:"values"`
}

func renderChart(wanted *helmRequest, files map[string][]byte) (any, []byte) {
	own := map[string][]byte{}
	for name, data := range files {
		if inner, ok := strings.CutPrefix(name, chartPrefix); ok {
			own[inner] = data
		}
	}
	r, err := prepare(wanted, own, files)
	if err != nil {
		return helmAnswer{Error: err}, nil
	}
	if r.library {
		return helmAnswer{Library: true, Chart: r.loaded.chart.Name()}, nil
	}
	return r.answer()
}

// rendering is a chart on its way to manifests.
type rendering struct {
	wanted  *helmRequest
	own     map[string][]byte
	files   map[string][]byte
	loaded  *loaded
	texts   map[string]string
	library bool
}

func prepare(wanted *helmRequest, own, files map[string][]byte) (*rendering, *failure) {
	r := &rendering{wanted: wanted, own: own, files: files}
	loaded, err := r.load()
	if err != nil {
		return nil, &failure{"load", err.Error()}
	}
	r.loaded = loaded
	kind := loaded.chart.Metadata.Type
	if strings.EqualFold(kind, "library") {
		r.library = true
		return r, nil
	}
	if kind != "" && kind != "application" {
		return nil, &failure{"load", fmt.Sprintf("%s charts are not installable", kind)}
	}
	if missing := missing(loaded.chart); len(missing) > 0 {
		return nil, &failure{"dependencies", strings.Join(missing, ", ")}
	}
	r.texts, err = r.render(r.loaded, func(*chart.Chart) {})
	if err != nil {
		return nil, &failure{kindOf(err), err.Error()}
	}
	return r, nil
}

// load reads the chart anew: rendering changes what was read.
func (r *rendering) load() (*loaded, error) {
	if r.wanted.Archive == "" {
		return load(r.own)
	}
	return loadArchive(r.own[r.wanted.Archive])
}

func kindOf(err error) string {
	var schema chartutil.JSONSchemaValidationError
	if errors.As(err, &schema) {
		return "schema"
	}
	return "render"
}

// missing names the dependencies that the chart asks for and does not hold.
func missing(c *chart.Chart) []string {
	var names []string
	for _, wanted := range c.Metadata.Dependencies {
		if !slices.ContainsFunc(c.Dependencies(), func(d *chart.Chart) bool { return d.Name() == wanted.Name }) {
			names = append(names, wanted.Name)
		}
	}
	return names
}

// render renders a chart that was just loaded: the processing of dependencies changes it, names of charts included.
// What is to be done with its templates is done after that.
func (r *rendering) render(l *loaded, change func(*chart.Chart)) (map[string]string, error) {
	values, err := r.wanted.Values.values(r.files)
	if err != nil {
		return nil, err
	}
	if err := chartutil.ProcessDependenciesWithMerge(l.chart, values); err != nil {
		return nil, err
	}
	change(l.chart)
	capabilities, err := r.capabilities()
	if err != nil {
		return nil, err
	}
	if needs := l.chart.Metadata.KubeVersion; needs != "" && !chartutil.IsCompatibleRange(needs, capabilities.KubeVersion.String()) {
		return nil, fmt.Errorf("chart requires kubeVersion: %s which is incompatible with Kubernetes %s", needs, capabilities.KubeVersion.String())
	}
	options := chartutil.ReleaseOptions{
		Name: r.wanted.Release, Namespace: r.wanted.Namespace, Revision: 1, IsInstall: !r.wanted.Upgrade, IsUpgrade: r.wanted.Upgrade,
	}
	all, err := chartutil.ToRenderValues(l.chart, values, options, capabilities)
	if err != nil {
		return nil, err
	}
	seed()
	texts, err := engine.Engine{}.Render(l.chart, all)
	for name := range texts {
		if strings.HasSuffix(name, "NOTES.txt") {
			delete(texts, name)
		}
	}
	return texts, err
}

func (r *rendering) capabilities() (*chartutil.Capabilities, error) {
	capabilities := chartutil.DefaultCapabilities.Copy()
	if r.wanted.KubeVersion != "" {
		version, err := chartutil.ParseKubeVersion(r.wanted.KubeVersion)
		if err != nil {
			return nil, fmt.Errorf("invalid kube version '%s': %w", r.wanted.KubeVersion, err)
		}
		capabilities.KubeVersion = *version
	}
	capabilities.APIVersions = append(slices.Clone(capabilities.APIVersions), r.wanted.APIVersions...)
	return capabilities, nil
}

// printed is a manifest in its place.
type printed struct {
	template, text, kind string
	events               []string
}

// manifests puts rendered texts in the order of `helm template --include-crds`.
func (r *rendering) manifests() ([]printed, error) {
	hooks, manifests, err := releaseutil.SortManifests(r.texts, nil, releaseutil.InstallOrder)
	if err != nil {
		return nil, err
	}
	var out []printed
	for _, crd := range r.loaded.chart.CRDObjects() {
		out = append(out, printed{template: crd.Filename, text: string(crd.File.Data), kind: "crd"})
	}
	for _, manifest := range manifests {
		out = append(out, printed{template: manifest.Name, text: manifest.Content, kind: "manifest"})
	}
	for _, hook := range hooks {
		out = append(out, printed{hook.Path, hook.Manifest, hookKind(hook), events(hook)})
	}
	return out, nil
}

func hookKind(hook *release.Hook) string {
	if slices.Contains(hook.Events, release.HookTest) {
		return "test"
	}
	return "hook"
}

func events(hook *release.Hook) []string {
	var out []string
	for _, event := range hook.Events {
		out = append(out, event.String())
	}
	return out
}

// fileOf maps what the engine calls a text to the file that it came from.
func fileOf(l *loaded, c *chart.Chart, into map[string]string) {
	for _, file := range append(slices.Clone(c.Templates), c.Files...) {
		if name := l.name(file); name != "" {
			into[path.Join(c.ChartFullPath(), file.Name)] = name
		}
	}
	for _, dependency := range c.Dependencies() {
		fileOf(l, dependency, into)
	}
}
