//! # What
//! A Secret of the type `kubernetes.io/dockerconfigjson` or `kubernetes.io/dockercfg` holds its login in the file.
//!
//! # Why
//! Whoever reads the repository can pull every image that the login may pull, and often push in its place: what is pushed
//! there runs in the cluster.
//!
//! # Fix
//! Withdraw the login. Use the identity of the nodes or of the kubelet for the registry of your cloud, or let a controller
//! such as External Secrets write the Secret with a login that may only pull.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/>
//! - <https://kubernetes.io/docs/tasks/administer-cluster/kubelet-credential-provider/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::At;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "registry-login-in-file",
    aliases: &[],
    controls: &["reg-imagepullsecrets-scoped", "secrets-no-plaintext-in-vcs"],
    proves: &[],
    title: "login of a registry stands in a file",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "withdraw the login, and let a controller or the node fetch a new one",
    since: "0.1.0",
    run: Run::Object(&[("", "Secret")], run),
};

/// The types, and the entry that each of them asks for.
const TYPES: [(&str, &str); 2] =
    [("kubernetes.io/dockercfg", ".dockercfg"), ("kubernetes.io/dockerconfigjson", ".dockerconfigjson")];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let reader = cx.object.reader();
    let kind = reader.string("type");
    let entry = TYPES.iter().find(|(name, _)| kind.get().is_some_and(|kind| &**kind == *name));
    let Some((_, entry)) = entry else { return Verdict::NotApplicable };
    // SOPS leaves the fields where they are and encrypts what stands in them.
    if reader.child("sops").is_some() {
        return Verdict::Pass;
    }
    let parts = ["data", "stringData"].into_iter().filter_map(|part| reader.child(part));
    let logins: Vec<At> = parts.filter_map(|part| part.node().get(entry)).map(At::exact).collect();
    // The collector masks a value that is there, and leaves empty ones and placeholders alone.
    let given = logins.into_iter().filter(|at| !cx.view.home(cx.object).masks_in(cx.object, at.node).is_empty());
    let hits: Vec<Hit<'e>> = given.map(|at| Hit::new(cx.object, at)).collect();
    Verdict::gap_at("whoever reads the file can use the registry", hits)
}
