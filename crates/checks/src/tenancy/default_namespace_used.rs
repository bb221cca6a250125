//! # What
//! A workload runs in the namespace `default`. A manifest that names no namespace counts as unknown, since it lands
//! wherever its caller says; `default-namespace = true` under `[estate]` in `plimsoll.toml` says that it lands in
//! `default`.
//!
//! # Why
//! `default` is where everything goes that nobody placed, so that its quotas, network policies and rights suit
//! nobody. It cannot be deleted together with one application, and everybody shares its service account.
//!
//! # Fix
//! Give each application or team a namespace of its own.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces>

use plimsoll_engine::{Hit, PodCx};
use plimsoll_model::Why;

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "default-namespace-used",
    aliases: &["CKV_K8S_21", "KSV-0110", "C-0061", "C-0212"],
    controls: &["wl-default-namespace-unused"],
    proves: &["wl-default-namespace-unused"],
    title: "workload runs in the default namespace",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "give the workload a namespace of its own",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let namespace = cx.object.reader().string("metadata.namespace");
    let unnamed = cx.view.home(cx.object).default_namespace.then_some("default");
    match cx.object.key.namespace.as_deref().or(unnamed) {
        _ if namespace.why().is_some() => Verdict::unknown_value(&namespace, cx.object),
        Some("default") => {
            Verdict::gap("it shares a namespace with whatever nobody placed", cx.object, namespace.origin)
                .fixed_by_maybe(|| remedies::own_namespace(cx.object))
                .review("which namespace its application has")
        }
        Some(_) => Verdict::Pass,
        None => {
            let why =
                Why::new("the manifest leaves its namespace to the caller", "state the namespace, or scan the cluster");
            Verdict::Unknown(why, Some(Hit::new(cx.object, namespace.origin)))
        }
    }
}
