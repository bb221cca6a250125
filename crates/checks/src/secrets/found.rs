//! From the hits of a file to the faults of a check.

use plimsoll_engine::{FileCx, FileGap};
use plimsoll_model::SecretHit;
use plimsoll_secrets::{Class, Place, Rule};

/// The faults of a file whose rule and place a check asks for.
pub(super) fn gaps(cx: &FileCx<'_>, wanted: impl Fn(&Rule, Place) -> bool) -> Vec<FileGap> {
    let file = cx.file;
    let place = Place::of(
        file.path
            .rsplit_once('@')
            .map_or(&*file.path, |(path, _)| if file.commit.is_some() { path } else { &file.path }),
    );
    let known = file.hits.iter().filter_map(|hit| Some((hit, plimsoll_secrets::rule(&hit.rule)?)));
    let own = known.filter(|(_, rule)| wanted(rule, place));
    own.map(|(hit, rule)| gap(cx, hit, rule)).collect()
}

fn gap(cx: &FileCx<'_>, hit: &SecretHit, rule: &Rule) -> FileGap {
    let before = cx.file.hits.iter().take_while(|other| other.start < hit.start);
    let same = before.filter(|other| other.rule == hit.rule).count();
    let path = if same == 0 { hit.rule.clone() } else { format!("{}#{}", hit.rule, same + 1) };
    FileGap { start: hit.start, end: hit.end, path, message: message(cx, rule) }
}

fn message(cx: &FileCx<'_>, rule: &Rule) -> String {
    let what = match rule.provider {
        "" => format!("{} (rule {})", rule.title, rule.id),
        provider => format!("{} (rule {}, {provider})", rule.title, rule.id),
    };
    match &cx.file.commit {
        Some(commit) => {
            let short = commit.id.get(..12).unwrap_or(&commit.id);
            format!("{what}; in the history since commit {short} of {} by {}", commit.date, commit.author)
        }
        None => what,
    }
}

/// Whether what stands in a sample of this class is told by the checks of everyday: forms are, what people choose is not.
pub(super) fn counts(rule: &Rule, place: Place) -> bool {
    !place.sample || matches!(rule.class, Class::Cloud | Class::Token)
}
