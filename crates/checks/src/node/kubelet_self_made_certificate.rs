//! # What
//! A KubeletConfiguration has neither `serverTLSBootstrap: true` nor `tlsCertFile`.
//!
//! # Why
//! The API server cannot tell such a kubelet from somebody in between, who then sees the commands and logs that pass.
//!
//! # Fix
//! Set `serverTLSBootstrap: true` and approve the requests of the nodes, or name a certificate in `tlsCertFile` and
//! `tlsPrivateKeyFile`.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::command_line::{Said, said};
use super::kubelet::is_on;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "kubelet-self-made-certificate",
    aliases: &["CKV_K8S_148", "CIS-4.2.9", "C-0181"],
    controls: &["node-kubelet-tls-ciphers", "node-kubelet-cert-rotation"],
    proves: &[],
    title: "kubelet serves a certificate that it made itself",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `serverTLSBootstrap: true`, and approve the requests",
    since: "0.1.0",
    run: Run::Many(&[Run::Object(&[("kubelet.config.k8s.io", "KubeletConfiguration")], run), Run::Container(flags)]),
};

const MESSAGE: &str = "who stands in for the kubelet is not noticed";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let reader = cx.object.reader();
    let (own, asked) = (reader.string("tlsCertFile"), reader.bool("serverTLSBootstrap"));
    let has_own = own.test(false, |file| !file.is_empty());
    let fault = has_own.or(asked.test(false, |on| *on)).not();
    let unread = if own.why().is_some() { own.origin } else { asked.origin };
    let place = V { origin: unread, ..asked };
    Verdict::fault(fault, &place, cx.object, || MESSAGE.to_owned())
        .fixed_by(|| Remedy::set(cx.object, reader.find("serverTLSBootstrap").0, true))
        .review("who approves the requests for certificates")
}

/// One of the two flags is enough.
fn flags<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let Some(own) = said(cx, "tls-cert-file") else { return Verdict::NotApplicable };
    let asked = said(cx, "rotate-server-certificates");
    match (own, asked) {
        (Said::Value(Some(file), _), _) if !file.is_empty() => Verdict::Pass,
        (_, Some(Said::Value(Some(on), _))) if is_on(&on) => Verdict::Pass,
        (Said::Hidden(why, at), _) | (_, Some(Said::Hidden(why, at))) => {
            Verdict::Unknown(why, Some(Hit::new(cx.object, at)))
        }
        (Said::Value(_, at), _) => Verdict::gap(MESSAGE, cx.object, at),
    }
}
