//! The marks of the picture, each told apart without colour.

/// One set of marks.
#[derive(Debug)]
pub(crate) struct Glyphs {
    pub(crate) closed: &'static str,
    pub(crate) open: &'static str,
    pub(crate) unseen: &'static str,
    pub(crate) beyond: &'static str,
    pub(crate) provider: &'static str,
    pub(crate) vendor: &'static str,
    /// The water line.
    pub(crate) line: &'static str,
    /// The water line where something is shared across it.
    pub(crate) shared: &'static str,
    /// The Plimsoll mark.
    pub(crate) mark: &'static str,
    pub(crate) rule: &'static str,
    pub(crate) cross: &'static str,
    pub(crate) dot: &'static str,
    pub(crate) arrow: &'static str,
    pub(crate) bullet: &'static str,
}

pub(crate) static UNICODE: Glyphs = Glyphs {
    closed: "▓",
    open: "╳",
    unseen: "░",
    beyond: "╌",
    provider: "·",
    vendor: ":",
    line: "┃",
    shared: "╋",
    mark: "⊖",
    rule: "─",
    cross: "╂",
    dot: "·",
    arrow: "→",
    bullet: "•",
};

pub(crate) static ASCII: Glyphs = Glyphs {
    closed: "#",
    open: "X",
    unseen: "?",
    beyond: "-",
    provider: ".",
    vendor: ":",
    line: "|",
    shared: "+",
    mark: "(-)",
    rule: "-",
    cross: "+",
    dot: "-",
    arrow: "->",
    bullet: "*",
};

impl crate::Style {
    pub(crate) fn glyphs(&self) -> &'static Glyphs {
        if self.ascii { &ASCII } else { &UNICODE }
    }
}
