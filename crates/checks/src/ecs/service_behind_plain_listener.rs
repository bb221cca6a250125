//! # What
//! A load balancer that the internet reaches hands requests to the service without TLS: the listener of its target group
//! speaks plain HTTP.
//!
//! # Why
//! Passwords, sessions and data cross networks that nobody here controls, in clear.
//!
//! # Fix
//! Serve HTTPS with a certificate of ACM, and let the listener on port 80 redirect there.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "service-behind-plain-listener",
    aliases: &[],
    controls: &["exp-lb-tls"],
    proves: &[],
    title: "service is reached from the internet without TLS",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "serve HTTPS, and redirect plain HTTP to it",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsService], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let found: Vec<(Truth, At)> = cx
        .parts(&aws::ecs::LOAD_BALANCERS)
        .into_iter()
        .filter_map(|part| Some((part, cx.target_of_part(part, &aws::ecs::TARGET_GROUP, CloudKind::TargetGroup)?)))
        .map(|(part, group)| (plain(cx, &group), part.find(&aws::ecs::TARGET_GROUP).0))
        .collect();
    match found.is_empty() {
        true => Verdict::NotApplicable,
        false => places(cx, found, "the internet reaches it without TLS"),
    }
}

/// Whether a listener in clear of a public load balancer forwards to a target group.
fn plain(cx: &CloudCx<'_>, group: &Cloud<'_>) -> Truth {
    let listeners = cx.view.clouds(CloudKind::Listener);
    Truth::any(listeners.map(|listener| {
        let actions = listener.parts(&aws::elb::ACTIONS);
        let forwards = Truth::any(actions.into_iter().map(|part| {
            let action = Cloud { part, ..listener };
            Truth::any(FORWARDS.iter().map(|field| action.points_at(field, group, &[])))
        }));
        let clear = listener.text(&aws::elb::PROTOCOL).test(false, |protocol| &**protocol == "HTTP");
        if cx.view.within_reach(cx.object, listener.object) {
            forwards.and(clear).and(public(&listener))
        } else {
            Truth::False
        }
    }))
}

/// Where an action of a listener names its target group.
const FORWARDS: &[&Field<&str>] = &[
    &Field::new("target_group_arn", "TargetGroupArn"),
    &Field::new("forward.target_group.arn", "ForwardConfig.TargetGroups.TargetGroupArn"),
];

/// Whether the load balancer of a listener has public addresses; one that is not in the input may have.
fn public(listener: &Cloud<'_>) -> Truth {
    let balancer = listener.target(&aws::elb::LISTENER_BALANCER, CloudKind::LoadBalancer);
    balancer.map_or(Truth::Unknown, |balancer| {
        let inside = balancer.bool(&aws::elb::INTERNAL).is(&true);
        let scheme = balancer.text(&aws::elb::SCHEME).test(false, |scheme| &**scheme == "internal");
        inside.or(scheme).not()
    })
}
