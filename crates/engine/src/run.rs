//! Runs checks over every subject of a view, in parallel, with a result that does not show it.

use std::collections::BTreeMap;

use plimsoll_estate::{Estate, Object, ObjectId, Platforms, Pod, Task, View};
use plimsoll_model::SecretFile;
use rayon::prelude::*;

use crate::{
    Check, CloudCx, ClusterCx, ContainerCx, DockerfileCx, FileGap, Gap, Hit, NamespaceCx, ObjectCx, PodCx, Run,
    Subject, Verdict, files,
};

/// A verdict that says more than "pass" or "does not apply".
#[derive(Debug)]
pub struct Judged<'e> {
    /// Index of the check in the list that was run.
    pub check: usize,
    /// What it is about.
    pub subject: Subject,
    /// The object that it is about or part of, where it is about one.
    pub object: Option<ObjectId>,
    /// A gap or an unknown.
    pub verdict: Verdict<'e>,
}

/// The verdicts of a run: gaps and unknowns one by one, the others counted.
#[derive(Debug, Default)]
pub(crate) struct Verdicts<'e> {
    pub(crate) judged: Vec<Judged<'e>>,
    /// Faults of files, with the number of the check.
    pub(crate) files: Vec<(usize, &'e SecretFile, FileGap)>,
    /// Passes per check.
    pub(crate) passed: Vec<u64>,
    /// Subjects to which a check does not apply, per check.
    pub(crate) not_applicable: Vec<u64>,
    /// Passes per set of platforms and check, where there are platforms.
    pub(crate) passed_in: BTreeMap<(usize, usize), u64>,
}

/// Where the subject of a verdict stands.
#[derive(Clone, Copy, Debug)]
struct Stand {
    /// The object that it is or is part of.
    object: Option<ObjectId>,
    /// The set of platforms that this object belongs to, where there are platforms.
    set: Option<usize>,
}

impl<'e> Verdicts<'e> {
    fn new(checks: usize) -> Self {
        let counts = || vec![0; checks];
        Self { passed: counts(), not_applicable: counts(), ..Self::default() }
    }

    fn add(&mut self, check: usize, verdict: Verdict<'e>, at: Stand, subject: impl FnOnce() -> Subject) {
        match verdict {
            Verdict::Pass => self.pass(check, at.set, 1),
            Verdict::NotApplicable => self.not_applicable[check] += 1,
            verdict => self.judged.push(Judged { check, subject: subject(), object: at.object, verdict }),
        }
    }

    /// Counts subjects that hold, for the platforms that they belong to as well.
    pub(crate) fn pass(&mut self, check: usize, set: Option<usize>, count: u64) {
        self.passed[check] += count;
        if let Some(set) = set {
            *self.passed_in.entry((set, check)).or_default() += count;
        }
    }

    fn merge(mut self, other: Self) -> Self {
        self.judged.extend(other.judged);
        self.files.extend(other.files);
        for (sum, more) in self.passed.iter_mut().zip(other.passed) {
            *sum += more;
        }
        for (sum, more) in self.not_applicable.iter_mut().zip(other.not_applicable) {
            *sum += more;
        }
        for (key, more) in other.passed_in {
            *self.passed_in.entry(key).or_default() += more;
        }
        self
    }
}

/// Every gap and unknown of these checks, in the order of the subjects' places.
#[must_use]
pub fn judge<'e>(checks: &[&Check], view: View<'e>) -> Vec<Judged<'e>> {
    run(checks, view, &Platforms::default()).judged
}

/// Runs checks; what passes is counted for each platform too.
pub(crate) fn run<'e>(checks: &[&Check], view: View<'e>, platforms: &Platforms) -> Verdicts<'e> {
    let estate = view.estate();
    let empty = || Verdicts::new(checks.len());
    let objects = estate.objects().par_iter().fold(empty, |mut out, object| {
        let set = (!platforms.all.is_empty()).then(|| platforms.set_of(object.id));
        judge_object(checks, view, (estate, object), Stand { object: Some(object.id), set }, &mut out);
        out
    });
    let mut all = objects.collect::<Vec<_>>().into_iter().fold(empty(), Verdicts::merge);
    let namespaces = namespaces(view);
    let told = !platforms.all.is_empty();
    let around = Stand { object: None, set: told.then_some(Platforms::CLUSTERS) };
    let wide = namespaces.into_par_iter().map(|cx| judge_namespace(checks, &cx, around)).collect::<Vec<_>>();
    all = wide.into_iter().fold(all, Verdicts::merge);
    judge_cluster(checks, view, around, &mut all);
    files::judge(checks, view, told.then_some(Platforms::ALL), &mut all);
    all
}

/// What each check judges, with the number of the check.
pub(crate) fn parts<'c>(checks: &'c [&Check]) -> impl Iterator<Item = (usize, &'c Run)> {
    checks.iter().enumerate().flat_map(|(index, check)| check.run.parts().iter().map(move |part| (index, part)))
}

fn judge_object<'e>(
    checks: &[&Check],
    view: View<'e>,
    (estate, object): (&'e Estate, &'e Object),
    at: Stand,
    out: &mut Verdicts<'e>,
) {
    let pods = estate.pods_of(object.id);
    let several = pods.len() > 1;
    let task = Task::of(view, object);
    let containers = task.map(Task::containers).unwrap_or_default();
    for (index, part) in parts(checks) {
        match *part {
            Run::Container(run) => {
                for (pod, container) in pods.iter().flat_map(|p| p.containers.iter().map(move |c| (p, c))) {
                    let cx = ContainerCx { view, object, pod, container };
                    out.add(index, run(&cx), at, || Subject::container(object, pod, container, several));
                }
            }
            Run::Pod(run) => {
                for pod in pods {
                    let cx = PodCx { view, object, pod };
                    out.add(index, whole(run(&cx), object, pod), at, || Subject::pod(object, pod, several));
                }
            }
            Run::Object(kinds, run) if kinds.iter().any(|(g, k)| object.is(g, k)) => {
                out.add(index, run(&ObjectCx { view, object }), at, || Subject::object(&object.key));
            }
            Run::Task(run) => {
                if let Some(cx) = &task {
                    out.add(index, run(cx), at, || Subject::object(&object.key));
                }
            }
            Run::TaskContainer(run) => {
                for cx in &containers {
                    out.add(index, run(cx), at, || Subject::task_container(object, *cx));
                }
            }
            Run::Dockerfile(run) => {
                if let Some(docker) = estate.dockerfile(object.id) {
                    for verdict in each_place(run(&DockerfileCx { view, object, docker })) {
                        out.add(index, verdict, at, || Subject::object(&object.key));
                    }
                }
            }
            Run::Cloud(kinds, run) if kinds.iter().any(|kind| kind.is(object)) => {
                out.add(index, run(&CloudCx::new(view, object)), at, || Subject::object(&object.key));
            }
            _ => {}
        }
    }
}

/// Each instruction of a Dockerfile is a fault of its own, to be fixed or waived by itself.
fn each_place(verdict: Verdict<'_>) -> Vec<Verdict<'_>> {
    let Verdict::Gap(gap) = verdict else { return vec![verdict] };
    let Gap { message, hits, remedy } = gap;
    let of = |hit| Verdict::Gap(Gap { message: message.clone(), hits: vec![hit], remedy: remedy.clone() });
    hits.into_iter().map(of).collect()
}

/// A pod of which the object shows only a part cannot pass as a whole.
fn whole<'e>(verdict: Verdict<'e>, object: &'e Object, pod: &Pod) -> Verdict<'e> {
    match (&verdict, &pod.partial) {
        (Verdict::Pass, Some(why)) => Verdict::Unknown(why.clone(), Some(Hit::new(object, pod.at))),
        _ => verdict,
    }
}

fn judge_namespace<'e>(checks: &[&Check], cx: &NamespaceCx<'e>, at: Stand) -> Verdicts<'e> {
    let mut out = Verdicts::new(checks.len());
    for (index, part) in parts(checks) {
        if let Run::Namespace(run) = *part {
            out.add(index, run(cx), at, || Subject::namespace(cx.name));
        }
    }
    out
}

fn judge_cluster<'e>(checks: &[&Check], view: View<'e>, at: Stand, out: &mut Verdicts<'e>) {
    for (index, part) in parts(checks) {
        if let Run::Cluster(run) = *part {
            out.add(index, run(&ClusterCx { view }), at, Subject::cluster);
        }
    }
}

/// Namespaces that are declared or that a pod lands in, by name.
fn namespaces(view: View<'_>) -> Vec<NamespaceCx<'_>> {
    let mut found: BTreeMap<&str, (Option<&Object>, &Object)> = BTreeMap::new();
    for object in view.of_kind("", "Namespace") {
        // The last one counts, wherever an overlay is listed.
        if found.get(&*object.key.name).is_none_or(|(_, last)| !view.is_before(object, last)) {
            found.insert(&object.key.name, (Some(object), object));
        }
    }
    for (object, _) in view.pods() {
        let (declared, anchor) = found.entry(object.namespace()).or_insert((None, object));
        if declared.is_none() && view.is_before(object, anchor) {
            *anchor = object;
        }
    }
    let cx = |(name, (declared, anchor))| NamespaceCx { view, name, declared, anchor };
    found.into_iter().map(cx).collect()
}

/// Sets how many threads judge, once per process; the result does not depend on it.
///
/// # Errors
/// Where threads already run.
pub fn set_threads(threads: usize) -> Result<(), String> {
    let builder = rayon::ThreadPoolBuilder::new().num_threads(threads.max(1));
    builder.build_global().map_err(|e| e.to_string())
}
