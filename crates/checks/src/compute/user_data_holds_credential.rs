//! # What
//! The user data of an instance, a launch template or a launch configuration holds a key of AWS or sets a
//! variable that is named like a secret.
//!
//! # Why
//! User data can be read on the instance by every process and in the account by everybody who may describe
//! instances.
//!
//! # Fix
//! Give the instance a role, and let it fetch secrets from AWS Secrets Manager.
//!
//! # References
//! - <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "user-data-holds-credential",
    aliases: &["CKV_AWS_46", "AWS-0029", "AWS-0129"],
    controls: &["secrets-no-plaintext-in-spec"],
    proves: &[],
    title: "user data holds a credential",
    severity: Severity::Critical,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "let the instance take a role, and fetch secrets from a store",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Instance, CloudKind::LaunchTemplate, CloudKind::LaunchConfiguration], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let field =
        if CloudKind::LaunchTemplate.is(cx.object) { &aws::ec2::TEMPLATE_USER_DATA } else { &aws::ec2::USER_DATA };
    let (at, node) = cx.find(field);
    let Some(node) = node else { return Verdict::Pass };
    // A mask of a few letters hides a placeholder.
    let masks = cx.view.home(cx.object).masks_in(cx.object, node.id());
    let masked = masks.iter().any(|found| found.mask.end - found.mask.start >= 16);
    let known = node.unknown().map_or(Some(node.text()), |unknown| unknown.partial.as_deref());
    match (masked, known) {
        (false, None) => untold(cx, at),
        (masked, text) => {
            judged(cx, (masked || text.is_some_and(holds_credential)).into(), at, "a credential stands here")
        }
    }
}

fn holds_credential(text: &str) -> bool {
    text.lines().any(|line| has_access_key(line) || sets_secret(line))
}

/// The id of a key of AWS: four letters that say what it is and sixteen that name it.
fn has_access_key(line: &str) -> bool {
    ["AKIA", "ASIA"].iter().any(|head| {
        let rest = line.split(head).nth(1).unwrap_or_default();
        rest.len() >= 16 && rest.bytes().take(16).all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    })
}

/// Whether a line gives a literal value to a variable that is named like a password or a secret key.
fn sets_secret(line: &str) -> bool {
    let Some((name, value)) = line.trim().trim_start_matches("export ").split_once('=') else { return false };
    let named =
        ["PASSWORD", "SECRET_ACCESS_KEY", "SECRET_KEY"].iter().any(|word| name.to_ascii_uppercase().contains(word));
    let value = value.trim().trim_matches(['"', '\'']);
    named && !name.contains(' ') && value.len() >= 8 && !value.starts_with('$')
}
