//! Policy documents: JSON in a text, a mapping, or blocks of Terraform's own data source, read the same.

mod read;
mod word;

pub(crate) use word::fits;
pub use word::{Word, Words};

use plimsoll_model::{Truth, Why};

use crate::At;

/// A policy document.
#[derive(Clone, Debug)]
pub struct Policy {
    /// What it says; nothing where it cannot be told at all.
    pub statements: Vec<Statement>,
    /// Where it stands.
    pub at: At,
    /// Why it, or a part of it, cannot be told.
    pub unknown: Option<Why>,
}

/// A statement of a policy.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Where it stands, or its policy where that is written as a text.
    pub at: At,
    /// Whether it allows; else it denies.
    pub allows: Truth,
    /// What it is about: actions, or all but these.
    pub actions: Words,
    /// On which resources, or on all but these.
    pub resources: Words,
    /// For whom; empty in policies of identities.
    pub principals: Vec<Principal>,
    /// Whether the principals are those that are left out.
    pub not_principals: bool,
    /// Under which conditions.
    pub conditions: Vec<Condition>,
    /// Why a part of it cannot be told.
    pub unknown: Option<Why>,
}

/// Somebody whom a statement is about.
#[derive(Clone, Debug)]
pub struct Principal {
    /// `AWS`, `Service`, `Federated`, `CanonicalUser`, or `*` for everybody.
    pub kind: Box<str>,
    /// Who.
    pub word: Word,
}

/// A condition of a statement.
#[derive(Clone, Debug)]
pub struct Condition {
    /// How it compares, such as `StringEquals`, in small letters.
    pub operator: Box<str>,
    /// What it compares, such as `aws:sourcearn`, in small letters.
    pub key: Word,
    /// With what.
    pub values: Vec<Word>,
}

impl Policy {
    /// The statements that allow, or may.
    pub fn allowing(&self) -> impl Iterator<Item = &Statement> {
        self.statements.iter().filter(|statement| statement.allows != Truth::False)
    }

    /// Whether a statement that allows passes a test; unknown where a part of the policy cannot be told.
    pub fn any_allow(&self, test: impl Fn(&Statement) -> Truth) -> Truth {
        let found = Truth::any(self.allowing().map(|statement| statement.allows.and(test(statement))));
        if self.unknown.is_some() { found.or(Truth::Unknown) } else { found }
    }

    /// The first reason why something in it cannot be told.
    #[must_use]
    pub fn why(&self) -> Why {
        let inner = self.statements.iter().find_map(|statement| statement.unknown.clone());
        let unnamed = || Why::new("a part of the policy refers to something else", "scan a plan made by Terraform");
        self.unknown.clone().or(inner).unwrap_or_else(unnamed)
    }
}

impl Statement {
    /// Whether anybody at all is meant.
    #[must_use]
    pub fn everybody(&self) -> Truth {
        let open = self.principals.iter().map(Principal::everybody);
        Truth::any(open).or(self.not_principals.into())
    }

    /// Whether it has a condition that narrows it: one over all values holds where there are none, and a star is no
    /// limit.
    #[must_use]
    pub fn conditioned(&self) -> bool {
        let narrows = |condition: &Condition| {
            let star = condition.values.iter().any(|value| &*value.text == "*");
            !condition.operator.starts_with("forallvalues") && !star
        };
        self.conditions.iter().any(narrows)
    }

    /// The conditions on a key, given in small letters.
    pub fn on<'s>(&'s self, key: &'s str) -> impl Iterator<Item = &'s Condition> {
        self.conditions.iter().filter(move |condition| condition.key.is(key) == Truth::True)
    }

    /// Whether it allows this action on this resource, conditions left aside.
    #[must_use]
    pub fn grants(&self, action: &str, resource: &str) -> Truth {
        self.actions.cover(action).and(self.resources.cover(resource))
    }
}

impl Principal {
    /// Whether it is everybody: the bare star, or a star as account.
    #[must_use]
    pub fn everybody(&self) -> Truth {
        match &*self.kind {
            "*" => Truth::True,
            // A part that is not known, such as the own account's number, is no star.
            "AWS" if self.word.known() => self.word.is("*").or(self.word.is("arn:aws:iam::*:root")),
            "AWS" => self.word.is("*"),
            _ => Truth::False,
        }
    }
}
