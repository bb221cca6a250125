use plimsoll_engine::Hit;
use plimsoll_estate::{KubeVersion, Object, Pod};
use plimsoll_model::{Truth, Why};

use super::{CONTROLS, Control, Findings, Level, PodView, in_force};

/// A control that a pod violates, with every place that shows it.
#[derive(Debug)]
pub struct Violation<'e> {
    /// The control.
    pub control: &'static Control,
    /// The offending keys, or their nearest existing parents.
    pub hits: Vec<Hit<'e>>,
}

/// A control that cannot be told for a pod.
#[derive(Debug)]
pub struct Undecided<'e> {
    /// The control.
    pub control: &'static Control,
    /// Why, and what resolves it.
    pub why: Why,
    /// Where.
    pub hit: Hit<'e>,
}

/// How a pod stands to a level.
#[derive(Debug, Default)]
pub struct Evaluation<'e> {
    /// Violated controls, the baseline's first.
    pub violations: Vec<Violation<'e>>,
    /// Controls that cannot be told, in the same order; none that is violated anyway.
    pub undecided: Vec<Undecided<'e>>,
}

impl Evaluation<'_> {
    /// Whether the level allows the pod.
    #[must_use]
    pub fn allowed(&self) -> Truth {
        match (self.violations.is_empty(), self.undecided.is_empty()) {
            (false, _) => Truth::False,
            (true, false) => Truth::Unknown,
            (true, true) => Truth::True,
        }
    }
}

impl Violation<'_> {
    /// What is wrong, in a clause.
    #[must_use]
    pub fn message(&self) -> &'static str {
        self.control.message
    }

    /// Whether this is a violation of the control with this id, or of the stricter one that stands in for it.
    #[must_use]
    pub fn covers(&self, id: &str) -> bool {
        self.control.id == id || self.control.replaces.contains(&id)
    }
}

/// Judges a pod, or the pods of a template, by a level as a version of Kubernetes defines it.
#[must_use]
pub fn evaluate<'e>(object: &'e Object, pod: &'e Pod, level: Level, version: KubeVersion) -> Evaluation<'e> {
    let view = PodView { object, pod, version };
    let mut out = Evaluation::default();
    for control in in_force(level, version) {
        judge(control, &view, &mut out);
    }
    out
}

/// Judges a pod by one row of the standards, at whatever level; the newest version's row where it came later.
#[must_use]
pub fn evaluate_row<'e>(object: &'e Object, pod: &'e Pod, id: &str, version: KubeVersion) -> Evaluation<'e> {
    let view = PodView { object, pod, version };
    let mut out = Evaluation::default();
    let rows = || CONTROLS.iter().filter(|control| control.id == id);
    let row = rows().find(|control| control.holds_in(version)).or_else(|| rows().next_back());
    row.into_iter().for_each(|control| judge(control, &view, &mut out));
    out
}

fn judge<'e>(control: &'static Control, view: &PodView<'e>, out: &mut Evaluation<'e>) {
    let mut found = Findings::new(view.object);
    (control.test)(view, &mut found);
    if let Some(exempt) = control.exempt {
        exempt.apply(view, &mut found);
    }
    if !found.hits.is_empty() {
        out.violations.push(Violation { control, hits: found.hits });
    } else if let Some((why, hit)) = found.unknown.into_iter().next() {
        out.undecided.push(Undecided { control, why, hit });
    }
}
