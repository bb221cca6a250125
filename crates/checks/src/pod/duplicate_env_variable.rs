//! # What
//! A container sets the same environment variable twice.
//!
//! # Why
//! The later one counts, and whoever reads the first is wrong: a setting that was hardened in one place is undone
//! in another without a word.
//!
//! # Fix
//! Remove one of them.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "duplicate-env-variable",
    aliases: &[],
    controls: &["iac-manifest-valid"],
    proves: &[],
    title: "environment variable is set twice",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove one of the two",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let env = &cx.container.env;
    let again = env.iter().enumerate().filter(|(at, var)| {
        let named = !var.name.is_empty() && !var.name.contains("{{");
        named && env[..*at].iter().any(|earlier| earlier.name == var.name)
    });
    let hits: Vec<Hit<'e>> =
        again.map(|(_, var)| Hit::noted(cx.object, var.at, format!("variable {} again", var.name))).collect();
    Verdict::gap_at("a later variable hides an earlier one", hits)
        .fixed_by(|| {
            let hidden = |at: usize| env[at + 1..].iter().any(|later| later.name == env[at].name);
            let earlier = env.iter().enumerate().filter(|(at, var)| !var.name.is_empty() && hidden(*at));
            earlier.fold(Remedy::none(), |remedy, (_, var)| remedy.and_remove(cx.object, var.at))
        })
        .review("which of the values is meant; the last one counts now")
}
