//! Secrets are masked before a text enters the snapshot: no later room ever sees their values.
//!
//! Each byte of a secret becomes `x`; line breaks, indentation and quotes stay, so no span moves and the document
//! still has the same shape. A number or a boolean that is a secret becomes a string of `x`. Every masked text is
//! read again and compared with the original; one whose shape would change is a blind spot instead.

mod actions;
mod add;
mod apply;
mod args;
mod assign;
mod bare;
mod below;
mod broken;
mod code;
mod commands;
mod comments;
mod config;
pub(crate) mod dockerfile;
pub(crate) mod env;
mod fallback;
mod fingerprint;
mod hcl;
mod hits;
mod infra;
mod inner;
mod literals;
mod name_words;
mod names;
mod pem;
mod secret;
mod stems;
mod token_rules;
mod tokens;
mod tree;
mod types;
mod userinfo;
mod values;
mod values_of;
mod verify;
mod whole;

use std::sync::Arc;

use plimsoll_model::{Mask, MaskKind, Why};
use plimsoll_syntax::{Parsed, parse};

pub(crate) use add::both;
use assign::Trust;
pub(crate) use code::across;
pub(crate) use fingerprint::Fingerprinter;
use hits::{Hit, Hits};
use inner::Inner;
use stems::Stems;
pub(crate) use values_of::values_of;

use crate::limits::{MAX_MASKS, MAX_NESTING};

/// How many texts within texts were opened.
pub(crate) type Depth = u8;

/// A text without its secrets.
pub(crate) struct Masked {
    pub(crate) text: Arc<str>,
    pub(crate) masks: Vec<Mask>,
    /// The documents of the masked text, where it was read for them.
    pub(crate) parsed: Option<Parsed>,
}

/// What a text is, as far as masking has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// YAML or JSON, or what may be.
    Yaml,
    /// Terraform's language.
    Hcl,
    /// A script or a template that Terraform includes.
    Text,
    /// A Dockerfile.
    Dockerfile,
    /// A file of variables.
    Env,
}

/// Masks the secrets of a text of this form.
pub(crate) fn redact_as(
    text: &Arc<str>,
    form: Form,
    key: Option<&Fingerprinter>,
    found: &Embedded,
) -> Result<Masked, Refused> {
    let mut hits = Hits::new(key);
    match form {
        Form::Yaml => return redact(text, key, found),
        Form::Dockerfile => return dockerfile::redact(text, key, found),
        Form::Hcl => code::scan(text, &mut hits),
        Form::Text => code::scan_text(text, &mut hits),
        Form::Env => {
            plain(text, &mut hits);
            env::scan(text, &mut hits);
        }
    }
    embedded(text, found, &mut hits);
    if hits.overflow {
        return Err(too_many());
    }
    let hits = hits.merged();
    let text = if hits.is_empty() { Arc::clone(text) } else { apply::apply(text, &hits) };
    Ok(Masked { text, masks: hits.into_iter().map(mask).collect(), parsed: None })
}

/// Masks the secrets of a text, those included that a search for embedded ones has found.
pub(crate) fn redact(text: &Arc<str>, key: Option<&Fingerprinter>, found: &Embedded) -> Result<Masked, Refused> {
    let mut hits = Hits::new(key);
    embedded(text, found, &mut hits);
    if env::holds_nothing_else(text) {
        env::scan(text, &mut hits);
    }
    let parsed = scan(text, 0, &mut hits);
    if hits.overflow {
        return Err(too_many());
    }
    let hits = hits.merged();
    if hits.len() > MAX_MASKS {
        return Err(too_many());
    }
    if hits.is_empty() {
        return Ok(Masked { text: Arc::clone(text), masks: Vec::new(), parsed });
    }
    let before = parsed.unwrap_or_else(|| parse(text));
    let kept = |masked: &Arc<str>, hits: &[Hit]| {
        let after = parse(masked);
        verify::same_shape(&before, &after, hits).then_some(after)
    };
    let masked = apply::apply(text, &hits);
    if let Some(after) = kept(&masked, &hits) {
        return Ok(Masked::new(masked, hits, after));
    }
    for (masked, hits) in fallback::texts(text, &before, hits) {
        if let Some(after) = kept(&masked, &hits) {
            return Ok(Masked::new(masked, hits, after));
        }
    }
    Err(Refused {
        at: Some(verify::first_change(text, &before, &parse(&masked))),
        why: Why::new(
            "masking the secrets of this text would change its structure",
            "write its secrets as quoted values on one line, or move them out of the file",
        ),
    })
}

/// The hits of a search for embedded secrets.
pub(crate) type Embedded = [plimsoll_secrets::Hit];

/// What was found by its form is a token; what only its name gives away is named.
fn embedded(text: &str, found: &Embedded, hits: &mut Hits<'_>) {
    for hit in found {
        let generic = hit.rule.class == plimsoll_secrets::Class::Generic;
        let kind = if generic { MaskKind::Named } else { MaskKind::Token };
        if let Some(value) = text.get(hit.start..hit.end) {
            hits.push(hit.start..hit.end, kind, hit.rule.id, value.as_bytes());
        }
    }
}

/// Masks a text that is not judged: its embedded secrets, known forms, what stands under a secret's name, and what its
/// kind of file keeps secrets in.
pub(crate) fn redact_plain(path: &str, text: &Arc<str>, key: Option<&Fingerprinter>, found: &Embedded) -> Arc<str> {
    let mut hits = Hits::new(key);
    embedded(text, found, &mut hits);
    match crate::format::form(path) {
        Form::Hcl => code::scan(text, &mut hits),
        _ => plain(text, &mut hits),
    }
    if env::is_one(path, text) {
        env::scan(text, &mut hits);
    }
    // Templates and broken documents are no trees.
    broken::scan(text, 0..text.len(), true, &mut hits);
    apply::apply(text, &hits.merged())
}

fn plain(text: &str, hits: &mut Hits<'_>) {
    tokens::scan(text, hits);
    actions::scan(text, hits);
    assign::scan(text, Trust::Settings, "assignment", hits);
}

/// Why a text is not let in, and where.
pub(crate) struct Refused {
    pub(crate) at: Option<(u32, u32)>,
    pub(crate) why: Why,
}

impl Masked {
    fn new(text: Arc<str>, hits: Vec<Hit>, parsed: Parsed) -> Self {
        Self { text, masks: hits.into_iter().map(mask).collect(), parsed: Some(parsed) }
    }
}

fn too_many() -> Refused {
    Refused { at: None, why: Why::new(format!("more than {MAX_MASKS} secrets in one text"), "split the file") }
}

fn mask(hit: Hit) -> Mask {
    let (start, end) = (hit.start as u32, hit.end as u32);
    Mask { start, end, kind: hit.kind, rule: hit.rule.to_owned(), fingerprint: hit.fingerprint }
}

/// Applies every rule to a text; a text without any stem of a secret's name is not parsed.
fn scan(text: &Arc<str>, depth: Depth, hits: &mut Hits<'_>) -> Option<Parsed> {
    tokens::scan(text, hits);
    actions::scan(text, hits);
    let stems = Stems::of(text);
    if stems.is_empty() && !may_mark_a_secret(text) {
        return None;
    }
    let parsed = parse(text);
    for tree in &parsed.trees {
        tree::Scan { text, stems: &stems, hits, depth }.tree(tree);
    }
    for gap in gaps(text, &parsed) {
        broken::scan(text, gap, !parsed.errors.is_empty(), hits);
    }
    Some(parsed)
}

/// Words that say of others that they are secret.
fn may_mark_a_secret(text: &str) -> bool {
    ["literals", "sensitive", "NoEcho"].iter().any(|word| text.contains(word))
}

/// What lies outside all documents that could be read.
fn gaps(text: &str, parsed: &Parsed) -> Vec<std::ops::Range<usize>> {
    let mut gaps = Vec::new();
    let mut from = 0;
    for tree in &parsed.trees {
        let span = tree.root().span();
        if from < span.start as usize {
            gaps.push(from..span.start as usize);
        }
        from = from.max(span.end as usize);
    }
    if from < text.len() {
        gaps.push(from..text.len());
    }
    gaps.extend(parsed.unread.iter().map(|span| span.start as usize..span.end as usize));
    gaps
}

/// A string inside a document: a manifest of its own, or settings and scripts.
fn text_in_text(inner: &Inner<'_>, trust: Trust, depth: Depth, hits: &mut Hits<'_>) {
    let text: &str = &inner.text;
    let is_manifest = text.contains("kind") && text.contains("apiVersion");
    if is_manifest && depth < MAX_NESTING {
        scan(&Arc::from(text), depth + 1, hits);
        return;
    }
    let trust = if is_manifest { Trust::Manifest } else { trust };
    if depth < MAX_NESTING {
        structured(text, trust, depth, hits);
    }
    assign::scan(text, trust, "assignment", hits);
    // Known forms in lines that stand as they are were found with the text around them.
    if !inner.is_verbatim() {
        tokens::scan(text, hits);
    }
}

/// A text that is a tree: lists and mappings under their names are seen as such.
fn structured(text: &str, trust: Trust, depth: Depth, hits: &mut Hits<'_>) {
    let lines = text.contains('\n') && text.contains(':') && trust == Trust::Settings;
    // JSON in a text, and patches of Kustomize.
    if !lines && !text.trim_start().starts_with(['{', '[', '-']) {
        return;
    }
    let text: Arc<str> = Arc::from(text);
    let parsed = parse(&text);
    let stems = Stems::of(&text);
    let names = if trust == Trust::Settings { tree::Names::Settings } else { tree::Names::Count };
    for tree in parsed.trees.iter().filter(|_| parsed.errors.is_empty()) {
        tree::Scan { text: &text, stems: &stems, hits, depth: depth + 1 }.node(tree.root(), names);
    }
}
