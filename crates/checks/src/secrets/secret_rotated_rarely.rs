//! # What
//! The rotation of a secret of AWS Secrets Manager is more than 90 days apart.
//!
//! # Why
//! What was copied works for so long.
//!
//! # Fix
//! Set `automatically_after_days` to at most `90`, or a `schedule_expression` that comes as often.
//!
//! # References
//! - <https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-rotated-rarely",
    aliases: &["CKV_AWS_304", "SecretsManager.4"],
    controls: &["secrets-rotation"],
    proves: &[],
    title: "secret is renewed less than every 90 days",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `automatically_after_days` to at most `90`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::SecretRotation], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let days = cx.int(&aws::secrets::ROTATION_DAYS);
    let schedule = cx.text(&aws::secrets::ROTATION_SCHEDULE);
    let long = schedule.test(false, |text| rate_in_days(text).is_some_and(|days| days > LONGEST));
    match days.test(false, |days| *days > LONGEST).or(long) {
        Truth::Unknown if days.why().is_none() => Verdict::unknown_value(&schedule, cx.object),
        fault => {
            let value = if days.given().is_some() || days.why().is_some() { days.origin } else { schedule.origin };
            judged(cx, fault, value, "the secret is renewed less than every 90 days")
        }
    }
}

const LONGEST: i64 = 90;

/// The days of an expression such as `rate(30 days)`; a cron expression comes at least once a year and is not read.
fn rate_in_days(text: &str) -> Option<i64> {
    let inner = text.trim().strip_prefix("rate(")?.strip_suffix(')')?;
    let (number, unit) = inner.trim().split_once(' ')?;
    let number: i64 = number.parse().ok()?;
    Some(if unit.starts_with("day") { number } else { number / 24 })
}
