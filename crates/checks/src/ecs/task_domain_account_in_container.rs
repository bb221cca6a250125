//! # What
//! A credential spec of a container is not of the domainless kind.
//!
//! # Why
//! The instance then has to be a member of the domain, and its account may fetch the passwords of every managed
//! account that it was allowed.
//!
//! # Fix
//! Use `credentialspecdomainless:`, where the task reads the account from Secrets Manager by its own role.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows-gmsa.html>

use crate::prelude::*;
use plimsoll_estate::Form;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-domain-account-in-container",
    aliases: &[],
    controls: &["secrets-external-store"],
    proves: &[],
    title: "task container joins a Windows domain with its host's account",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "use the domainless mode, with the account's secret in Secrets Manager",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let specs = cx.texts(&settings::CREDENTIAL_SPECS);
    if cx.task.form != Form::Ecs || specs.is_empty() {
        return Verdict::NotApplicable;
    }
    let judged =
        specs.iter().map(|spec| (spec, spec.test(false, |text| text.starts_with("credentialspec:")), String::new()));
    each_value(cx.object(), judged, |_| "the host's account fetches the password".to_owned())
}
