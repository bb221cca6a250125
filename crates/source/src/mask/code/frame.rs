//! What is open at a place of HCL: blocks, objects, lists and calls.

use std::ops::Range;

use super::super::names::Strength;

/// How much of a value is secret for its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Taint {
    /// Its values; the keys of its objects are names.
    Values,
    /// All of it.
    All,
}

/// What is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'t> {
    /// The file itself.
    Top,
    /// A block with its kind and its labels.
    Block(&'t str, &'t str, &'t str),
    Object,
    List,
    /// The arguments of a function.
    Call(&'t str),
    /// What stands in parentheses.
    Group,
    /// What chooses an item.
    Index,
}

/// Something open, and the entry that is read in it.
#[derive(Debug)]
pub(super) struct Frame<'t> {
    pub(super) kind: Kind<'t>,
    /// The step that it adds to a path below a resource.
    pub(super) step: Option<&'t str>,
    taint: Option<Taint>,
    strength: Option<Strength>,
    /// The name of the entry whose value is read.
    pub(super) key: Option<&'t str>,
    own: (Option<Taint>, Option<Strength>),
    /// Whether an entry may start here.
    pub(super) fresh: bool,
    /// How sure the value of its `name` makes it that its `value` is a secret.
    pub(super) named: Option<Strength>,
    /// Its `value`, where that is a literal.
    pub(super) value: Option<Range<usize>>,
    /// Whether it says of itself that it is a secret.
    pub(super) says_so: bool,
    /// What is secret if it does.
    pub(super) pending: Vec<Range<usize>>,
    /// Whether the last item of a list was a flag that takes a secret.
    pub(super) flag: bool,
}

impl<'t> Frame<'t> {
    pub(super) fn top() -> Self {
        Self::new(Kind::Top, None, None, None)
    }

    fn new(kind: Kind<'t>, step: Option<&'t str>, taint: Option<Taint>, strength: Option<Strength>) -> Self {
        Self {
            kind,
            step,
            taint,
            strength,
            key: None,
            own: (None, None),
            fresh: true,
            named: None,
            value: None,
            says_so: false,
            pending: Vec::new(),
            flag: false,
        }
    }

    /// What opens inside of it.
    pub(super) fn inner(&self, kind: Kind<'t>) -> Self {
        let step = match kind {
            // A loop of blocks is called as they are, and its content adds no step.
            Kind::Block("dynamic", name, _) => Some(name),
            Kind::Block("content", ..) => None,
            Kind::Block(name, ..) => Some(name),
            _ => self.key,
        };
        let taint = match kind {
            Kind::Call("sensitive") => self.taint().max(Some(Taint::All)),
            Kind::Call(name) if NAMES_FILES.contains(&name) => None,
            Kind::Index => None,
            _ => self.taint(),
        };
        let passes = match kind {
            Kind::List | Kind::Group => true,
            Kind::Call(name) => PASS_ON.contains(&name),
            _ => false,
        };
        Self::new(kind, step, taint, self.strength().filter(|_| passes))
    }

    /// How much of what is read here is secret.
    pub(super) fn taint(&self) -> Option<Taint> {
        self.own.0.max(self.taint)
    }

    /// How sure a name makes it that what is read here is one.
    pub(super) fn strength(&self) -> Option<Strength> {
        if self.key.is_some() { self.own.1 } else { self.strength }
    }

    /// Whether entries have names here.
    pub(super) fn has_names(&self) -> bool {
        matches!(self.kind, Kind::Top | Kind::Block(..) | Kind::Object)
    }

    /// An entry's name was read, and what it says of its value.
    pub(super) fn start(&mut self, key: &'t str, taint: Option<Taint>, strength: Option<Strength>) {
        self.key = Some(key);
        self.own = (taint, strength);
        self.fresh = false;
    }

    /// The entry is over.
    pub(super) fn end(&mut self) {
        if self.has_names() {
            self.key = None;
            self.own = (None, None);
            self.fresh = true;
        }
    }

    /// Whether what is read here may turn out to be a secret when it closes.
    pub(super) fn collects(&self) -> bool {
        match self.kind {
            Kind::Block("variable", ..) => self.key == Some("default"),
            Kind::Block("output", ..) => self.key == Some("value"),
            Kind::Object => matches!(self.key, Some("data" | "stringData")),
            _ => false,
        }
    }
}

/// Functions whose first argument names a file.
const NAMES_FILES: &[&str] = &["abspath", "file", "filebase64", "fileexists", "fileset", "pathexpand", "templatefile"];

/// Functions that give what they are given, or a form of it.
const PASS_ON: &[&str] = &[
    "base64encode",
    "chomp",
    "coalesce",
    "jsonencode",
    "lower",
    "nonsensitive",
    "sensitive",
    "textencodebase64",
    "title",
    "tolist",
    "toset",
    "tostring",
    "trimspace",
    "try",
    "upper",
    "urlencode",
];
