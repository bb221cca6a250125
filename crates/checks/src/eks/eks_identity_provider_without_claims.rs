//! # What
//! An external identity provider of an EKS cluster names no required claims.
//!
//! # Why
//! Every token that the provider gives to this client is believed, also of people who have nothing to do with
//! the cluster.
//!
//! # Fix
//! Set `required_claims`, such as a group or a tenant, and keep the prefixes of user names and groups.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/authenticate-oidc-identity-provider.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-identity-provider-without-claims",
    aliases: &[],
    controls: &["eks-oidc-idp-reviewed"],
    proves: &["eks-oidc-idp-reviewed"],
    title: "identity provider of the cluster is believed without any required claim",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the claims that a token must carry in `required_claims`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksIdentityProvider], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    given(cx, &aws::eks::OIDC_REQUIRED_CLAIMS, "no claim is required of tokens")
}
