//! # What
//! A container names DNS servers.
//!
//! # Why
//! The firewall and the query logs of Route 53 Resolver see nothing of it, and whoever runs that server decides
//! where its traffic goes.
//!
//! # Fix
//! Use the resolver of the VPC.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html>
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-own-name-servers",
    aliases: &[],
    controls: &["netpol-dns-egress-only-coredns"],
    proves: &[],
    title: "task container asks name servers of its own",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove `dnsServers`, so that the resolver of the VPC answers",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let at = cx.place(&settings::DNS_SERVERS);
    match cx.given(&settings::DNS_SERVERS) {
        Truth::True => Verdict::gap("names are resolved past the resolver of the network", cx.object(), at),
        Truth::False => Verdict::Pass,
        Truth::Unknown => Verdict::unknown_value(&cx.text(&settings::DNS_SERVERS), cx.object()),
    }
}
