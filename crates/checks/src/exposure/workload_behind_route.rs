//! # What
//! A pod is reachable through an entry of the cluster: a service of the type NodePort or LoadBalancer selects it,
//! or an Ingress, a route of the Gateway API or a VirtualService of Istio with a gateway leads to a service that
//! does.
//!
//! # Why
//! Nothing is wrong with that by itself. It is the list of what an attacker outside can talk to, and so where every
//! other finding weighs more.
//!
//! # Fix
//! Compare the list with what is meant to be reachable; remove the route, or make its gateway internal, where it is
//! not.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/gateway/>
//! - <https://kubernetes.io/docs/concepts/services-networking/ingress/>

use plimsoll_model::Why;

use super::entries;
use crate::prelude::*;
use crate::selectors::{self, Form};

/// The check.
pub static CHECK: Check = Check {
    slug: "workload-behind-route",
    aliases: &[],
    controls: &["exp-inventory"],
    proves: &[],
    title: "workload can be reached through an entry of the cluster",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove the route where the workload is not meant to be reachable",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let services = cx.view.of_kind_in("", "Service", cx.object.namespace()).into_iter();
    let mut unknown = None;
    for service in services {
        match selects(cx, service) {
            Truth::True => {
                if let Some(entry) = entries::of(cx.view, service) {
                    return gap(cx, service, entry);
                }
            }
            Truth::Unknown if entries::of(cx.view, service).is_some() => unknown = Some(service),
            _ => {}
        }
    }
    let why = || Why::new("a label or a selector is a template placeholder", "render the template and scan its output");
    let at = |service: &'e Object| service.reader().find("spec.selector").0;
    unknown.map_or(Verdict::Pass, |service| Verdict::Unknown(why(), Some(Hit::new(service, at(service)))))
}

fn gap<'e>(cx: &PodCx<'e>, service: &'e Object, entry: Hit<'e>) -> Verdict<'e> {
    let selector = service.reader().find("spec.selector").0;
    let hits =
        vec![Hit::new(cx.object, cx.pod.at), entry, Hit::noted(service, selector, "to the pods of this service")];
    Verdict::gap_at("it can be reached from outside the cluster", hits)
}

fn selects(cx: &PodCx<'_>, service: &Object) -> Truth {
    let selector = service.reader().find("spec.selector").1.filter(|s| !selectors::is_empty(*s, Form::Plain));
    selector.map_or(Truth::False, |selector| selectors::selects(selector, Form::Plain, cx.object, cx.pod))
}
