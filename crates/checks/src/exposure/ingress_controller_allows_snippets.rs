//! # What
//! The configuration of ingress-nginx has `allow-snippet-annotations: "true"`.
//!
//! # Why
//! Whoever may write an Ingress in any namespace can then run code in the controller and read every secret that it may
//! read, which is every one of the cluster by default (CVE-2021-25742).
//!
//! # Fix
//! Set `allow-snippet-annotations: "false"`, which is the default since version 1.9.
//!
//! # References
//! - <https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#allow-snippet-annotations>
//! - <https://github.com/kubernetes/kubernetes/issues/126811>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "ingress-controller-allows-snippets",
    aliases: &[],
    controls: &["exp-ingress-controller-hardened"],
    proves: &[],
    title: "ingress controller takes code from annotations",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `allow-snippet-annotations: \"false\"`",
    since: "0.1.0",
    run: Run::Object(&[("", "ConfigMap")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let allowed = cx.object.reader().string("data.allow-snippet-annotations");
    if allowed.get().is_none() && allowed.why().is_none() {
        return Verdict::NotApplicable;
    }
    Verdict::fault(allowed.test(false, |allowed| allowed.eq_ignore_ascii_case("true")), &allowed, cx.object, || {
        "whoever writes an Ingress runs code in the controller".to_owned()
    })
    .fixed_by(|| Remedy::set(cx.object, allowed.origin, "false"))
}
