/// What comes of a text that both read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Equal,
    BothRefuse,
    WeRefuse,
    TheyRefuse,
    Differ,
}

/// A difference that stays, and the reason.
pub struct Known {
    pub name: &'static str,
    pub outcome: Outcome,
    pub why: &'static str,
}

const fn known(name: &'static str, outcome: Outcome, why: &'static str) -> Known {
    Known { name, outcome, why }
}

const NEWER: &str = "legal in YAML 1.2: nothing is hidden by reading what kubectl refuses";
const SEPARATOR: &str = "kubectl refuses a value on the separator's line, Helm and others read it";
const DIRECTIVE: &str = "kubectl cuts the text between a directive and its document; other tools read it";
const CONTROL: &str = "control characters that JSON allows: reported as unreadable";
const BREAKS: &str = "reads as two different things to different tools: reported as unreadable";

use Outcome::{Differ, TheyRefuse, WeRefuse};

pub const KNOWN: &[Known] = &[
    known(
        "collections.yaml#alias-colon",
        WeRefuse,
        "an alias name takes the colon in YAML 1.2: reported as unreadable",
    ),
    known("collections.yaml#anchor-names", TheyRefuse, NEWER),
    known("collections.yaml#anchor-name-slash", TheyRefuse, NEWER),
    known("collections.yaml#flow-dash", WeRefuse, "a lone dash in a flow list is no YAML 1.2: reported as unreadable"),
    known("collections.yaml#flow-question", TheyRefuse, NEWER),
    known("collections.yaml#flow-key-lines", TheyRefuse, NEWER),
    known("collections.yaml#tabs-list", TheyRefuse, NEWER),
    known("collections.yaml#tabs-blank", TheyRefuse, NEWER),
    known("collections.yaml#tabs-comment", TheyRefuse, NEWER),
    known("collections.yaml#tag-timestamp-wrong", TheyRefuse, "the text is kept; the reader has no calendar"),
    known("scalars.yaml#quoted-hash", WeRefuse, "a comment needs a blank before it: reported as unreadable"),
    known("scalars.yaml#escape-slash", TheyRefuse, NEWER),
    known("scalars.yaml#escape-surrogates", TheyRefuse, "JSON has such pairs, and JSON is YAML 1.2"),
    known("scalars.yaml#block-tab", TheyRefuse, NEWER),
    known("streams.yaml#separator-value", TheyRefuse, SEPARATOR),
    known("streams.yaml#separator-value-later", TheyRefuse, SEPARATOR),
    known("streams.yaml#separator-scalar", TheyRefuse, SEPARATOR),
    known("streams.yaml#separator-tag", TheyRefuse, SEPARATOR),
    known("streams.yaml#separator-block", TheyRefuse, SEPARATOR),
    known("streams.yaml#separator-glued", TheyRefuse, NEWER),
    known("streams.yaml#separator-glued-later", TheyRefuse, NEWER),
    known("streams.yaml#end-then-more", Differ, "kubectl drops what follows `...` without a separator; we read it too"),
    known("streams.yaml#end-then-rubbish", WeRefuse, "the same, and it cannot be read: said, never dropped"),
    known("streams.yaml#directive", TheyRefuse, DIRECTIVE),
    known("streams.yaml#directive-newer", TheyRefuse, DIRECTIVE),
    known("streams.yaml#directive-tag", TheyRefuse, DIRECTIVE),
    known("streams.yaml#directive-unknown", TheyRefuse, DIRECTIVE),
    known("streams.yaml#only-end", TheyRefuse, "there is nothing in it"),
    known("streams.yaml#bom-later", WeRefuse, "a byte order mark inside a text: reported as unreadable"),
    known("streams.yaml#next-line-plain", WeRefuse, BREAKS),
    known("streams.yaml#next-line-quoted", WeRefuse, BREAKS),
    known("streams.yaml#line-separator-plain", WeRefuse, BREAKS),
    known("streams.yaml#line-separator-comment", WeRefuse, BREAKS),
    known("streams.yaml#line-separator-quoted", WeRefuse, BREAKS),
    known("streams.yaml#line-separator-block", WeRefuse, BREAKS),
    known("streams.yaml#paragraph-separator", WeRefuse, BREAKS),
    known("streams.yaml#json-lone-surrogate", WeRefuse, "half of a pair is no character: reported as unreadable"),
    known(
        "streams.yaml#json-too-large",
        TheyRefuse,
        "a number beyond floats is text to their YAML reader, and so to us",
    ),
    known("streams.yaml#json-delete", WeRefuse, CONTROL),
    known("streams.yaml#json-control", WeRefuse, CONTROL),
];
