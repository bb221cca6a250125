//! # What
//! A cluster does not turn Container Insights on.
//!
//! # Why
//! Nobody sees which task restarts, which one runs away with memory, and what an alarm could have told. The
//! account's own default is not seen here.
//!
//! # Fix
//! Set `containerInsights` to `enhanced`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html>
//! - <https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "cluster-without-container-insights",
    aliases: &["CKV_AWS_65", "AWS-0034", "ECS.12"],
    controls: &["container-insights"],
    proves: &["container-insights"],
    title: "Container Insights is off",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set the cluster setting `containerInsights` to `enhanced` or `enabled`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let at = cx.find(&aws::ecs::CLUSTER_SETTINGS).0;
    for part in cx.parts(&aws::ecs::CLUSTER_SETTINGS) {
        let name = part.text(&aws::ecs::SETTING_NAME);
        if name.why().is_some() {
            return Verdict::unknown_value(&name, cx.object);
        }
        if name.get().is_some_and(|name| **name == *"containerInsights") {
            let value = part.text(&aws::ecs::SETTING_VALUE);
            return Verdict::fault(value.test(true, |text| !is_on(text)), &value, cx.object, || {
                "its metrics are off".to_owned()
            })
            .fixed_by(|| Remedy::set(cx.object, value.origin, "enabled"));
        }
    }
    let group = &*cx.object.key.group;
    let [name, value] = if group == "cloudformation" { ["Name", "Value"] } else { ["name", "value"] };
    let item = serde_json::json!({ name: "containerInsights", value: "enabled" });
    Verdict::gap("its metrics are off", cx.object, at).fixed_by(|| Remedy::add(cx.object, at, item))
}

fn is_on(value: &str) -> bool {
    matches!(value, "enabled" | "enhanced")
}
