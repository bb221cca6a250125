//! One synthetic estate for all tests: gaps of every kind of place, unknowns, blind spots, hostile names.
#![allow(dead_code, reason = "each test binary uses its part")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests may fail loudly")]

use plimsoll_catalog::{Catalog, Severity};
use plimsoll_engine::{
    Assessment, Check, ClusterCx, Confidence, ContainerCx, Hit, NamespaceCx, PodCx, Profile, Request, Run, Verdict,
    assess, choose_modes,
};
use plimsoll_estate::{Options, View, normalise};
use plimsoll_model::{BlindSpot, Collector, Skipped, SkippedKind, Snapshot, SourceFile, Why};
use plimsoll_report::{Format, Style, render};

const WEB: &str = r#"apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      hostNetwork: true
      initContainers:
        - name: setup
          image: example.com/setup:1.0
          securityContext:
            privileged: "{{ .Values.privileged }}"
      containers:
        - name: web
          image: example.com/web:1.2.3
          securityContext:
            privileged: true
            runAsNonRoot: false
          env:
            - name: DB_PASSWORD
              value: xxxxxxxxxxxxxxxx
        - name: sidecar
          image: example.com/proxy:2
"#;

const TOOLS: &str = r#"apiVersion: v1
kind: Pod
metadata:
  name: 调试工具
  namespace: 运维
spec:
  nodeSelector:
    eks.amazonaws.com/nodegroup: main
  containers:
    - name: shell
      image: example.com/shell
      securityContext: {privileged: true} # 临时
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {a: b}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny, namespace: shop}
spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
"#;

/// A name with an escape code, markup and a quote: none of it may reach a terminal or a page unharmed.
const HOSTILE: &str = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: \"x\\e[31m<script>alert('1')</script>\"\nspec:\n  containers:\n    - {name: \"a\\\"b&c\", image: i}\n";

fn file(path: &str, text: &str) -> SourceFile {
    SourceFile { path: path.to_owned(), text: text.into(), masks: Vec::new() }
}

fn many() -> SourceFile {
    let pod = |n: usize| {
        format!(
            "apiVersion: v1\nkind: Pod\nmetadata: {{name: job-{n}, namespace: batch}}\nspec:\n  hostNetwork: true\n  containers: [{{name: c, image: i}}]\n"
        )
    };
    file("k8s/batch.yaml", &(0..12).map(pod).collect::<Vec<_>>().join("---\n"))
}

/// What was collected; the texts are masked.
pub fn snapshot() -> Snapshot {
    Snapshot {
        version: 1,
        collectors: vec![Collector { name: "files".into(), version: "0.1.0".into() }],
        files: vec![
            many(),
            file("k8s/broken.yaml", "a: [1, 2\nb: }\n"),
            file("k8s/hostile.yaml", HOSTILE),
            file("k8s/tools.yaml", TOOLS),
            file("k8s/web.yaml", WEB),
        ],
        blind: vec![BlindSpot {
            path: "k8s/secret-dir".into(),
            at: None,
            why: Why::new("permission denied", "let the scan read the folder"),
        }],
        skipped: vec![
            Skipped { kind: SkippedKind::Hidden, path: ".git".into() },
            Skipped { kind: SkippedKind::OtherFormat, path: "main.tf".into() },
            Skipped { kind: SkippedKind::OtherFormat, path: "README.md".into() },
        ],
        ..Snapshot::default()
    }
}

const fn check(slug: &'static str, title: &'static str, severity: Severity, run: Run) -> Check {
    Check {
        slug,
        aliases: &[],
        controls: &[],
        proves: &[],
        title,
        severity,
        confidence: Confidence::High,
        profile: Profile::Default,
        fix: "state it in the manifest",
        since: "0.1.0",
        run,
    }
}

pub static PRIVILEGED: Check = Check {
    controls: &["wl-no-privileged"],
    proves: &["wl-no-privileged"],
    aliases: &["CKV_K8S_16"],
    fix: "remove `privileged: true`; add the one capability or device that is needed",
    ..check("privileged-container", "container runs in privileged mode", Severity::Critical, Run::Container(privileged))
};

static ROOT: Check = Check {
    controls: &["wl-non-root"],
    proves: &["wl-non-root"],
    confidence: Confidence::Medium,
    ..check("runs-as-root", "container may run as root", Severity::Medium, Run::Container(root))
};

static NETWORK: Check = Check {
    controls: &["wl-no-host-network"],
    proves: &["wl-no-host-network"],
    ..check("host-network", "pod shares the network of its node", Severity::High, Run::Pod(network))
};

static NAMESPACE: Check = Check {
    controls: &["netpol-default-deny"],
    proves: &["netpol-default-deny"],
    ..check("no-default-deny", "namespace has no default-deny policy", Severity::High, Run::Namespace(namespace))
};

static PROCESSES: Check = Check {
    controls: &["wl-no-share-process-ns"],
    proves: &["wl-no-share-process-ns"],
    ..check("host-processes", "pod sees the processes of its node", Severity::Low, Run::Pod(processes))
};

static CLUSTER: Check = Check {
    controls: &["wl-policy-engine"],
    proves: &["wl-policy-engine"],
    ..check("no-policy-engine", "no admission policy engine is declared", Severity::High, Run::Cluster(cluster))
};

pub static CHECKS: &[&Check] = &[&CLUSTER, &PRIVILEGED, &PROCESSES, &ROOT, &NETWORK, &NAMESPACE];

fn privileged<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let value = &cx.container.context.privileged;
    Verdict::fault(value.is(&true), value, cx.object, || "the container has every right of the node".into())
}

fn root<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let value = &cx.container.context.run_as_non_root;
    let hit = Hit::noted(cx.object, value.origin, "nothing here keeps it from running as user 0");
    if value.get() == Some(&true) {
        return Verdict::Pass;
    }
    Verdict::gap_at(
        "the kubelet starts it as whatever user the image names",
        vec![hit, Hit::new(cx.object, cx.container.at)],
    )
}

fn network<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let value = &cx.pod.host_network;
    Verdict::fault(value.is(&true), value, cx.object, || "it sees and binds every port of the node".into())
}

fn processes<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let value = &cx.pod.host_pid;
    Verdict::fault(value.is(&true), value, cx.object, || "it sees every process".into())
}

fn namespace<'e>(cx: &NamespaceCx<'e>) -> Verdict<'e> {
    if cx.view.of_kind("networking.k8s.io", "NetworkPolicy").any(|p| p.namespace() == cx.name) {
        return Verdict::Pass;
    }
    match cx.view.completeness("networking.k8s.io", "NetworkPolicy") {
        plimsoll_model::Completeness::Partial(why) => Verdict::Unknown(why, None),
        plimsoll_model::Completeness::Complete => Verdict::NotApplicable,
    }
}

fn cluster<'e>(_: &ClusterCx<'e>) -> Verdict<'e> {
    Verdict::Unknown(Why::new("these files may not hold every webhook", "scan the cluster"), None)
}

/// The synthetic assessment, judged with the modes that its own signs tell, or with those that are `told`.
pub fn assessment_in(told: &[&str]) -> Assessment {
    of(snapshot(), told)
}

/// The synthetic assessment.
pub fn assessment() -> Assessment {
    assessment_in(&[])
}

/// Any snapshot, judged.
pub fn of(snapshot: Snapshot, told: &[&str]) -> Assessment {
    let catalog = Catalog::builtin();
    let estate = normalise(snapshot, &Options::default());
    let told: Vec<_> = told.iter().map(|m| ((*m).to_owned(), "--mode".to_owned())).collect();
    let modes = choose_modes(catalog, &estate, &told);
    let request = Request { catalog, checks: CHECKS, together: &[], modes: &modes, version: "0.1.0" };
    assess(&request, View::new(&estate))
}

/// The time that the tests' reports tell.
pub const TIME: &str = "2026-01-02T03:04:05Z";

/// A report as text.
pub fn text(assessment: &Assessment, format: Format, style: &Style) -> String {
    let mut out = Vec::new();
    let style = Style { time: Some(TIME.to_owned()), ..style.clone() };
    render(assessment, Catalog::builtin(), format, &style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}
