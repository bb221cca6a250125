//! A configuration and the plan that OpenTofu makes of it get the same verdicts.
//!
//! The plans were made by OpenTofu 1.10.6 with the AWS provider of version 1.60, the newest that its module path gives,
//! to whose types the arguments of today were added; `plans/README.md` tells how.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use plimsoll_checks::ALL;
use plimsoll_engine::{CloudCx, Run, Verdict};
use plimsoll_estate::{Estate, Object, Options, Task, View, normalise};
use plimsoll_model::{Snapshot, SourceFile};

/// Verdicts by address, container and check.
type Verdicts = BTreeMap<(String, &'static str), &'static str>;

fn files(folder: &Path, prefix: &str, out: &mut Vec<SourceFile>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            files(&path, &format!("{name}/"), out);
        } else {
            let text = std::fs::read_to_string(&path).unwrap();
            out.push(SourceFile { path: name, text: text.into(), masks: Vec::new() });
        }
    }
}

fn estate(files: Vec<SourceFile>) -> Estate {
    let estate = normalise(Snapshot { files, ..Snapshot::default() }, &Options::default());
    assert!(estate.blind.is_empty(), "{:?}", estate.blind);
    estate
}

fn word(verdict: &Verdict<'_>) -> &'static str {
    match verdict {
        Verdict::Pass => "pass",
        Verdict::Gap(_) => "gap",
        Verdict::Unknown(..) => "unknown",
        Verdict::NotApplicable => "n/a",
    }
}

fn judge(estate: &Estate) -> Verdicts {
    let view = View::new(estate);
    let mut all = Verdicts::new();
    for object in estate.objects() {
        // A data source is no resource of a plan: what it says stands in those that use it.
        let data = object.key.name.contains("data.aws_iam_policy_document.");
        for check in ALL.iter().filter(|_| !data) {
            for part in check.run.parts() {
                for (subject, verdict) in one(view, object, part) {
                    all.insert((subject, check.slug), verdict);
                }
            }
        }
    }
    all
}

fn one(view: View<'_>, object: &Object, part: &Run) -> Vec<(String, &'static str)> {
    let name = object.key.name.to_string();
    let task = || Task::of(view, object);
    match part {
        Run::Cloud(kinds, run) if kinds.iter().any(|kind| kind.is(object)) => {
            vec![(name, word(&run(&CloudCx::new(view, object))))]
        }
        Run::Task(run) => task().iter().map(|task| (name.clone(), word(&run(task)))).collect(),
        Run::TaskContainer(run) => {
            let containers = task().map(Task::containers).unwrap_or_default();
            containers.iter().map(|cx| (format!("{name} {}", cx.name()), word(&run(cx)))).collect()
        }
        _ => Vec::new(),
    }
}

/// How many verdicts agree, how many one side leaves open, and where they differ.
#[derive(Default)]
struct Comparison {
    agreed: usize,
    open_in_hcl: usize,
    open_in_plan: BTreeSet<(String, &'static str)>,
    differ: Vec<String>,
    said: BTreeMap<&'static str, usize>,
}

/// The resources, without their containers: what an unknown document holds is one unknown container.
fn resources(all: &Verdicts) -> BTreeSet<&str> {
    all.keys().map(|(subject, _)| subject.split(' ').next().unwrap()).collect()
}

impl Comparison {
    fn add(&mut self, name: &str, hcl: &Verdicts, plan: &Verdicts) {
        assert_eq!(resources(hcl), resources(plan), "{name}");
        for (key, ours) in hcl {
            *self.said.entry(ours).or_default() += 1;
            match (*ours, plan.get(key).copied()) {
                ("unknown", theirs) if theirs != Some("unknown") => self.open_in_hcl += 1,
                (ours, Some(theirs)) if ours == theirs => self.agreed += 1,
                (_, None | Some("unknown")) => drop(self.open_in_plan.insert(key.clone())),
                (ours, Some(theirs)) => {
                    self.differ.push(format!("{name}: {} {}: HCL {ours}, plan {theirs}", key.0, key.1))
                }
            }
        }
    }
}

#[test]
fn a_configuration_and_its_plan_get_the_same_verdicts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans");
    let mut all = Comparison::default();
    for name in ["fleet", "platform"] {
        let mut found = Vec::new();
        files(&folder.join(name), "", &mut found);
        let (plan, hcl): (Vec<_>, Vec<_>) = found.into_iter().partition(|file| file.path == "plan.json");
        all.add(name, &judge(&estate(hcl)), &judge(&estate(plan)));
    }
    let (open, compared) = (all.open_in_plan.len(), all.agreed + all.open_in_hcl + all.differ.len());
    println!(
        "{} compared, {} agreed, {} open in HCL, {open} open in the plan; HCL: {:?}",
        compared + open,
        all.agreed,
        all.open_in_hcl,
        all.said
    );
    for (subject, check) in &all.open_in_plan {
        println!("open in the plan: {subject} {check}");
    }
    // Where one side became blind, nothing would differ.
    assert!(all.agreed >= 900 && all.open_in_hcl <= 10, "too much is open");
    assert!(all.differ.is_empty(), "{} differ:\n{}", all.differ.len(), all.differ.join("\n"));
}
