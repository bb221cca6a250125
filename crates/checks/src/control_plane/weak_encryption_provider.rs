//! # What
//! Secrets are written with `aescbc`, or with a `kms` provider of version v1, which is what one without a version is.
//!
//! # Why
//! AES-CBC lets whoever can alter the data and watch errors learn what it says. Version v1 of the KMS interface is
//! slow, deprecated since 1.28 and off by default since 1.29.
//!
//! # Fix
//! Put a `kms` provider of version v2 first, or `secretbox` where there is no key service.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/>
//! - <https://kubernetes.io/docs/tasks/administer-cluster/kms-provider/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::At;

use super::encryption::{ENCRYPTION, Writer, writer};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "weak-encryption-provider",
    aliases: &[],
    controls: &["secrets-encrypted-at-rest"],
    proves: &[],
    title: "secrets are encrypted in a way that is weak or ending",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "put a `kms` provider of version v2 first",
    since: "0.1.0",
    run: Run::Object(ENCRYPTION, run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    match writer(cx) {
        Writer::Provider("aescbc", settings) => {
            Verdict::gap("what it wrote can be guessed from errors", cx.object, At::exact(settings.node()))
        }
        Writer::Provider("kms", settings) => {
            let version = settings.string_or("apiVersion", "v1");
            let fault = version.test(true, |version| &**version == "v1");
            Verdict::fault(fault, &version, cx.object, || "its version is off by default since 1.29".to_owned())
        }
        Writer::Provider("identity", _) | Writer::None(_) => Verdict::NotApplicable,
        Writer::Provider(..) => Verdict::Pass,
        Writer::Unread(verdict) => verdict,
    }
}
