//! # What
//! A container sets a kernel parameter outside the few that are known to stay inside its namespaces.
//!
//! # Why
//! Other parameters change how the kernel treats neighbours, or switch protections off.
//!
//! # Fix
//! Keep to `net.ipv4.ip_unprivileged_port_start`, `net.ipv4.tcp_keepalive_*`, `net.core.somaxconn` and the like.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SystemControl.html>
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>

use super::support;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-sysctl-of-host",
    aliases: &[],
    controls: &["wl-unsafe-sysctls"],
    proves: &[],
    title: "task container sets a kernel parameter that others share",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the parameter, or set it on the instances",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

/// Parameters of the container's own namespaces that weaken no protection.
const OWN: &[&str] = &[
    "net.core.somaxconn",
    "net.ipv4.ip_local_port_range",
    "net.ipv4.ip_local_reserved_ports",
    "net.ipv4.ip_unprivileged_port_start",
    "net.ipv4.ping_group_range",
    "net.ipv4.tcp_fin_timeout",
    "net.ipv4.tcp_keepalive_intvl",
    "net.ipv4.tcp_keepalive_probes",
    "net.ipv4.tcp_keepalive_time",
    "net.ipv4.tcp_max_syn_backlog",
    "net.ipv4.tcp_rmem",
    "net.ipv4.tcp_syncookies",
    "net.ipv4.tcp_tw_reuse",
    "net.ipv4.tcp_wmem",
];

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let names = support::sysctls(cx);
    let judged = names.iter().map(|name| (name, name.test(false, |name| !OWN.contains(&&**name)), String::new()));
    each_value(cx.object(), judged, |_| "the kernel shares what it sets with others, or protects less".to_owned())
}
