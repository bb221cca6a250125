//! # What
//! A service on Fargate names a platform version other than `LATEST` or the newest one, 1.4.0 for Linux and 1.0.0
//! for Windows.
//!
//! # Why
//! Old versions get no patches for the kernel and the runtime under the tasks, and are retired.
//!
//! # Fix
//! Remove `platformVersion`, or set it to `LATEST`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html>
//! - <https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "service-platform-version-old",
    aliases: &["CKV_AWS_332", "ECS.10"],
    controls: &["node-fargate-platform-latest"],
    proves: &["node-fargate-platform-latest"],
    title: "service is held at an old version of Fargate",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `platformVersion` to `LATEST`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsService, CloudKind::EcsTaskSet], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let version = cx.text(&aws::ecs::PLATFORM_VERSION);
    let said = version.given().is_some();
    if !said && aws::ecs::is_fargate(*cx) == Truth::False {
        return Verdict::NotApplicable;
    }
    let old = version.test(false, |text| !matches!(&**text, "LATEST" | "1.4.0" | "1.0.0" | ""));
    Verdict::fault(old, &version, cx.object, || "Fargate patches newer versions alone".to_owned())
        .fixed_by(|| Remedy::set(cx.object, version.origin, "LATEST"))
}
