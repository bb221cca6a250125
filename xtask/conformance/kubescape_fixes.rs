//! Kubescape's fix paths: what its rules would set, against what stands there after our fixes.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use plimsoll_engine::Check;
use plimsoll_estate::Estate;
use serde::Deserialize;
use serde_json::Value;

use crate::fixes::{Fixed, fix, has_gap, objects};
use crate::list::List;
use crate::suite::{Compared, Judged, Outcome, Suite};
use crate::verdict::checks;

pub struct Fixes;

#[derive(Deserialize)]
struct Index {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    rule: String,
    case: String,
    files: Vec<String>,
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    objects: Vec<Named>,
    fix_paths: Vec<FixPath>,
}

#[derive(Deserialize)]
struct Named {
    kind: Option<String>,
    name: Option<String>,
}

#[derive(Deserialize)]
struct FixPath {
    path: String,
    value: String,
}

#[derive(Default)]
struct Tally {
    made: usize,
    offered: usize,
    open: usize,
    /// Placeholders that nothing of ours answers, by rule.
    silent: BTreeMap<String, usize>,
}

impl Suite for Fixes {
    fn list(&self) -> &'static str {
        "kubescape-fixes.toml"
    }

    fn judge(&self, dir: &Path, list: &List) -> Result<Judged> {
        let index: Index = serde_json::from_str(&xtask::repo::read(&dir.join("index.json"))?)?;
        let mut tally = Tally::default();
        let mut judged = Judged::default();
        for case in index.cases.iter().filter(|case| case.findings.iter().any(|f| !f.fix_paths.is_empty())) {
            judged.rules.insert(case.rule.clone());
            match list.checks(&case.rule) {
                Some(slugs) => judged.cases.extend(compare(dir, case, &checks(slugs)?, &mut tally)?),
                None if list.is_excluded(&case.rule) => judged.cases.extend(excluded(case)),
                None => bail!("`{}` is neither mapped nor excluded in conformance/kubescape-fixes.toml", case.rule),
            }
        }
        let Tally { made, offered, open, silent } = tally;
        let answered = open - silent.values().sum::<usize>();
        judged.figures.push(format!("literal values: {made} by safe fixes, {offered} by what a person is asked about"));
        judged
            .figures
            .push(format!("placeholders: {answered} of {open} become a question to a person, or are settled"));
        judged.figures.extend(silent.iter().map(|(rule, count)| format!("    not so: {rule} {count}")));
        Ok(judged)
    }
}

/// A value that a person has to fill in.
fn is_placeholder(value: &str) -> bool {
    let value = value.split_once('=').map_or(value, |(_, value)| value);
    let capitals =
        value.contains('_') && value.chars().all(|c| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit());
    (capitals && !value.starts_with("NET_") && !value.starts_with("SYS_"))
        || (value.contains('<') && value.contains('>'))
}

fn name(case: &Case, finding: &Finding, path: &FixPath) -> String {
    let object = finding.objects.first().and_then(|named| named.name.as_deref()).unwrap_or_default();
    format!("{}/{} {object} {}", case.rule, case.case, path.path)
}

fn excluded(case: &Case) -> Vec<Outcome> {
    let paths = case.findings.iter().flat_map(|finding| finding.fix_paths.iter().map(move |path| (finding, path)));
    let literal = paths.filter(|(_, path)| !is_placeholder(&path.value));
    literal.map(|(finding, path)| Outcome { case: name(case, finding, path), compared: Compared::Excluded }).collect()
}

fn compare(dir: &Path, case: &Case, checks: &[&'static Check], tally: &mut Tally) -> Result<Vec<Outcome>> {
    let texts: Result<Vec<_>> = case.files.iter().map(|f| Ok((f.clone(), xtask::repo::read(&dir.join(f))?))).collect();
    let texts = texts?;
    let before = objects(&crate::verdict::estate(&texts)?);
    let fixed = fix(&texts, checks).with_context(|| case.case.clone())?;
    let mut outcomes = Vec::new();
    for (finding, path) in case.findings.iter().flat_map(|f| f.fix_paths.iter().map(move |path| (f, path))) {
        if is_placeholder(&path.value) {
            tally.open += 1;
            if !is_answered(&before, &fixed, finding) {
                *tally.silent.entry(case.rule.clone()).or_default() += 1;
            }
        } else {
            let compared = literal(&fixed, finding, path, checks, tally);
            outcomes.push(Outcome { case: name(case, finding, path), compared });
        }
    }
    Ok(outcomes)
}

/// Whether we change the object, or would after a question.
fn is_answered(before: &[Value], fixed: &Fixed, finding: &Finding) -> bool {
    let old: Vec<&Value> = before.iter().filter(|object| is_meant(object, finding)).collect();
    objects(&fixed.offered).iter().filter(|object| is_meant(object, finding)).any(|object| !old.contains(&object))
}

fn literal(fixed: &Fixed, finding: &Finding, path: &FixPath, checks: &[&'static Check], tally: &mut Tally) -> Compared {
    if holds(&fixed.made, finding, path) && !has_gap(&fixed.made, checks) {
        tally.made += 1;
        return Compared::Matched;
    }
    if holds(&fixed.offered, finding, path) && !has_gap(&fixed.offered, checks) {
        tally.offered += 1;
        return Compared::Matched;
    }
    let ours = objects(&fixed.offered);
    let ours: Vec<String> =
        ours.iter().filter(|o| is_meant(o, finding)).map(|o| at(o, &path.path).to_string()).collect();
    let refused = fixed.refused.join("; ");
    Compared::Disagree(format!("they set {}\nwe leave {} {refused}", path.value, ours.join(" or ")))
}

fn is_meant(object: &Value, finding: &Finding) -> bool {
    finding.objects.iter().any(|named| {
        let kind = named.kind.as_deref().is_none_or(|kind| object["kind"] == kind);
        kind && named.name.as_deref().is_none_or(|name| object["metadata"]["name"] == name)
    })
}

/// Whether an object that is meant holds the value. Several may share a name.
fn holds(estate: &Estate, finding: &Finding, path: &FixPath) -> bool {
    let all = objects(estate);
    all.iter().filter(|object| is_meant(object, finding)).any(|object| is_there(object, path))
}

/// Items of lists may stand anywhere in them: what is taken out moves the others.
fn is_there(object: &Value, path: &FixPath) -> bool {
    match path.path.rsplit_once('[').filter(|(_, index)| index.trim_end_matches(']').parse::<usize>().is_ok()) {
        Some((list, _)) => {
            at(object, list).as_array().is_some_and(|items| items.iter().any(|item| says(item, &path.value)))
        }
        None => says(at(object, &path.path), &path.value),
    }
}

/// Whether a value says what theirs says: the same, `ALL` for a capability, a stricter level, or a flag's list that
/// holds each word.
fn says(ours: &Value, theirs: &str) -> bool {
    let text = ours.as_str().map_or_else(|| ours.to_string(), str::to_owned);
    let words = |list: &str| list.split(',').map(str::to_owned).collect::<Vec<_>>();
    match (text.split_once('='), theirs.split_once('=')) {
        (Some((flag, ours)), Some((same, wanted))) if flag == same && flag.starts_with("--") => {
            let ours = words(ours);
            words(wanted).iter().all(|word| ours.contains(word))
        }
        // The stricter level holds the laxer one.
        _ if theirs == "baseline" => matches!(text.as_str(), "baseline" | "restricted"),
        _ => text == theirs || (text == "ALL" && theirs.chars().all(|c| c.is_ascii_uppercase() || c == '_')),
    }
}

/// The value at a path such as `spec.containers[0].ports`; a bracket may also hold a key.
fn at<'v>(object: &'v Value, path: &str) -> &'v Value {
    let mut value = object;
    let mut rest = path;
    while !rest.is_empty() {
        let (step, after) = match rest.strip_prefix('[') {
            Some(bracket) => bracket.split_once(']').unwrap_or((bracket, "")),
            None => rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len())),
        };
        let step = step.trim_matches(['"', '\'']);
        value = match step.parse::<usize>().ok().filter(|_| value.is_array()) {
            Some(index) => &value[index],
            None => &value[step],
        };
        rest = after.strip_prefix('.').unwrap_or(after);
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn paths_lead_through_lists_and_keys_with_dots() {
        let object = json!({"metadata": {"labels": {"a.b/c": "x"}}, "spec": {"items": [{"n": 1}]}});
        assert_eq!(at(&object, "metadata.labels[a.b/c]"), "x");
        assert_eq!(at(&object, "metadata.labels['a.b/c']"), "x");
        assert_eq!(at(&object, "spec.items[0].n"), 1);
        assert!(at(&object, "spec.items[3].n").is_null());
    }

    #[test]
    fn a_value_says_the_same_in_more_words() {
        assert!(says(&json!("--mode=Node,RBAC"), "--mode=RBAC") && !says(&json!("--mode=RBAC"), "--mode=Node,RBAC"));
        assert!(says(&json!("ALL"), "NET_RAW") && says(&json!(true), "true") && !says(&json!("ALL"), "true"));
    }

    #[test]
    fn placeholders_are_told_from_values() {
        assert!(
            ["YOUR_VALUE", "--x=YOUR_VALUE", "--x=<path/to/file>", "AWS_LOADBALANCER_SSL_CERT"]
                .iter()
                .all(|v| is_placeholder(v))
        );
        assert!(!["NET_RAW", "true", "baseline", "--profiling=false", "Default"].iter().any(|v| is_placeholder(v)));
    }
}
