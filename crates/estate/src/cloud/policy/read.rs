//! From nodes to policies.

use std::borrow::Cow;
use std::sync::Arc;

use plimsoll_model::{Truth, Why};
use plimsoll_syntax::{HOLE, Kind, Node, parse};

use super::{Condition, Policy, Principal, Statement, Word, Words};
use crate::cloud::read::why;
use crate::{At, Cloud, CloudKind, Field, Part};

/// Deepest nesting of a policy that is written as a text, and its longest text.
const MAX_TEXT: usize = 64 * 1024;

impl<'e> Cloud<'e> {
    /// The policy document of a field; none where there is none.
    #[must_use]
    pub fn policy<T: Copy>(&self, field: &Field<T>) -> Option<Policy> {
        self.policy_of(self.part, field)
    }

    /// The policy document of a field of one of its blocks; none where there is none.
    #[must_use]
    pub fn policy_of<T: Copy>(&self, part: Part<'e>, field: &Field<T>) -> Option<Policy> {
        let (at, node) = part.find(field);
        match node {
            // A text without a word is no document.
            Some(node) if node.as_str().is_some_and(|text| text.trim().is_empty()) => None,
            Some(node) => Some(self.document(part, node)),
            None => part.node().tree().node(at.node).unknown().map(|unknown| blank(at, why(unknown))),
        }
    }

    /// The document of a data source of Terraform, which is that data source itself.
    #[must_use]
    pub fn own_policy(&self) -> Policy {
        match self.part.node().get("json").filter(|json| json.kind() == Kind::Map) {
            Some(json) => Policy::read(json),
            None => Policy::of_blocks(self.part.node()),
        }
    }

    fn document(&self, part: Part<'e>, node: Node<'e>) -> Policy {
        let source = || self.target_of(part.at_node(node), CloudKind::IamPolicyData);
        match node.unknown() {
            Some(unknown) if unknown.partial.is_none() => match source() {
                // Its places are those of another resource: what is said of it here points at the reference.
                Some(data) => Policy::of_blocks(data.part.node()).at(At::exact(node)),
                None => blank(At::exact(node), why(unknown)),
            },
            _ => Policy::read(node),
        }
    }
}

fn blank(at: At, why: Why) -> Policy {
    Policy { statements: Vec::new(), at, unknown: Some(why) }
}

/// How a document is read: where its words stand, and how its keys are spelled.
#[derive(Clone, Copy)]
struct Reader {
    /// The one place of everything, where the document is a text.
    at: Option<At>,
}

impl Policy {
    /// A document that is a mapping, or JSON in a text of which parts may be unknown.
    #[must_use]
    pub fn read(node: Node<'_>) -> Self {
        let at = At::exact(node);
        let partial = node.unknown().and_then(|unknown| unknown.partial.as_deref());
        match (node.kind(), partial) {
            (Kind::Map, _) => Reader { at: None }.policy(node, at),
            (Kind::Str, _) => of_text(node.text(), at),
            (_, Some(partial)) => of_text(partial, at),
            _ => blank(at, node.unknown().map_or_else(malformed, why)),
        }
    }

    /// The blocks of `aws_iam_policy_document`.
    fn of_blocks(node: Node<'_>) -> Self {
        let reader = Reader { at: None };
        let statements = blocks(node, "statement").map(|block| reader.block(block)).collect();
        let inherited = ["source_policy_documents", "override_policy_documents", "source_json", "override_json"]
            .iter()
            .find_map(|key| node.get(key))
            .map(|_| Why::new("the document takes statements of other documents", "scan a plan made by Terraform"));
        Self { statements, at: At::exact(node), unknown: inherited }
    }

    /// The same with everything at one place.
    fn at(mut self, at: At) -> Self {
        self.at = at;
        for statement in &mut self.statements {
            statement.at = at;
            let principals = statement.principals.iter_mut().map(|principal| &mut principal.word);
            let words = statement.actions.items.iter_mut().chain(&mut statement.resources.items);
            words.chain(principals).for_each(|word| word.at = at);
            statement.conditions.iter_mut().for_each(|c| c.values.iter_mut().for_each(|word| word.at = at));
        }
        self
    }
}

fn malformed() -> Why {
    Why::new("the policy is no JSON document", "correct it")
}

fn of_text(text: &str, at: At) -> Policy {
    if text.len() > MAX_TEXT {
        return blank(at, Why::new("the policy is too long", "split it"));
    }
    let parsed = parse(&Arc::from(&*whole(text)));
    match parsed.trees.first().map(|tree| tree.root()).filter(|root| root.kind() == Kind::Map) {
        Some(root) => Reader { at: Some(at) }.policy(root, at),
        None => blank(at, malformed()),
    }
}

/// JSON in which a hole that stands for a whole value is a string.
fn whole(text: &str) -> Cow<'_, str> {
    if !text.contains(HOLE) {
        return Cow::Borrowed(text);
    }
    let (mut out, mut quoted, mut escaped) = (String::with_capacity(text.len() + 16), false, false);
    for c in text.chars() {
        match c {
            HOLE if !quoted => out.extend(['"', HOLE, '"']),
            _ => out.push(c),
        }
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
    }
    Cow::Owned(out)
}

fn blocks<'t>(node: Node<'t>, key: &str) -> impl Iterator<Item = Node<'t>> {
    node.get(key).into_iter().flat_map(list)
}

/// The items of a list; anything else is a list of one.
fn list(node: Node<'_>) -> Vec<Node<'_>> {
    if node.kind() == Kind::Seq { node.items().collect() } else { vec![node] }
}

impl Reader {
    fn place(self, node: Node<'_>) -> At {
        self.at.unwrap_or_else(|| At::exact(node))
    }

    fn policy(self, node: Node<'_>, at: At) -> Policy {
        let statements = node.get("Statement").map(list).unwrap_or_default();
        let (known, unknown): (Vec<_>, Vec<_>) = statements.into_iter().partition(|one| one.kind() == Kind::Map);
        let why = unknown.first().map(|node| node.unknown().map_or_else(malformed_or_hole, why));
        Policy { statements: known.into_iter().map(|one| self.statement(one)).collect(), at, unknown: why }
    }

    fn statement(self, node: Node<'_>) -> Statement {
        let effect = node.get("Effect").map(|effect| self.word(effect));
        Statement {
            at: self.place(node),
            allows: effect.map_or(Truth::False, |effect| effect.is("Allow")),
            actions: self.words(node, "Action", "NotAction"),
            resources: self.words(node, "Resource", "NotResource"),
            principals: self.principals(node.get("Principal").or_else(|| node.get("NotPrincipal"))),
            not_principals: node.get("NotPrincipal").is_some(),
            conditions: self.conditions(node.get("Condition")),
            unknown: first_unknown(node),
        }
    }

    /// A statement as a block.
    fn block(self, node: Node<'_>) -> Statement {
        let effect = node.get("effect").map(|effect| self.word(effect));
        let (own, other) = (blocks(node, "principals"), blocks(node, "not_principals"));
        Statement {
            at: self.place(node),
            allows: effect.map_or((node.unknown().is_none()).into(), |effect| effect.is("Allow")),
            actions: self.words(node, "actions", "not_actions"),
            resources: self.words(node, "resources", "not_resources"),
            principals: own.chain(other).flat_map(|block| self.principal_block(block)).collect(),
            not_principals: node.get("not_principals").is_some(),
            conditions: blocks(node, "condition").map(|block| self.condition_block(block)).collect(),
            unknown: first_unknown(node),
        }
    }

    fn words(self, node: Node<'_>, key: &str, not: &str) -> Words {
        match (node.get(key), node.get(not)) {
            (Some(items), _) => Words { items: self.each(items), not: false },
            (None, Some(items)) => Words { items: self.each(items), not: true },
            (None, None) => Words::default(),
        }
    }

    fn each(self, node: Node<'_>) -> Vec<Word> {
        list(node).into_iter().map(|item| self.word(item)).collect()
    }

    fn word(self, node: Node<'_>) -> Word {
        let text: Box<str> = match node.unknown() {
            Some(unknown) => unknown.partial.clone().unwrap_or_else(|| HOLE.to_string().into()),
            None => node.text().into(),
        };
        Word { text, at: self.place(node) }
    }

    fn principals(self, node: Option<Node<'_>>) -> Vec<Principal> {
        let Some(node) = node else { return Vec::new() };
        if node.kind() != Kind::Map {
            let bare = |word: Word| Principal { kind: if &*word.text == "*" { "*" } else { "AWS" }.into(), word };
            return self.each(node).into_iter().map(bare).collect();
        }
        let of = |(kind, words): (Node<'_>, Node<'_>)| {
            let kind: Box<str> = kind.text().into();
            self.each(words).into_iter().map(move |word| Principal { kind: kind.clone(), word })
        };
        node.entries().into_iter().flat_map(of).collect()
    }

    fn principal_block(self, node: Node<'_>) -> Vec<Principal> {
        let kind: Box<str> = node.get("type").map_or("AWS", |kind| kind.text()).into();
        let words = node.get("identifiers").unwrap_or(node);
        self.each(words).into_iter().map(|word| Principal { kind: kind.clone(), word }).collect()
    }

    fn conditions(self, node: Option<Node<'_>>) -> Vec<Condition> {
        let Some(node) = node else { return Vec::new() };
        if node.kind() != Kind::Map {
            let key = self.word(node);
            return vec![Condition { operator: "".into(), key, values: Vec::new() }];
        }
        let of = |(operator, keys): (Node<'_>, Node<'_>)| {
            let operator = operator.text().to_ascii_lowercase().into_boxed_str();
            let keyed = keys.entries().into_iter();
            let one = move |(key, values): (Node<'_>, Node<'_>)| Condition {
                operator: operator.clone(),
                key: self.word(key),
                values: self.each(values),
            };
            keyed.map(one).collect::<Vec<_>>()
        };
        node.entries().into_iter().flat_map(of).collect()
    }

    fn condition_block(self, node: Node<'_>) -> Condition {
        let operator = node.get("test").map_or("", |test| test.text()).to_ascii_lowercase().into();
        let values = node.get("values").map(|values| self.each(values)).unwrap_or_default();
        Condition { operator, key: self.word(node.get("variable").unwrap_or(node)), values }
    }
}

fn malformed_or_hole() -> Why {
    Why::new("a statement of the policy is not known before it is applied", "scan a plan made by Terraform")
}

/// The first node below that cannot be told.
fn first_unknown(node: Node<'_>) -> Option<Why> {
    let tree = node.tree();
    (node.id()..node.past()).find_map(|id| tree.node(id).unknown().map(why))
}
