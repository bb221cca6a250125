//! # What
//! A namespace pins `pod-security.kubernetes.io/enforce-version` to a version older than the cluster.
//!
//! # Why
//! The standards are kept as they were in that version: what was found to be dangerous since then is let in.
//!
//! # Fix
//! Set the label to the version of the cluster or to `latest`, with `warn` first.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::{At, KubeVersion, Reader};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "pod-security-version-old",
    aliases: &[],
    controls: &["wl-psa-enforce"],
    proves: &[],
    title: "namespace enforces the standard of an old version",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `enforce-version` to the version of the cluster, or to `latest`",
    since: "0.1.0",
    run: Run::Object(&[("", "Namespace")], run),
};

const LABEL: &str = "pod-security.kubernetes.io/enforce-version";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let (at, labels) = cx.object.reader().find("metadata.labels");
    let Some(labels) = labels else { return Verdict::NotApplicable };
    if let Some(why) = Reader::new(labels).opaque() {
        return Verdict::Unknown(why, Some(Hit::new(cx.object, at)));
    }
    let Some(label) = labels.get(LABEL) else { return Verdict::NotApplicable };
    let version = Reader::new(label).string("");
    let cluster = cx.view.home(cx.object).kubernetes;
    let old = version.test(false, |text| text.parse::<KubeVersion>().is_ok_and(|version| version < cluster));
    match old {
        Truth::True => Verdict::gap("what was added to the standard since then is let in", cx.object, At::exact(label))
            .fixed_by(|| Remedy::set(cx.object, At::exact(label), "latest")),
        _ => Verdict::fault(old, &version, cx.object, String::new),
    }
}
