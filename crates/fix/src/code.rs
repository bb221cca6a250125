//! Files that are no YAML: their changes are edits of the text from the beginning.

use std::sync::Arc;

use plimsoll_dockerfile::Dockerfile;
use plimsoll_iac::outline::Outline;

use crate::edit::{Edit, apply, ordered};
use crate::hcl::{self, Page};
use crate::{Refusal, docker};

/// A file with its form.
pub(crate) struct Code {
    text: Arc<str>,
    form: Form,
}

enum Form {
    Hcl(Outline),
    Docker(Box<Dockerfile>),
    /// A template of a chart: whether it is still one is told when it is rendered again.
    Template,
}

/// An edit, and what it changes of what the text says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    pub(crate) edit: Edit,
    /// What is said at each path afterwards, or nothing.
    pub(crate) said: Vec<(String, Option<String>)>,
}

/// The edits of a file so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks(Vec<Mark>);

impl Code {
    /// Reads a text of configuration; none where it is not valid.
    pub(crate) fn hcl(text: &Arc<str>) -> Option<Self> {
        Some(Self { text: Arc::clone(text), form: Form::Hcl(Outline::read(text)?) })
    }

    pub(crate) fn docker(text: &Arc<str>) -> Self {
        let form = Form::Docker(Box::new(plimsoll_dockerfile::parse(text)));
        Self { text: Arc::clone(text), form }
    }

    pub(crate) fn template(text: &Arc<str>) -> Self {
        Self { text: Arc::clone(text), form: Form::Template }
    }

    /// The page of a text of HCL.
    pub(crate) fn page(&self) -> Option<Page<'_>> {
        match &self.form {
            Form::Hcl(outline) => Some(Page { text: &self.text, outline }),
            _ => None,
        }
    }

    /// The instructions of a Dockerfile.
    pub(crate) fn dockerfile(&self) -> Option<&Dockerfile> {
        match &self.form {
            Form::Docker(file) => Some(file),
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// All edits in order, proved by reading the result.
    pub(crate) fn edits(&self, marks: &Marks) -> Option<Vec<Edit>> {
        let edits = ordered(marks.0.iter().map(|mark| mark.edit.clone()).collect())?;
        let after = apply(&self.text, &edits);
        let proved = match &self.form {
            Form::Hcl(outline) => hcl::is_as_told(Page { text: &self.text, outline }, &marks.0, &after),
            Form::Docker(file) => docker::is_sound(&self.text, file, &edits, &after),
            Form::Template => true,
        };
        proved.then_some(edits)
    }
}

impl Marks {
    /// Adds an edit, unless it is there already; says whether it was added.
    pub(crate) fn add(&mut self, mark: &Mark) -> Result<bool, Refusal> {
        if self.0.contains(mark) {
            return Ok(false);
        }
        if self.0.iter().any(|other| meet(other, mark)) {
            return Err(Refusal::Conflict);
        }
        self.0.push(mark.clone());
        Ok(true)
    }

    /// Takes the last edit back.
    pub(crate) fn take_back(&mut self) {
        self.0.pop();
    }
}

/// Whether two edits cannot be made together: they touch the same bytes, or say something about one path.
fn meet(one: &Mark, other: &Mark) -> bool {
    let (a, b) = (one.edit.span, other.edit.span);
    let apart = a.end <= b.start || b.end <= a.start;
    let same_bytes = a == b && a.start < a.end;
    let is_same = |path: &String| other.said.iter().any(|(own, _)| own == path);
    !apart || same_bytes || one.said.iter().any(|(path, _)| is_same(path))
}
