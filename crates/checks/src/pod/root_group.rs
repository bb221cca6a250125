//! # What
//! A container or its volumes belong to group 0: `runAsGroup` or `fsGroup` is 0, or `supplementalGroups` holds 0.
//!
//! # Why
//! Group 0 owns many files of images and nodes. With a path of the node mounted, or once the walls of the
//! container break, its members read and sometimes write what root shares with its group.
//!
//! # Fix
//! Use a group above 0 and give the image's files to it.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>

use crate::prelude::*;
use crate::remedies;
use plimsoll_estate::At;
use plimsoll_syntax::Kind;

/// The check.
pub static CHECK: Check = Check {
    slug: "root-group",
    aliases: &["KSV-0116"],
    controls: &["wl-non-root-group"],
    proves: &[],
    title: "pod belongs to the root group",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "use a group above 0",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let spec = cx.pod.spec(cx.object);
    let mut groups = vec![(spec.int("securityContext.fsGroup"), "fsGroup".to_owned())];
    let further = spec.items("securityContext.supplementalGroups").into_iter();
    groups.extend(further.map(|item| (item.int(""), "supplementalGroups".to_owned())));
    let own = |c: &plimsoll_estate::Container| (c.context.run_as_group.clone(), format!("container {}", c.name));
    groups.extend(cx.pod.containers.iter().map(own));
    let judged = groups.iter().map(|(group, note)| (group, group.is(&0), note.clone()));
    each_value(cx.object, judged, |_| "processes or volumes belong to group 0".into())
        .fixed_by(|| other_groups(cx, &groups))
        .review("which group the program and its files belong to")
}

/// Takes 0 out of a list, and puts another group in its place elsewhere.
fn other_groups(cx: &PodCx<'_>, groups: &[(V<i64>, String)]) -> Remedy {
    let roots = groups.iter().filter(|(group, _)| group.get() == Some(&0)).map(|(group, _)| group.origin);
    let change = |at: At| {
        let listed = remedies::parent(remedies::node(cx.object, at)).is_some_and(|around| around.kind() == Kind::Seq);
        Change::new(cx.object, at, if listed { Op::Remove } else { Op::Set(10_001.into()) })
    };
    roots.map(change).fold(Remedy::none(), Remedy::and)
}
