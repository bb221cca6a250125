//! Flags of a kubelet that runs as a container.

use plimsoll_engine::{ContainerCx, Hit, Verdict};
use plimsoll_estate::At;
use plimsoll_model::Why;

use super::kubelet::Setting;
use crate::control_plane::flags::{Known, known};

/// What a flag says.
pub(super) enum Said {
    /// This, or nothing that counts.
    Value(Option<String>, At),
    /// It cannot be told.
    Hidden(Why, At),
}

/// What the kubelet of a container is told by a flag; none where it runs another program. A configuration of its
/// own settles what no flag does.
pub(super) fn said(cx: &ContainerCx<'_>, flag: &'static str) -> Option<Said> {
    if !cx.container.programs.may_run("kubelet") {
        return None;
    }
    let list = cx.container.reader(cx.object);
    let at = ["command", "args"].map(|key| list.find(key)).into_iter().find(|(_, node)| node.is_some());
    let at = at.map_or_else(|| list.find("command").0, |(at, _)| at);
    Some(match known(cx, "kubelet", flag) {
        Known::NotThis => return None,
        Known::Value(text, at) => Said::Value(Some(text), at),
        Known::Hidden(why, at) => Said::Hidden(why, at),
        Known::No => match known(cx, "kubelet", "config") {
            Known::Value(_, at) | Known::Hidden(_, at) => Said::Hidden(in_file(), at),
            _ => Said::Value(None, at),
        },
    })
}

fn in_file() -> Why {
    Why::new("the setting may stand in the kubelet's configuration", "look into the file, or scan the node")
}

/// The verdict on a kubelet by its flags. `bare` is what it takes for each setting without flag and configuration,
/// which differs from what a configuration leaves out; nothing where that is none of the check's business.
pub(super) fn judge_flags<'e>(
    cx: &ContainerCx<'e>,
    message: &str,
    settings: &[Setting],
    bare: &[Option<&str>],
) -> Verdict<'e> {
    let mut hits = Vec::new();
    let mut unknown = None;
    for (setting, bare) in settings.iter().zip(bare) {
        match said(cx, setting.flag) {
            None => return Verdict::NotApplicable,
            Some(Said::Value(Some(text), at)) if !(setting.good)(&text) => hits.push(Hit::new(cx.object, at)),
            Some(Said::Value(None, at)) if bare.is_some_and(|text| !(setting.good)(text)) => {
                hits.push(Hit::noted(cx.object, at, format!("without `--{}`", setting.flag)));
            }
            Some(Said::Hidden(why, at)) => unknown = unknown.or(Some((why, at))),
            Some(Said::Value(..)) => {}
        }
    }
    match unknown {
        Some((why, at)) if hits.is_empty() => Verdict::Unknown(why, Some(Hit::new(cx.object, at))),
        _ => Verdict::gap_at(message, hits),
    }
}
