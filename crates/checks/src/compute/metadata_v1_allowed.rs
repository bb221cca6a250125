//! # What
//! An instance, a launch template or a launch configuration does not require tokens for the metadata service,
//! and no default of the account in these files does.
//!
//! # Why
//! A request that somebody makes a program send, by one header or none, answers with the credentials of the
//! node.
//!
//! # Fix
//! Set `http_tokens` to `required`, and the same as default of the account.
//!
//! # References
//! - <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_model::State;

/// The check.
pub static CHECK: Check = Check {
    slug: "metadata-v1-allowed",
    aliases: &["CKV_AWS_79", "AWS-0028", "AWS-0130", "EC2.8"],
    controls: &["aws-imdsv2-required"],
    proves: &[],
    title: "instances answer requests for credentials without a session",
    severity: Severity::High,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "set `http_tokens` to `required`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Instance, CloudKind::LaunchTemplate, CloudKind::LaunchConfiguration], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let template = CloudKind::LaunchTemplate.is(cx.object);
    let (tokens, endpoint) = match template {
        true => (cx.text(&aws::ec2::TEMPLATE_HTTP_TOKENS), cx.text(&aws::ec2::TEMPLATE_HTTP_ENDPOINT)),
        false => (cx.text(&aws::ec2::HTTP_TOKENS), cx.text(&aws::ec2::HTTP_ENDPOINT)),
    };
    if matches!(tokens.state, State::Absent) && CloudKind::Instance.is(cx.object) {
        // What the instance does not say, its launch template does.
        match (cx.given(&aws::ec2::BY_TEMPLATE), cx.target(&aws::ec2::BY_TEMPLATE_ID, CloudKind::LaunchTemplate)) {
            (Truth::False, _) => {}
            (_, Some(_)) => return Verdict::NotApplicable,
            (_, None) => return untold(cx, cx.find(&aws::ec2::BY_TEMPLATE).0),
        }
    }
    let off = endpoint.test(false, |way| &**way == "disabled");
    let verdict = |absent: bool| {
        let required = tokens.test(absent, |way| &**way == "required");
        text(cx, &tokens, required.or(off).not(), "the metadata service needs no session")
            .fixed_by(|| Remedy::set(cx.object, tokens.origin, "required"))
    };
    // The account may require tokens of instances that say nothing.
    let requires = |account: &Cloud<'_>| {
        account.text(&aws::ec2::ACCOUNT_TOKENS).test(false, |way| &**way == "required") == Truth::True
    };
    let account = cx.view.account_says(cx.object, CloudKind::MetadataDefaults, requires).or(asks_for_tokens(cx));
    unless_account(cx, account, verdict(false), verdict(true))
}

/// Whether the image asks for tokens where nothing else says: that of Amazon Linux 2023 does.
/// <https://docs.aws.amazon.com/linux/al2023/ug/ec2.html>
fn asks_for_tokens(cx: &CloudCx<'_>) -> Truth {
    let image = [&aws::ec2::IMAGE, &aws::ec2::TEMPLATE_IMAGE].into_iter().find_map(|field| cx.find(field).1);
    let Some(node) = image else { return Truth::False };
    let meant = node.unknown().map(|unknown| [&*unknown.reason, unknown.refers.as_deref().unwrap_or("")].concat());
    let said = [node.text(), meant.as_deref().unwrap_or("")].concat().to_ascii_lowercase().replace(['-', '_'], "");
    ["al2023", "amazonlinux2023"].iter().any(|name| said.contains(name)).into()
}
