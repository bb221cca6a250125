package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	corev1defaults "k8s.io/kubernetes/pkg/apis/core/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

// question is one line of stdin.
type question struct {
	Level   string      `json:"level"`
	Version string      `json:"version"`
	Pod     *corev1.Pod `json:"pod"`
}

// answer is the line of stdout for it: the ids of the checks that refuse the
// pod, and what each of them says.
type answer struct {
	Allowed  bool     `json:"allowed"`
	Reasons  []string `json:"reasons"`
	Messages []string `json:"messages"`
	Error    string   `json:"error,omitempty"`
}

// podSecurity answers each line by the library that the PodSecurity plug-in
// itself uses. There is no switch for user namespaces: from version
// 1.35 of the policy on, the library relaxes procMount, runAsNonRoot and
// runAsUser for every pod that sets hostUsers to false.
func podSecurity(stdin io.Reader, stdout io.Writer) error {
	evaluator, err := policy.NewEvaluator(named(policy.DefaultChecks()), nil)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(stdin)
	lines.Buffer(nil, maxPodLine)
	out := json.NewEncoder(stdout)
	out.SetEscapeHTML(false)
	for lines.Scan() {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		// Every line gets a line, in order, so that the reader can pair them.
		if err := out.Encode(judge(evaluator, lines.Bytes())); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("cannot read a line (the limit is %d bytes): %w", maxPodLine, err)
	}
	return nil
}

func judge(evaluator policy.Evaluator, line []byte) answer {
	q, lv, err := parseQuestion(line)
	if err != nil {
		return answer{Reasons: []string{}, Messages: []string{}, Error: err.Error()}
	}
	// Admission comes after defaulting, and it matters: a volume without a
	// source becomes an emptyDir, and ports of a pod on the host's network
	// become host ports.
	corev1defaults.SetObjectDefaults_Pod(q.Pod)
	a := answer{Allowed: true, Reasons: []string{}, Messages: []string{}}
	for _, result := range evaluator.EvaluatePod(lv, &q.Pod.ObjectMeta, &q.Pod.Spec) {
		if result.Allowed {
			continue
		}
		a.Allowed = false
		a.Reasons = append(a.Reasons, result.ForbiddenReason)
		a.Messages = append(a.Messages, result.ForbiddenDetail)
	}
	return a
}

func parseQuestion(line []byte) (question, api.LevelVersion, error) {
	var q question
	var lv api.LevelVersion
	if err := json.Unmarshal(line, &q); err != nil {
		return q, lv, err
	}
	if q.Pod == nil {
		return q, lv, fmt.Errorf("no pod: give level, version and pod")
	}
	level, err := api.ParseLevel(q.Level)
	if err != nil {
		return q, lv, err
	}
	if q.Version == "" {
		q.Version = "latest"
	}
	version, err := api.ParseVersion(q.Version)
	return q, api.LevelVersion{Level: level, Version: version}, err
}

// named makes each check put its id where the reason was, and the reason in
// front of the detail. The evaluator does not say which check an answer is
// from; selecting versions and overrides stays its own work.
func named(checks []policy.Check) []policy.Check {
	for i := range checks {
		id := string(checks[i].ID)
		for j := range checks[i].Versions {
			inner := checks[i].Versions[j].CheckPod
			checks[i].Versions[j].CheckPod = func(meta *metav1.ObjectMeta, spec *corev1.PodSpec) policy.CheckResult {
				result := inner(meta, spec)
				if !result.Allowed {
					result.ForbiddenDetail = result.ForbiddenReason + ": " + result.ForbiddenDetail
					result.ForbiddenReason = id
				}
				return result
			}
		}
	}
	return checks
}
