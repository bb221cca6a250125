use std::collections::{BTreeMap, HashMap};
use std::io::Write;

use plimsoll_engine::{Assessment, Finding};

use super::heading;
use crate::style::Role;
use crate::text::{clean, fit, hang};
use crate::words::fill;
use crate::{Error, Style, snippet, tally};

/// Findings of one object, worst first.
pub(crate) struct Group<'a> {
    pub(crate) findings: Vec<&'a Finding>,
}

pub(super) fn write(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> Result<(), Error> {
    let (shown, hidden) = choose(&assessment.findings, style);
    let texts: HashMap<&str, &str> = assessment.sources.iter().map(|s| (&*s.path, &*s.text)).collect();
    for group in groups(shown) {
        writeln!(out, "{}\n", heading(&title(&group, style), style))?;
        for finding in group.findings {
            writeln!(out, "{}", snippet::render(finding, |path| texts.get(path).copied(), style))?;
        }
    }
    more(&hidden, style, out)
}

/// The finding that the report shows first.
pub(super) fn first(assessment: &Assessment) -> Option<&Finding> {
    let all = groups(assessment.findings.iter().collect());
    all.first().and_then(|g| g.findings.first()).copied()
}

/// At most so many findings of each check, the foremost ones; the others are counted in words.
fn choose<'a>(findings: &'a [Finding], style: &Style) -> (Vec<&'a Finding>, Vec<&'a Finding>) {
    let most = if style.max_per_check == 0 { usize::MAX } else { style.max_per_check };
    let mut seen: HashMap<&str, usize> = HashMap::new();
    findings.iter().partition(|finding| {
        let count = seen.entry(&finding.check).or_default();
        *count += 1;
        *count <= most
    })
}

/// Objects with the worst finding first, then by place.
pub(crate) fn groups(findings: Vec<&Finding>) -> Vec<Group<'_>> {
    let mut order: Vec<Group<'_>> = Vec::new();
    let mut known = HashMap::new();
    for finding in findings {
        let at = *known.entry(tally::object_key(finding)).or_insert(order.len());
        match order.get_mut(at) {
            Some(group) => group.findings.push(finding),
            None => order.push(Group { findings: vec![finding] }),
        }
    }
    for group in &mut order {
        group.findings.sort_by_key(|f| std::cmp::Reverse(f.severity));
    }
    order.sort_by_key(|g| std::cmp::Reverse(g.findings.first().map(|f| f.severity)));
    order
}

fn title(group: &Group<'_>, style: &Style) -> String {
    let title = group.findings.first().map_or(String::new(), |f| f.subject.title());
    fit(&clean(&title), style.columns() - 10, style.ascii)
}

/// What was held back, by check, with the files that hold it.
fn more(hidden: &[&Finding], style: &Style, out: &mut dyn Write) -> Result<(), Error> {
    if hidden.is_empty() {
        return Ok(());
    }
    let mut checks: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in hidden {
        checks.entry(&finding.check).or_default().push(finding);
    }
    writeln!(out, "{}", heading(style.words().more, style))?;
    for (check, findings) in checks {
        let role = findings.first().map_or(Role::Plain, |f| Role::of(f.severity));
        writeln!(out, " {}", style.paint(role, check))?;
        writeln!(out, "{}", hang("   ", &more_line(&findings, style), style.columns()))?;
    }
    writeln!(out, "   ({}: --verbose)\n", style.words().show_all)?;
    Ok(())
}

fn more_line(findings: &[&Finding], style: &Style) -> String {
    let words = style.words();
    let mut files: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings {
        *files.entry(finding.places.first().map_or("", |p| &p.file)).or_default() += 1;
    }
    let mut named: Vec<(&str, usize)> = files.into_iter().collect();
    named.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let mut shown: Vec<String> = named.iter().take(3).map(|(file, n)| format!("{} ({n})", clean(file))).collect();
    if named.len() > shown.len() {
        shown.push(fill(words.and_more, &[("n", &(named.len() - shown.len()).to_string())]));
    }
    let files = words.file.count(named.len());
    fill(words.more_line, &[("n", &findings.len().to_string()), ("files", &files), ("where", &shown.join(", "))])
}
