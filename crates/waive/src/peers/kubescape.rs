//! Kubescape's exceptions: a JSON list of policies, each with resources and controls.

use std::sync::Arc;

use jiff::civil::Date;
use plimsoll_engine::WaivedBy;
use plimsoll_syntax::{LineIndex, Node};
use regex::{Regex, RegexBuilder};

use super::{Imported, Statement};
use crate::limits::{MAX_BYTES, MAX_PATTERN, MAX_WAIVERS, PATTERN_MEMORY};
use crate::scope::{Scope, Target, namespace};
use crate::{Error, Names};

/// Patterns over what names an object; all of them have to fit.
#[derive(Clone, Debug, Default)]
pub(crate) struct Designator {
    kind: Option<Regex>,
    namespace: Option<Regex>,
    name: Option<Regex>,
}

impl Designator {
    pub(crate) fn covers(&self, target: Target<'_>) -> bool {
        let fits = |pattern: &Option<Regex>, text| pattern.as_ref().is_none_or(|p| p.is_match(text));
        let subject = target.subject;
        fits(&self.kind, &subject.kind) && fits(&self.namespace, namespace(subject)) && fits(&self.name, &subject.name)
    }
}

/// Reads a file of exceptions.
///
/// # Errors
/// Where the text is too large, not JSON, or no list of policies.
pub fn exceptions(text: &str, shown: &str, names: &Names) -> Result<Imported, Error> {
    if text.len() > MAX_BYTES {
        return Err(Error::too_large());
    }
    let text: Arc<str> = text.into();
    let parsed = plimsoll_syntax::parse(&text);
    if let Some(error) = parsed.errors.first() {
        return Err(Error::at(&text, error.offset as usize, "not JSON from here on; correct it"));
    }
    let list = parsed.trees.first().filter(|t| t.root().kind() == plimsoll_syntax::Kind::Seq);
    let list = list.ok_or_else(|| Error::new("not a list of exceptions; Kubescape writes `[{…}]`"))?;
    let file = File { text: &text, lines: LineIndex::new(&text), shown, names };
    let mut out = Imported::default();
    list.root().items().take(MAX_WAIVERS).for_each(|policy| file.policy(policy, &mut out));
    Ok(out)
}

struct File<'a> {
    text: &'a str,
    lines: LineIndex,
    shown: &'a str,
    names: &'a Names,
}

impl<'a> File<'a> {
    fn statement(&self, policy: Node<'a>, at: Node<'a>, id: &'a str, until: Option<Date>) -> Statement<'a> {
        let line = self.lines.position(self.text, at.span().start).line;
        let reason = policy.get("reason").or_else(|| policy.get("name")).map_or("", Node::text);
        Statement { by: WaivedBy::Kubescape, file: self.shown, line, id, reason, until }
    }

    fn policy(&self, policy: Node<'a>, out: &mut Imported) {
        let whole = |why| self.statement(policy, policy, "", None).unmatched(why);
        let end = policy.get("expirationDate").filter(|n| !n.is_null()).map(|n| day(n.text()));
        if end == Some(None) {
            return out.unmatched.push(whole("its `expirationDate` is not a date"));
        }
        let Some(designators) = designators(policy) else {
            return out.unmatched.push(whole(
                "one of its resources is described by more than kind, namespace and name; write a waiver for it",
            ));
        };
        for posture in policy.get("posturePolicies").into_iter().flat_map(Node::items) {
            match posture.get("controlID").map(Node::text).filter(|id| !id.is_empty()) {
                Some(id) => {
                    let statement = self.statement(policy, posture, id, end.flatten());
                    out.add(&statement, self.names, Scope::Any(designators.clone()));
                }
                None => out.unmatched.push(
                    self.statement(policy, posture, "", None)
                        .unmatched("it names no `controlID`; a framework or a title as a whole is not waived"),
                ),
            }
        }
    }
}

fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

/// Nothing where a resource cannot be compared with what a finding tells: it would waive too much.
fn designators(policy: Node<'_>) -> Option<Vec<Designator>> {
    let resources = policy.get("resources")?;
    resources.items().map(|r| designator(r.get("attributes")?)).collect()
}

fn designator(attributes: Node<'_>) -> Option<Designator> {
    let mut out = Designator::default();
    for (key, value) in attributes.entries() {
        let pattern = pattern(value.text());
        match key.text() {
            "kind" => out.kind = Some(pattern?),
            "namespace" => out.namespace = Some(pattern?),
            "name" => out.name = Some(pattern?),
            "cluster" if value.text() == ".*" => {}
            _ => return None,
        }
    }
    Some(out)
}

/// Kubescape's values are regular expressions over the whole text, upper and lower case alike.
fn pattern(text: &str) -> Option<Regex> {
    let wanted = (text.len() <= MAX_PATTERN).then(|| format!("^(?:{text})$"))?;
    RegexBuilder::new(&wanted).case_insensitive(true).size_limit(PATTERN_MEMORY).build().ok()
}
