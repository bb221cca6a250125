//! What the checks of tasks share.

use plimsoll_estate::cloud::ecs::{Mount, settings};
use plimsoll_estate::{At, Form, Setting};
use plimsoll_model::{State, Value};

use crate::prelude::*;

/// A capability as the kernel names it, without the prefix; runtimes take either case.
pub(super) fn capability(name: &str) -> String {
    let upper = name.to_ascii_uppercase();
    upper.strip_prefix("CAP_").map(str::to_owned).unwrap_or(upper)
}

/// Whether a value is left out where that is no decision: in a Compose file that nowhere says how it is deployed.
pub(super) fn is_left_open<T>(cx: &TaskContainerCx<'_>, value: &V<T>) -> bool {
    let left_out = matches!(value.state, State::Absent | State::Default(_));
    left_out && !cx.task.omissions_count()
}

/// A gap where a value is left out, and that is a decision.
pub(super) fn left_out<'e, T>(cx: &TaskContainerCx<'e>, value: &V<T>, message: impl FnOnce() -> String) -> Verdict<'e> {
    if is_left_open(cx, value) {
        return Verdict::NotApplicable;
    }
    Verdict::fault(value.test(true, |_| false), value, cx.object(), message)
}

/// The verdict of a container's image, where it is pulled under the name that it has here.
pub(super) fn image<'e>(cx: &TaskContainerCx<'e>, fault: impl FnOnce(&str) -> Option<&'static str>) -> Verdict<'e> {
    if cx.is_built() {
        return Verdict::NotApplicable;
    }
    let image = cx.image();
    match image.get().filter(|text| !text.is_empty()) {
        Some(text) => match fault(text) {
            Some(message) => Verdict::gap(message, cx.object(), image.origin),
            None => Verdict::Pass,
        },
        None if image.why().is_some() => Verdict::unknown_value(&image, cx.object()),
        None => Verdict::NotApplicable,
    }
}

/// A gap for each mount that is a fault, where the host's path is said.
pub(super) fn mounts<'e>(
    cx: &TaskContainerCx<'e>,
    fault: impl Fn(&Mount) -> Truth,
    message: &'static str,
) -> Verdict<'e> {
    if cx.task.is_fargate() == Truth::True {
        return Verdict::NotApplicable;
    }
    let mounts = cx.mounts();
    let judged = mounts.iter().map(|mount| (&mount.host, fault(mount), mounted(mount)));
    each_value(cx.object(), judged, |_| message.to_owned())
}

fn mounted(mount: &Mount) -> String {
    mount.target.get().map_or_else(String::new, |target| format!("mounted at {target}"))
}

/// A gap for each EFS volume whose setting does not pass.
pub(super) fn efs<'e>(
    cx: &TaskCx<'e>,
    setting: &'static Setting<&'static str>,
    passes: impl Fn(&str) -> bool,
    message: &'static str,
) -> Verdict<'e> {
    let volumes = cx.volumes().into_iter().filter(|part| part.given(&settings::VOLUME_EFS.ecs) != Truth::False);
    let values: Vec<V<Box<str>>> = volumes.map(|part| part.text(&setting.ecs)).collect();
    if values.is_empty() {
        return Verdict::NotApplicable;
    }
    let judged = values.iter().map(|value| (value, value.test(true, |text| !passes(text)), String::new()));
    each_value(cx.object, judged, |_| message.to_owned())
        .fixed_at_each(|object, at| Change::new(object, at, Op::Set("ENABLED".into())))
}

/// The names of the kernel parameters that a container sets.
pub(super) fn sysctls(cx: &TaskContainerCx<'_>) -> Vec<V<Box<str>>> {
    let parts = cx.parts(&settings::SYSCTLS);
    if cx.task.form == Form::Ecs {
        return parts.into_iter().map(|part| part.text(&settings::SYSCTL_NAME.ecs)).collect();
    }
    let names = parts.into_iter().flat_map(|part| {
        let node = part.node();
        let keys = node.entries().into_iter().map(|(key, value)| (key.key_text().into_owned(), value));
        let own = (!node.text().is_empty()).then(|| (node.text().split('=').next().unwrap_or("").to_owned(), node));
        keys.chain(own).collect::<Vec<_>>()
    });
    names.map(|(name, node)| Value::known(name.into(), At::exact(node))).collect()
}
