//! # What
//! A repository of Amazon ECR does not scan on push, and no registry scanning configuration in the same files
//! does it for all.
//!
//! # Why
//! Images with known faults are stored and pulled without anybody having looked.
//!
//! # Fix
//! Set `scan_on_push` to `true`, or better, configure enhanced scanning for the registry, which looks again
//! when new faults become known.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "ecr-scan-off",
    aliases: &["CKV_AWS_163", "AWS-0030", "C-0221", "ECR.1"],
    controls: &["img-vuln-scan-registry"],
    proves: &[],
    title: "images are not scanned when they arrive in the repository",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `scan_on_push` to `true`, or scan the registry by a rule",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcrRepository], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let own = cx.bool(&aws::ecr::SCAN_ON_PUSH);
    let account = cx.view.account_says(cx.object, CloudKind::EcrRegistryScanning, scans);
    let verdict = Verdict::fault(own.is(&true).not(), &own, cx.object, || "images are not scanned on push".into())
        .fixed_by(|| Remedy::set(cx.object, own.origin, true));
    unless_account(cx, account, verdict, Verdict::Pass)
}

/// Whether a registry is scanned by a rule of its own.
fn scans(registry: &Cloud<'_>) -> bool {
    let rules = registry.parts(&aws::ecr::SCAN_RULES);
    rules.iter().any(|rule| rule.text(&aws::ecr::SCAN_FREQUENCY).test(false, |when| &**when != "MANUAL") == Truth::True)
}
