//! # What
//! A pod sets `hostAliases`, which are written into `/etc/hosts` of its containers.
//!
//! # Why
//! Names are then answered before any name server is asked. A wrong or malicious line sends traffic to another
//! machine, and certificates are the only thing that can notice.
//!
//! # Fix
//! Use a Service, or let the cluster's name server answer for the name.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "host-aliases",
    aliases: &["KSV-0007"],
    controls: &["wl-no-host-aliases"],
    proves: &["wl-no-host-aliases"],
    title: "pod answers names by itself",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "use a Service or a record of the name server instead of `hostAliases`",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let aliases = cx.pod.spec(cx.object).items("hostAliases");
    let each: Vec<_> = aliases.into_iter().map(|alias| (alias.string("ip"), String::new())).collect();
    let judged = each.iter().map(|(ip, note)| (ip, ip.test(true, |_| true), note.clone()));
    each_value(cx.object, judged, |_| "names are answered from the manifest".into())
        .fixed_by(|| Remedy::remove(cx.object, cx.pod.spec(cx.object).find("hostAliases").0))
        .review("what answers these names instead")
}
