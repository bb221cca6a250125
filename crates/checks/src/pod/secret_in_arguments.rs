//! # What
//! The command or the arguments of a container hold a secret in plain text.
//!
//! # Why
//! Whoever reads the manifest has the secret, and inside the node everybody who lists processes. Arguments also
//! end in logs of runtimes, of audit and of crash reports.
//!
//! # Fix
//! Replace the secret, since it has been seen. Keep the new one in a Secret, mount it as a file and pass the
//! file's path.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/configuration/secret/>
//! - <https://kubernetes.io/docs/concepts/security/secrets-good-practices/>

use plimsoll_estate::At;
use plimsoll_syntax::Node;

use crate::masks;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-in-arguments",
    aliases: &[],
    controls: &["secrets-no-plaintext-in-spec", "secrets-external-store"],
    proves: &[],
    title: "arguments hold a secret in plain text",
    severity: Severity::High,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "replace the secret and mount it as a file",
    since: "0.1.0",
    run: Run::Container(run),
};

/// Where a container says what it runs; `script` is the way of Argo Workflows and Tekton.
const PLACES: [&str; 4] = ["command", "args", "script", "source"];

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let reader = cx.container.reader(cx.object);
    let texts = PLACES.into_iter().filter_map(|place| reader.child(place)).flat_map(|list| texts(list.node()));
    let found = texts.filter_map(|text| Some((text, masks::surest(cx.view, cx.object, text.id())?)));
    let hits: Vec<Hit<'e>> =
        found.map(|(text, mask)| Hit::noted(cx.object, At::exact(text), masks::words(mask))).collect();
    let message = hits.first().map(|hit| format!("an argument {}", hit.note)).unwrap_or_default();
    Verdict::gap_at(message, hits)
}

/// The items of a list, or the text itself.
fn texts(node: Node<'_>) -> Vec<Node<'_>> {
    let items: Vec<Node<'_>> = node.items().collect();
    if items.is_empty() { vec![node] } else { items }
}
