//! # What
//! A service has the launch type `EXTERNAL`: it runs on machines of your own that are registered with ECS Anywhere.
//!
//! # Why
//! AWS owns nothing of these: hardware, operating system, runtime and agent are yours, and each holds credentials
//! of a managed instance.
//!
//! # Fix
//! Keep an inventory with owners and patch dates, and let activations expire after use.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "service-on-external-instances",
    aliases: &[],
    controls: &["ecs-external-instances"],
    proves: &[],
    title: "service runs on instances outside AWS",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "know who patches these instances, and let their activations expire",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsService, CloudKind::EcsTaskSet], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let launch = cx.text(&aws::ecs::LAUNCH_TYPE);
    Verdict::fault(launch.test(false, |text| text.eq_ignore_ascii_case("EXTERNAL")), &launch, cx.object, || {
        "its instances are yours from the hardware up".to_owned()
    })
}
