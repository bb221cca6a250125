//! # What
//! A container switches off seccomp, AppArmor or the labels of SELinux through its security options.
//!
//! # Why
//! These keep a program from the rare system calls and files that escapes are made of. Without them one kernel
//! fault is enough.
//!
//! # Fix
//! Remove the option. Where a program needs more than the profile gives, write a profile that adds just that.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html>
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>

use crate::prelude::*;
use crate::remedies;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-confinement-off",
    aliases: &[],
    controls: &["wl-seccomp", "wl-apparmor-selinux"],
    proves: &[],
    title: "task container switches its confinement off",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the option, or name a profile of your own",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    if cx.task.is_fargate() == Truth::True {
        return Verdict::NotApplicable;
    }
    let options = cx.texts(&settings::SECURITY_OPTIONS);
    let judged = options.iter().map(|option| (option, option.test(false, |text| switches_off(text)), String::new()));
    each_value(cx.object(), judged, |_| "the kernel confines the container less than any other".into()).fixed_by(|| {
        let gone = options.iter().filter(|option| option.get().is_some_and(|text| switches_off(text)));
        remedies::without(cx.object(), cx.place(&settings::SECURITY_OPTIONS), gone.map(|option| option.origin))
    })
}

fn switches_off(option: &str) -> bool {
    let (name, value) = option.split_once([':', '=']).unwrap_or((option, ""));
    match name {
        "seccomp" | "apparmor" | "systempaths" => value == "unconfined",
        "label" => value == "disable",
        _ => false,
    }
}
