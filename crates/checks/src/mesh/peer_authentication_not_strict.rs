//! # What
//! An Istio PeerAuthentication allows plain text: the mode `PERMISSIVE` or `DISABLE`, for all ports or for one.
//!
//! # Why
//! Who reaches a pod past its sidecar speaks to it without a certificate, so that rules about identities can be
//! walked around.
//!
//! # Fix
//! Set the mode `STRICT` once every client is in the mesh.
//!
//! # References
//! - <https://istio.io/latest/docs/reference/config/security/peer_authentication/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::Reader;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "peer-authentication-not-strict",
    aliases: &[],
    controls: &["net-mtls-between-services"],
    proves: &[],
    title: "mesh accepts traffic in the clear",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `mtls.mode: STRICT`",
    since: "0.1.0",
    run: Run::Object(&[("security.istio.io", "PeerAuthentication")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let mut modes = vec![cx.object.reader().string("spec.mtls.mode")];
    let ports = cx.object.reader().child("spec.portLevelMtls").map(|ports| ports.node().entries()).unwrap_or_default();
    modes.extend(ports.into_iter().map(|(_, port)| Reader::new(port).string("mode")));
    // A mode that is not set is that of the parent.
    let each = modes
        .iter()
        .map(|mode| (mode, mode.test(false, |mode| matches!(&**mode, "PERMISSIVE" | "DISABLE")), String::new()));
    each_value(cx.object, each, |_| "clients without a certificate are served".to_owned())
        .fixed_at_each(|object, at| Change::new(object, at, Op::Set("STRICT".into())))
}
