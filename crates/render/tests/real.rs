//! Held against the real programs: `helm template` of Helm 3 and 4, and `kustomize build`, byte for byte.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{Case, KUBE, charts, corpus, files, folders, question, root};
use plimsoll_render::{Chart, DocumentKind, Manifests, Overlay, Renderer};

fn tool(name: &str) -> PathBuf {
    let folder =
        std::env::var_os("PLIMSOLL_HELM_TOOLS").expect("PLIMSOLL_HELM_TOOLS names the folder of scripts/helm-tools");
    let path = PathBuf::from(folder).join(name);
    assert!(path.is_file(), "{} is missing; run scripts/helm-tools", path.display());
    path
}

/// What a program prints; none where it refuses.
fn printed(command: &mut Command) -> Option<String> {
    let output = command.output().unwrap();
    output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
}

fn helm(program: &Path, case: &Case, set: Option<&Path>) -> Option<String> {
    let mut command = Command::new(program);
    command.args(["template", "release-name"]).arg(&case.folder).args(["--include-crds", "--kube-version", KUBE]);
    if let Some(set) = set {
        command.arg("-f").arg(set);
    }
    printed(&mut command)
}

/// Lines that differ between two runs of Helm itself: their values are drawn by lot.
#[derive(Default)]
struct Drawn {
    /// Their keys.
    keys: Vec<String>,
    /// Lines of blocks, such as certificates, which have no key.
    lines: BTreeSet<usize>,
}

impl Drawn {
    fn of(case: &Case, set: Option<&Path>) -> Self {
        let [first, second] = [(); 2].map(|()| helm(&tool("helm3"), case, set).unwrap());
        let mut drawn = Self::default();
        let pairs = first.lines().zip(second.lines()).enumerate().filter(|(_, (a, b))| a != b);
        for (at, (line, _)) in pairs {
            match line.split_once(": ") {
                Some((key, _)) => drawn.keys.push(format!("{key}: ")),
                None => drop(drawn.lines.insert(at)),
            }
        }
        drawn
    }

    fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.lines.is_empty()
    }

    fn without(&self, text: &str) -> Vec<String> {
        let key =
            |line: &str| self.keys.iter().find(|key| line.starts_with(&***key)).map_or(line, |key| key).to_owned();
        let lines = text.lines().enumerate();
        lines.map(|(at, line)| if self.lines.contains(&at) { String::new() } else { key(line) }).collect()
    }
}

/// Sums over rendered texts, which Helm 4 ends otherwise.
fn without_sums(lines: Vec<String>) -> Vec<String> {
    let is_sum = |value: &str| value.len() == 64 && value.bytes().all(|b| b.is_ascii_hexdigit());
    let kept = |line: String| match line.rsplit_once(": ") {
        Some((key, value)) if is_sum(value.trim_matches('"')) => key.to_owned(),
        _ => line,
    };
    lines.into_iter().map(kept).collect()
}

/// What differs first, with the lines around it.
fn difference(own: &[String], real: &[String], about: &str) -> Option<String> {
    let differs = own.iter().zip(real).position(|(a, b)| a != b).unwrap_or(own.len().min(real.len()));
    let around = |lines: &[String]| lines.iter().skip(differs.saturating_sub(3)).take(7).cloned().collect::<Vec<_>>();
    (own != real).then(|| format!("{about}, line {differs}: {:#?} {:#?}", around(own), around(real)))
}

/// What Helm 4 prints differs by design: it keeps blank lines at the end of a template, writes no separator twice, and
/// installs webhooks last. The documents are the same.
fn documents(text: &str) -> String {
    let parts = text.replace("\n---\n", "\0");
    let mut out = Vec::new();
    let mut head = String::new();
    for part in parts.split('\0').map(|part| part.trim_start_matches("---\n").trim_end()) {
        head.push_str(part);
        head.push('\n');
        // Before a separator of a template's own, only the line about its source stands.
        if part.lines().count() > 1 {
            out.push(std::mem::take(&mut head));
        }
    }
    out.sort();
    out.join("---\n")
}

#[test]
#[ignore = "needs the real helm and kustomize; run by scripts/test-real"]
fn charts_are_rendered_as_helm_renders_them() {
    let work = tempfile::tempdir().unwrap();
    let mut cases = charts(&root().join("crates/render/tests/fixtures/charts"), work.path());
    cases.retain(|case| case.name == "shop");
    cases.extend(corpus().into_iter().flat_map(|corpus| charts(&corpus.join("helm"), work.path())));
    let sets: Vec<(&Case, Option<&Path>)> =
        cases.iter().flat_map(|case| case.sets.iter().map(move |set| (case, set.as_deref()))).collect();
    let asked: Vec<Chart> = sets.iter().map(|(case, set)| question(case, *set)).collect();
    let (mut same, mut refused, mut random) = (0, 0, 0);
    let mut faults: Vec<String> = Vec::new();
    for ((case, set), answer) in sets.iter().zip(Renderer::default().charts(&asked)) {
        let about = format!("{} with {:?}", case.name, set.and_then(Path::file_name));
        let three = helm(&tool("helm3"), case, *set);
        match (answer, three) {
            (Ok(manifests), Some(three)) if !manifests.library => {
                let own = manifests.printed();
                let drawn = if own == three { Drawn::default() } else { Drawn::of(case, *set) };
                match difference(&drawn.without(&own), &drawn.without(&three), &about) {
                    Some(fault) => faults.push(fault),
                    None if drawn.is_empty() => same += 1,
                    None => random += 1,
                }
                let Some(four) = helm(&tool("helm4"), case, *set) else {
                    faults.push(format!("{about}: Helm 4 refuses it"));
                    continue;
                };
                // Documents stand in another order there, so lines cannot be told by their number.
                if !drawn.lines.is_empty() {
                    continue;
                }
                let (own, four) = (documents(&own), documents(&four));
                let [own, four] = [own, four].map(|text| without_sums(drawn.without(&text)));
                faults.extend(difference(&own, &four, &format!("{about}, Helm 4")));
            }
            (Ok(manifests), None) if !manifests.library => faults.push(format!("{about}: helm refuses it")),
            (_, None) => refused += 1,
            (answer, Some(_)) => faults.push(format!("{about}: {:?}", answer.err())),
        }
    }
    eprintln!("{same} byte-equal, {random} but for random values, {refused} refused by both");
    assert!(faults.is_empty(), "{} differ:\n{}", faults.len(), faults.join("\n"));
    assert!(same > 0 && random * 4 < same);
}

/// Charts that only our own fixtures hold: every flag, a library alone, versions.
#[test]
#[ignore = "needs the real helm and kustomize; run by scripts/test-real"]
fn flags_mean_what_helm_means_by_them() {
    let folder = root().join("crates/render/tests/fixtures/charts/shop");
    let case = Case { name: "shop".to_owned(), folder: folder.clone(), sets: Vec::new() };
    let mut chart = question(&case, None);
    chart.values.set =
        vec!["image.tag=a\\,b,env[0].name=ONE,env[0].value=x".to_owned(), "labels.extra={p,q}".to_owned()];
    chart.values.set_string = vec!["labels.number=0123".to_owned()];
    chart.values.json = vec!["podSecurityContext={\"fsGroup\":7}".to_owned()];
    chart.values.set_file = vec!["config=motd".to_owned()];
    chart.values.named = vec![("motd".to_owned(), std::fs::read(folder.join("files/motd.txt")).unwrap().into())];
    chart.namespace = "elsewhere".to_owned();
    chart.api_versions = vec!["example.com/v9".to_owned()];
    let mut command = Command::new(tool("helm3"));
    command.args(["template", "release-name"]).arg(&folder).args(["--include-crds", "--kube-version", KUBE]);
    command.args([
        "--set",
        &chart.values.set[0],
        "--set",
        &chart.values.set[1],
        "--set-string",
        &chart.values.set_string[0],
    ]);
    command.args(["--set-json", &chart.values.json[0], "-n", "elsewhere", "-a", "example.com/v9"]);
    command.arg("--set-file").arg(format!("config={}", folder.join("files/motd.txt").display()));
    assert_eq!(one(&chart).printed(), printed(&mut command).unwrap());
}

fn one(chart: &Chart) -> Manifests {
    Renderer::default().charts(std::slice::from_ref(chart)).pop().unwrap().unwrap()
}

/// The list stands in `renderer/stubs`, in place of the Kubernetes client that it comes from.
#[test]
#[ignore = "needs the real helm and kustomize; run by scripts/test-real"]
fn charts_are_told_the_api_versions_that_helm_tells_them() {
    let work = tempfile::tempdir().unwrap();
    std::fs::create_dir(work.path().join("templates")).unwrap();
    std::fs::write(work.path().join("Chart.yaml"), "apiVersion: v2\nname: caps\nversion: 0.1.0\n").unwrap();
    let template = "{{ toYaml .Capabilities.APIVersions }}\nkube: {{ .Capabilities.KubeVersion | toJson }}\nhelm: {{ .Capabilities.HelmVersion.Version }}\n";
    std::fs::write(work.path().join("templates/NOTES.yaml"), format!("versions:\n{template}")).unwrap();
    let case = Case { name: "caps".to_owned(), folder: work.path().to_owned(), sets: Vec::new() };
    assert_eq!(Some(one(&question(&case, None)).printed()), helm(&tool("helm3"), &case, None));
}

fn kustomize(folder: &Path) -> Option<String> {
    let tools = tool("helm3").parent().unwrap().to_owned();
    printed(
        Command::new(tool("kustomize"))
            .arg("build")
            .args(["--enable-helm", "--helm-command"])
            .arg(tools.join("helm3"))
            .arg(folder),
    )
}

#[test]
#[ignore = "needs the real helm and kustomize; run by scripts/test-real"]
fn overlays_are_built_as_kustomize_builds_them() {
    let mut tops = vec![root().join("crates/render/tests/fixtures/overlays")];
    tops.extend(corpus().map(|corpus| corpus.join("kustomize")));
    let (mut same, mut refused) = (0, 0);
    for top in tops {
        let folders = folders(&top, "kustomization.yaml");
        let name = |folder: &Path| folder.strip_prefix(&top).unwrap().to_string_lossy().into_owned();
        let ask = |folder: &PathBuf| Overlay { folder: name(folder), kube_version: None, files: files(&top) };
        let asked: Vec<Overlay> = folders.iter().map(ask).collect();
        for (folder, answer) in folders.iter().zip(Renderer::default().overlays(&asked)) {
            match (answer, kustomize(folder)) {
                (Ok(built), Some(real)) => {
                    assert_eq!(built.output, real, "{}", folder.display());
                    same += 1;
                }
                (Err(_), None) => refused += 1,
                (answer, real) => panic!("{}: {answer:?} {real:?}", folder.display()),
            }
        }
    }
    eprintln!("{same} byte-equal, {refused} refused by both");
    assert!(same > 0);
}

#[test]
#[ignore = "needs the real helm and kustomize; run by scripts/test-real"]
fn hooks_are_told_apart() {
    let folder = root().join("crates/render/tests/fixtures/charts/shop");
    let case = Case { name: "shop".to_owned(), folder, sets: Vec::new() };
    let manifests = one(&question(&case, None));
    let of = |kind| manifests.documents.iter().filter(|d| d.kind == kind).count();
    assert_eq!((of(DocumentKind::Crd), of(DocumentKind::Test), of(DocumentKind::Hook)), (1, 1, 0));
}
