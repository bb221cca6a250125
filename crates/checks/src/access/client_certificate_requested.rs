//! # What
//! A CertificateSigningRequest asks the signer `kubernetes.io/kube-apiserver-client` for a certificate.
//!
//! # Why
//! A client certificate cannot be withdrawn before it ends. Whoever copies its key is that person until then, and a group
//! named in it holds whatever the roles say later.
//!
//! # Fix
//! Use OpenID Connect or the login of the cloud for people, and service accounts for programs.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#kubernetes-signers>
//! - <https://kubernetes.io/docs/concepts/security/hardening-guide/authentication-mechanisms/>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "client-certificate-requested",
    aliases: &[],
    controls: &["k8s-no-client-cert-users"],
    proves: &[],
    title: "client certificate is asked for a person",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "let people log in through a provider of identities",
    since: "0.1.0",
    run: Run::Object(&[("certificates.k8s.io", "CertificateSigningRequest")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let signer = cx.object.reader().string("spec.signerName");
    let fault = signer.test(false, |signer| &**signer == "kubernetes.io/kube-apiserver-client");
    Verdict::fault(fault, &signer, cx.object, || "it cannot be withdrawn before it ends".to_owned())
}
