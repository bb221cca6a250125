//! Short forms for the tables.

use crate::form::Part;
use crate::rule::{Check, Class, Form, Reader, Rule};

type Words = &'static [&'static str];

/// A token of this form, which starts with its keyword.
pub(super) const fn token(
    id: &'static str,
    title: &'static str,
    provider: &'static str,
    keywords: Words,
    parts: &'static [Part],
    source: &'static str,
) -> Rule {
    let form = Form::Token(0, parts);
    Rule { id, title, provider, class: Class::Token, keywords, form, check: Check::Form, source }
}

/// A value of one of these forms under a name that holds the keyword.
pub(super) const fn named(
    id: &'static str,
    title: &'static str,
    provider: &'static str,
    keywords: Words,
    forms: &'static [&'static [Part]],
    source: &'static str,
) -> Rule {
    let form = Form::Named(forms);
    Rule { id, title, provider, class: Class::Token, keywords, form, check: Check::Random, source }
}

/// What a reader of its own finds.
pub(super) const fn read(
    id: &'static str,
    title: &'static str,
    provider: &'static str,
    keywords: Words,
    reader: Reader,
    source: &'static str,
) -> Rule {
    let form = Form::Reader(reader);
    Rule { id, title, provider, class: Class::Password, keywords, form, check: Check::Form, source }
}

impl Rule {
    /// The token starts so many bytes before its keyword.
    pub(super) const fn back(mut self, bytes: usize) -> Self {
        if let Form::Token(_, parts) = self.form {
            self.form = Form::Token(bytes, parts);
        }
        self
    }

    /// What proves it.
    pub(super) const fn check(mut self, check: Check) -> Self {
        self.check = check;
        self
    }

    /// A credential of a cloud.
    pub(super) const fn cloud(mut self) -> Self {
        self.class = Class::Cloud;
        self
    }

    /// Another kind of evidence.
    pub(super) const fn class(mut self, class: Class) -> Self {
        self.class = class;
        self
    }

    /// A name that is no secret.
    pub(super) const fn public(mut self) -> Self {
        self.class = Class::Identifier;
        self
    }
}
