//! # What
//! A container has no memory limit: neither it nor its pod sets one, and no LimitRange of its namespace in the
//! input supplies one.
//!
//! # Why
//! A leak or an attack then takes memory from everything on the node until the kernel kills processes, those of
//! other workloads and of the node itself among them. A missing CPU limit only makes neighbours slower and is
//! not reported.
//!
//! # Fix
//! Set `resources.limits.memory` to what the program was seen to need, with room to spare.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
//! - <https://kubernetes.io/docs/concepts/policy/limit-range/>

use plimsoll_estate::Role;

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "missing-memory-limit",
    aliases: &["CKV_K8S_13", "KSV-0018", "C-0271"],
    controls: &["wl-resource-limits"],
    proves: &[],
    title: "container has no memory limit",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `resources.limits.memory`",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    // The API has no resources for ephemeral containers.
    if cx.container.role == Role::Ephemeral {
        return Verdict::NotApplicable;
    }
    let (own, of_pod) = (&cx.container.memory_limit, &cx.pod.memory_limit);
    let unlimited = own.test(true, |limit| is_none(limit)).and(of_pod.test(true, |limit| is_none(limit)));
    match unlimited {
        Truth::True if namespace_limits(cx) => Verdict::Pass,
        Truth::Unknown if own.why().is_none() => Verdict::unknown_value(of_pod, cx.object),
        fault => Verdict::fault(fault, own, cx.object, || "nothing limits the memory that it takes".into())
            .fixed_by_maybe(|| {
                let asked = cx.container.memory_request.get().map_or("512Mi", |request| request);
                (!remedies::shares_resources(cx)).then(|| Remedy::set(cx.object, own.origin, asked))
            })
            .review("how much memory the program needs at most"),
    }
}

/// A limit of zero means no limit.
fn is_none(limit: &str) -> bool {
    limit.trim_start_matches('0').is_empty()
}

/// Whether a LimitRange of the namespace gives containers a memory limit; `max` stands in for a default.
fn namespace_limits(cx: &ContainerCx<'_>) -> bool {
    let namespace = cx.object.namespace();
    let ranges = cx.view.of_kind("", "LimitRange").filter(|range| range.namespace() == namespace);
    ranges.flat_map(|range| range.reader().items("spec.limits")).any(|limit| {
        let for_containers = limit.string("type").get().is_some_and(|kind| &**kind == "Container");
        for_containers && ["default.memory", "max.memory"].iter().any(|path| limit.quantity(path).get().is_some())
    })
}
