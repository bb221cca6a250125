//! Parser directives: comments at the very top that set how the rest is read.

use plimsoll_syntax::Span;

use crate::Fault;

/// A comment at the top of a file that the builder obeys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// `syntax`, `escape` or `check`.
    pub name: String,
    /// What it is set to.
    pub value: String,
    /// The comment.
    pub span: Span,
}

/// Reads directives until the first line that is none.
pub(crate) struct Directives {
    pub(crate) found: Vec<Directive>,
    pub(crate) escape: char,
    done: bool,
}

impl Directives {
    pub(crate) fn new() -> Self {
        Self { found: Vec::new(), escape: '\\', done: false }
    }

    /// Looks at a line without leading blanks; says what is wrong with the directive that it is.
    pub(crate) fn line(&mut self, line: &str, span: Span) -> Option<Fault> {
        if self.done {
            return None;
        }
        let Some((name, value)) = split(line) else {
            self.done = true;
            return None;
        };
        if self.found.iter().any(|d| d.name == name) {
            return Some(Fault::new(span, format!("the parser directive `{name}` stands twice")));
        }
        let fault = if name == "escape" { self.set_escape(value, span) } else { None };
        self.found.push(Directive { name, value: value.to_owned(), span });
        fault
    }

    fn set_escape(&mut self, value: &str, span: Span) -> Option<Fault> {
        match value {
            "\\" => self.escape = '\\',
            "`" => self.escape = '`',
            _ => return Some(Fault::new(span, "the escape directive takes a backslash or a backtick")),
        }
        None
    }
}

/// Name and value of a known directive.
fn split(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.strip_prefix('#')?.trim_start().split_once('=')?;
    let name = name.trim_end().to_ascii_lowercase();
    let value = value.trim();
    (matches!(name.as_str(), "syntax" | "escape" | "check") && !value.is_empty()).then_some((name, value))
}
