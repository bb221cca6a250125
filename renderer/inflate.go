package main

import (
	"fmt"
	"path"
	"strings"

	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/yaml"
)

// charts of a kustomization, as the library reads them.
type charts struct {
	HelmGlobals *types.HelmGlobals `json:"helmGlobals,omitempty"`
	HelmCharts  []types.HelmChart  `json:"helmCharts,omitempty"`
}

// inflate renders the charts of a kustomization by the Helm engine beside us, since the library would start a program,
// and puts what they give among the resources.
func (o *overlays) inflate(folder, name string, settings map[string]any) *failure {
	if settings["helmChartInflationGenerator"] != nil {
		return &failure{"unsupported", "helmChartInflationGenerator in " + name + "; write helmCharts instead"}
	}
	if settings["helmCharts"] == nil {
		return nil
	}
	var wanted charts
	if err := yaml.Unmarshal(o.files[name], &wanted); err != nil {
		return &failure{"build", err.Error()}
	}
	resources, _ := settings["resources"].([]any)
	for _, chart := range wanted.HelmCharts {
		text, err := o.chart(folder, wanted.HelmGlobals, chart)
		if err != nil {
			return err
		}
		if strings.TrimSpace(text) == "" {
			continue
		}
		o.charts++
		file := fmt.Sprintf("plimsoll-chart-%d-%s.yaml", o.charts, path.Base(chart.Name))
		o.files[path.Join(folder, file)] = []byte(text)
		resources = append(resources, file)
	}
	settings["resources"] = resources
	delete(settings, "helmCharts")
	delete(settings, "helmGlobals")
	text, err := yaml.Marshal(settings)
	if err != nil {
		return &failure{"build", err.Error()}
	}
	o.files[name] = text
	return nil
}

// chart renders one chart of a kustomization.
func (o *overlays) chart(folder string, globals *types.HelmGlobals, chart types.HelmChart) (string, *failure) {
	home := types.HelmDefaultHome
	if globals != nil && globals.ChartHome != "" {
		home = globals.ChartHome
	}
	if chart.Version != "" && chart.Repo != "" {
		home = path.Join(home, chart.Name+"-"+chart.Version)
	}
	below := clean(path.Join(folder, home, chart.Name))
	files, err := o.values(folder, below, chart)
	if err != nil {
		return "", err
	}
	own := map[string][]byte{}
	for name, data := range o.files {
		if inner, ok := strings.CutPrefix(name, below+"/"); ok {
			own[inner] = data
		}
	}
	if len(own) == 0 {
		return "", &failure{"remote", fmt.Sprintf("chart %s (looked for in %s)", chart.Name, below)}
	}
	wanted := o.request(chart, files)
	r, err := prepare(wanted, own, files)
	if err != nil {
		return "", err
	}
	if r.library {
		return "", nil
	}
	return r.printed(chart)
}

func (o *overlays) request(chart types.HelmChart, files map[string][]byte) *helmRequest {
	wanted := &helmRequest{Release: chart.ReleaseName, Namespace: chart.Namespace, KubeVersion: chart.KubeVersion, APIVersions: chart.ApiVersions}
	if wanted.Release == "" {
		wanted.Release = "release-name"
	}
	if wanted.Namespace == "" {
		wanted.Namespace = "default"
	}
	if wanted.KubeVersion == "" {
		wanted.KubeVersion = o.kubeVersion
	}
	wanted.Values.Files = sorted(files)
	return wanted
}

// values puts the values of a chart of a kustomization in the order in which they overlay one another.
func (o *overlays) values(folder, below string, chart types.HelmChart) (map[string][]byte, *failure) {
	own := path.Join(below, "values.yaml")
	if chart.ValuesFile != "" {
		own = clean(path.Join(folder, chart.ValuesFile))
	}
	inline, err := yaml.Marshal(chart.ValuesInline)
	if err != nil {
		return nil, &failure{"build", err.Error()}
	}
	layers := [][]byte{o.files[own], inline}
	switch {
	case len(chart.ValuesInline) == 0:
		layers = layers[:1]
	case chart.ValuesMerge == "merge":
		layers = [][]byte{inline, o.files[own]}
	case chart.ValuesMerge == "replace":
		layers = layers[1:]
	}
	for _, name := range chart.AdditionalValuesFiles {
		text, ok := o.files[clean(path.Join(folder, name))]
		if !ok {
			return nil, &failure{"build", "could not load additionalValuesFile " + name}
		}
		layers = append(layers, text)
	}
	out := map[string][]byte{}
	for at, layer := range layers {
		out[fmt.Sprintf("values-%03d", at)] = layer
	}
	return out, nil
}

// printed is what `helm template` prints with the flags of a chart of a kustomization.
func (r *rendering) printed(chart types.HelmChart) (string, *failure) {
	manifests, err := r.manifests()
	if err != nil {
		return "", &failure{"render", err.Error()}
	}
	var out strings.Builder
	for _, manifest := range manifests {
		isHook := manifest.kind == "hook" || manifest.kind == "test"
		switch {
		case manifest.kind == "crd" && !chart.IncludeCRDs, isHook && chart.SkipHooks, manifest.kind == "test" && chart.SkipTests:
			continue
		}
		fmt.Fprintf(&out, "---\n# Source: %s\n%s\n", manifest.template, manifest.text)
	}
	return out.String(), nil
}
