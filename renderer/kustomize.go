package main

import (
	"fmt"
	"path"
	"strings"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"
)

// kustomizeRequest names the folder of the request's files to build.
type kustomizeRequest struct {
	Folder string `json:"folder"`
	// KubeVersion is for charts that an overlay inflates, where it does not say.
	KubeVersion string `json:"kube_version,omitempty"`
}

// kustomizeAnswer is a built overlay.
type kustomizeAnswer struct {
	Error     *failure `json:"error,omitempty"`
	Output    span     `json:"output"`
	Resources []origin `json:"resources"`
}

// origin is where one resource of the output came from.
type origin struct {
	Content      span   `json:"content"`
	Path         string `json:"path,omitempty"`
	ConfiguredIn string `json:"configured_in,omitempty"`
}

// overlays is the tree of files of one request while it is built.
type overlays struct {
	files       map[string][]byte
	kubeVersion string
	remote      []string
	charts      int
	seen        map[string]bool
}

func buildOverlay(wanted *kustomizeRequest, files map[string][]byte) (any, []byte) {
	o := &overlays{files: files, kubeVersion: wanted.KubeVersion, seen: map[string]bool{}}
	if err := o.walk(clean(wanted.Folder), 0); err != nil {
		return kustomizeAnswer{Error: err}, nil
	}
	if len(o.remote) > 0 {
		return kustomizeAnswer{Error: &failure{"remote", strings.Join(o.remote, ", ")}}, nil
	}
	built, err := o.run(wanted.Folder)
	if err != nil {
		return kustomizeAnswer{Error: &failure{"build", err.Error()}}, nil
	}
	bytes, err := built.AsYaml()
	if err != nil {
		return kustomizeAnswer{Error: &failure{"build", err.Error()}}, nil
	}
	var blob blob
	out := kustomizeAnswer{Output: blob.add(string(bytes)), Resources: o.origins(wanted.Folder, built, string(bytes))}
	return out, blob.bytes
}

// run builds a folder of the tree in memory, without plugins.
func (o *overlays) run(folder string) (_ resmap.ResMap, err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("the build failed: %v", problem)
		}
	}()
	tree := filesys.MakeFsInMemory()
	for _, name := range sorted(o.files) {
		if err := tree.WriteFile("/"+name, o.files[name]); err != nil {
			return nil, err
		}
	}
	options := krusty.MakeDefaultOptions()
	options.Reorder = krusty.ReorderOptionUnspecified
	options.PluginConfig = types.DisabledPluginConfig()
	return krusty.MakeKustomizer(options).Run(tree, "/"+clean(folder))
}

// origins asks a second build where each resource came from: the answer would show in the output of the first.
func (o *overlays) origins(folder string, built resmap.ResMap, text string) []origin {
	tidy()
	tracked := o.tracked(folder)
	out := []origin{}
	at := 0
	for number, resource := range built.Resources() {
		content, err := resource.AsYAML()
		if err != nil {
			return nil
		}
		start := strings.Index(text[at:], string(content))
		if start < 0 {
			return nil
		}
		entry := origin{Content: span{at + start, len(content)}}
		at += start + len(content)
		if tracked != nil && number < tracked.Size() {
			if from, err := tracked.Resources()[number].GetOrigin(); err == nil && from != nil {
				entry.Path, entry.ConfiguredIn = from.Path, from.ConfiguredIn
			}
		}
		out = append(out, entry)
	}
	return out
}

func (o *overlays) tracked(folder string) resmap.ResMap {
	name, settings := o.kustomization(clean(folder))
	if settings == nil {
		return nil
	}
	wanted, _ := settings["buildMetadata"].([]any)
	settings["buildMetadata"] = append(wanted, types.OriginAnnotations)
	text, err := yaml.Marshal(settings)
	if err != nil {
		return nil
	}
	before := o.files[name]
	o.files[name] = text
	defer func() { o.files[name] = before }()
	built, err := o.run(folder)
	if err != nil {
		return nil
	}
	return built
}

// kustomization is the settings file of a folder.
func (o *overlays) kustomization(folder string) (string, map[string]any) {
	for _, name := range []string{"kustomization.yaml", "kustomization.yml", "Kustomization"} {
		full := path.Join(folder, name)
		if text, ok := o.files[full]; ok {
			settings := map[string]any{}
			if yaml.Unmarshal(text, &settings) != nil {
				return full, nil
			}
			return full, settings
		}
	}
	return "", nil
}

func clean(folder string) string {
	return strings.TrimPrefix(path.Clean("/"+folder), "/")
}

// maxOverlays bounds how deep overlays may stand on one another.
const maxOverlays = 64

// walk visits the folders that a folder stands on: what lies elsewhere is noted, and charts are inflated.
func (o *overlays) walk(folder string, depth int) *failure {
	if o.seen[folder] || depth > maxOverlays {
		return nil
	}
	o.seen[folder] = true
	name, settings := o.kustomization(folder)
	if settings == nil {
		return nil
	}
	for _, list := range []string{"resources", "bases", "components"} {
		items, _ := settings[list].([]any)
		for _, item := range items {
			target, _ := item.(string)
			if o.isRemote(folder, target) {
				o.remote = append(o.remote, target)
			} else if err := o.walk(clean(path.Join(folder, target)), depth+1); err != nil {
				return err
			}
		}
	}
	return o.inflate(folder, name, settings)
}

// isRemote tells whether a name means something outside of the tree.
func (o *overlays) isRemote(folder, target string) bool {
	below := clean(path.Join(folder, target))
	if _, ok := o.files[below]; ok || target == "" {
		return false
	}
	for name := range o.files {
		if strings.HasPrefix(name, below+"/") || below == "" {
			return false
		}
	}
	host, rest, isPath := strings.Cut(target, "/")
	isHost := isPath && rest != "" && strings.Contains(strings.Trim(host, "."), ".")
	return strings.Contains(target, "://") || strings.HasPrefix(target, "git@") || strings.HasPrefix(target, "git::") ||
		strings.Contains(target, "?ref=") || isHost
}
