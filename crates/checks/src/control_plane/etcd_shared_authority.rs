//! # What
//! etcd trusts the same certificate authority for its clients as the API server does for its own.
//!
//! # Why
//! Every client certificate of the cluster then opens etcd too, which knows no roles: whoever has one is an
//! administrator.
//!
//! # Fix
//! Give etcd an authority of its own, and name it in `--trusted-ca-file`.
//!
//! # References
//! - <https://etcd.io/docs/latest/op-guide/security/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::Hit;
use plimsoll_estate::At;
use plimsoll_model::Why;

use super::flags::{Known, known};
use super::remedy::put;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "etcd-shared-authority",
    aliases: &["CIS-2.7", "C-0159"],
    controls: &["etcd-tls-mutual"],
    proves: &[],
    title: "etcd trusts the authority of the cluster",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "give etcd a certificate authority of its own",
    since: "0.1.0",
    run: Run::Container(run),
};

/// Where kubeadm keeps etcd's authority.
const OWN: &str = "/etc/kubernetes/pki/etcd/ca.crt";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let (own, at) = match known(cx, "etcd", "trusted-ca-file") {
        Known::NotThis | Known::No => return Verdict::NotApplicable,
        Known::Hidden(why, at) => return Verdict::Unknown(why, Some(Hit::new(cx.object, at))),
        Known::Value(own, at) => (own, at),
    };
    let servers: Vec<(&Object, Known)> = servers(cx).collect();
    let same = |(object, known): &(&'e Object, Known)| match known {
        Known::Value(file, at) if *file == own => Some(Hit::noted(object, *at, "the API server trusts it too")),
        _ => None,
    };
    if let Some(server) = servers.iter().find_map(same) {
        return Verdict::gap_at(
            "every client certificate of the cluster opens etcd",
            vec![Hit::new(cx.object, at), server],
        )
        .fixed_by_maybe(|| put(cx, &[("trusted-ca-file", Some(OWN.to_owned()))]))
        .review("where etcd's own authority lies; certificates have to be signed by it first");
    }
    match servers.iter().any(|(_, known)| matches!(known, Known::Value(..))) {
        true => Verdict::Pass,
        false => unseen(cx, at),
    }
}

/// Every container that is an API server, with the authority that it trusts for its clients.
fn servers<'e>(cx: &ContainerCx<'e>) -> impl Iterator<Item = (&'e Object, Known)> + use<'e> {
    let view = cx.view;
    view.pods().flat_map(move |(object, pod)| {
        let read = move |container| {
            let cx = ContainerCx { view, object, pod, container };
            (object, known(&cx, "kube-apiserver", "client-ca-file"))
        };
        pod.containers.iter().map(read).filter(|(_, known)| !matches!(known, Known::NotThis))
    })
}

fn unseen<'e>(cx: &ContainerCx<'e>, at: At) -> Verdict<'e> {
    let why = Why::new("which authority the API server trusts was not seen", "add its manifest to the scan");
    Verdict::Unknown(why, Some(Hit::new(cx.object, at)))
}
