//! # What
//! The command of a container starts with `sudo` or calls it in a script.
//!
//! # Why
//! It works only where the container may gain rights, so it keeps everybody from forbidding that, and the program
//! then runs as root although the manifest may say otherwise.
//!
//! # Fix
//! Do what needs root while the image is built, and run the program as the user that it needs.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "sudo-in-command",
    aliases: &["C-0062"],
    controls: &["wl-no-privilege-escalation", "wl-non-root"],
    proves: &[],
    title: "command of the container uses sudo",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "run the program as the user that it needs",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let reader = cx.container.reader(cx.object);
    let words: Vec<_> = ["command", "args"].into_iter().flat_map(|list| reader.strings(list)).collect();
    let judged = words.iter().map(|word| (word, word.test(false, |text| calls_sudo(text)), String::new()));
    each_value(cx.object, judged, |_| "the program asks for the rights of root".into())
}

/// `sudo` as a word of a command line, with or without its path.
fn calls_sudo(text: &str) -> bool {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ';' | '&' | '|' | '(' | '`'));
    words.into_iter().any(|word| word == "sudo" || word.ends_with("/bin/sudo"))
}
