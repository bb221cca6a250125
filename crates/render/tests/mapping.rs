//! Whether each rendered field points at the template line that it comes from. The oracle knows nothing of marks: it
//! writes a word into a template line, renders, and looks which fields have got the word.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use common::{Case, charts, corpus, question, root};
use plimsoll_render::{Chart, DocumentKind, Manifests, Renderer};
use plimsoll_syntax::{Kind, Node, parse};

/// A file of the chart and a line in it, from 0.
type Line = (String, usize);
/// A field: template, number of the document in it, path.
type Field = (String, usize, String);

/// Most lines that are changed at once.
const BATCH: usize = 24;

/// The scalar fields of a rendered chart: text, and first byte of the key (or of the item) in its document.
fn fields(manifests: &Manifests) -> BTreeMap<Field, (String, u32)> {
    let mut out = BTreeMap::new();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for document in manifests.documents.iter().filter(|d| d.kind != DocumentKind::Crd) {
        let number = numbers.entry(&document.template).or_default();
        for tree in &parse(&Arc::from(document.text.as_str())).trees {
            let mut add = |path: &str, text: &str, at: u32| {
                out.insert((document.template.clone(), *number, path.to_owned()), (text.to_owned(), at));
            };
            leaves(tree.root(), "", tree.root().span().start, &mut add);
        }
        *number += 1;
    }
    out
}

fn leaves(node: Node<'_>, path: &str, at: u32, add: &mut dyn FnMut(&str, &str, u32)) {
    match node.kind() {
        Kind::Map => node.own_entries().for_each(|(key, value)| {
            leaves(value, &format!("{path}.{}", key.text()), key.span().start, add);
        }),
        Kind::Seq => node.items().enumerate().for_each(|(index, item)| {
            leaves(item, &format!("{path}[{index}]"), item.span().start, add);
        }),
        _ => add(path, node.text(), at),
    }
}

/// Where the marks say that a field comes from.
fn told(manifests: &Manifests, sources: &BTreeMap<String, String>, field: &Field, at: u32) -> Option<Line> {
    let documents = manifests.documents.iter().filter(|d| d.kind != DocumentKind::Crd && d.template == field.0);
    let document = documents.into_iter().nth(field.1)?;
    let after = document.marks.partition_point(|(start, _)| *start <= at);
    let (_, number) = document.marks.get(after.checked_sub(1)?)?;
    let mark = &manifests.marks[*number as usize];
    let file = &manifests.sources[mark.source as usize].file;
    let line = sources.get(file)?[..mark.start as usize].matches('\n').count();
    Some((file.clone(), line))
}

/// The line with a word that shows wherever the line is put out; none where it puts nothing out, or where the word
/// would change what the chart does.
fn changed(line: &str, word: &str) -> Option<String> {
    let text = line.trim_end();
    let is_action = text.trim_start().starts_with("{{");
    let control =
        ["if", "else", "end", "with", "range", "define", "template", "/*", "$", "block", "break", "continue", "fail"];
    let first = text.trim_start().trim_start_matches("{{").trim_start_matches('-').trim_start();
    if text.is_empty()
        || text.trim_start().starts_with('#')
        || (is_action && control.iter().any(|c| first.starts_with(c)))
    {
        return None;
    }
    if is_action && text.ends_with("}}") && text.matches("{{").count() == 1 {
        // What a block puts out is a text of several lines: the word goes into each value.
        let end = text.len() - if text.ends_with("-}}") { 3 } else { 2 };
        return Some(format!("{} | toString | replace \": \" \": {word}\" {}", &text[..end], &text[end..]));
    }
    if let Some(before) = text.strip_suffix("| quote }}") {
        return Some(format!("{before}| printf \"%v{word}\" | quote }}}}"));
    }
    let has_value = text.contains(": ") || text.trim_start().starts_with("- ");
    let is_plain = !text.ends_with([':', '|', '>', '}', ']', '{', '[', ',']) || text.ends_with("}}");
    let is_open = text.ends_with("-}}") || text.ends_with("|-") || text.ends_with(">-") || text.ends_with("{{- end }}");
    if !has_value || !is_plain || is_open {
        return None;
    }
    let quoted = text.ends_with(['"', '\'']);
    let end = text.len() - usize::from(quoted);
    Some(format!("{}{word}{}", &text[..end], &text[end..]))
}

struct Oracle {
    chart: Chart,
    base: BTreeMap<Field, (String, u32)>,
    /// Which lines show in which fields.
    found: BTreeMap<Field, BTreeSet<Line>>,
    renderer: Renderer,
}

impl Oracle {
    /// Changes lines together; where that breaks the chart, in halves.
    fn run(&mut self, mut open: Vec<Vec<Line>>) {
        while !open.is_empty() {
            let asked: Vec<Chart> = open.iter().map(|lines| self.changed(lines)).collect();
            let answers = self.renderer.charts(&asked);
            let mut next = Vec::new();
            for (lines, answer) in open.into_iter().zip(answers) {
                match answer.ok().filter(|manifests| self.is_like(manifests)) {
                    Some(manifests) => self.look(&manifests, &lines),
                    None if lines.len() > 1 => {
                        let (first, second) = lines.split_at(lines.len() / 2);
                        next.extend([first.to_vec(), second.to_vec()]);
                    }
                    None => {}
                }
            }
            open = next;
        }
    }

    fn changed(&self, lines: &[Line]) -> Chart {
        let mut chart = Chart { unmarked: true, ..self.chart.clone() };
        for (number, (file, line)) in lines.iter().enumerate() {
            let slot = chart.files.iter_mut().find(|(name, _)| name == file).unwrap();
            let text = std::str::from_utf8(&slot.1).unwrap();
            let all: Vec<String> = text
                .split('\n')
                .enumerate()
                .map(|(at, l)| if at == *line { changed(l, &word(number)).unwrap() } else { l.to_owned() })
                .collect();
            slot.1 = Arc::from(all.join("\n").as_bytes());
        }
        chart
    }

    /// A change that makes other documents proves nothing about these.
    fn is_like(&self, manifests: &Manifests) -> bool {
        let fields = fields(manifests);
        let kept = self.base.keys().filter(|field| fields.contains_key(*field)).count();
        kept * 10 >= self.base.len() * 9
    }

    fn look(&mut self, manifests: &Manifests, lines: &[Line]) {
        for (field, (text, _)) in fields(manifests) {
            let Some((before, _)) = self.base.get(&field) else { continue };
            for (number, line) in lines.iter().enumerate() {
                let word = word(number);
                if text.contains(&word) && !before.contains(&word) {
                    self.found.entry(field.clone()).or_default().insert(line.clone());
                }
            }
        }
    }
}

fn word(number: usize) -> String {
    format!("zq{number:02}qz")
}

/// How many fields the oracle knows of, how many of these point at a line that shows in them, how many are told of.
struct Score {
    known: usize,
    right: usize,
    told: usize,
    all: usize,
    wrong: Vec<String>,
}

fn score(case: &Case, set: Option<&Path>) -> Option<Score> {
    let renderer = Renderer::default();
    let chart = question(case, set);
    let manifests = renderer.charts(std::slice::from_ref(&chart)).pop().unwrap().ok().filter(|m| !m.library)?;
    let base = fields(&manifests);
    let sources: BTreeMap<String, String> =
        chart.files.iter().filter_map(|(n, b)| Some((n.clone(), String::from_utf8(b.to_vec()).ok()?))).collect();
    let is_template = |name: &&String| name.contains("templates/") && !name.ends_with("NOTES.txt");
    let lines: Vec<Line> = sources
        .iter()
        .filter(|(name, _)| is_template(name))
        .flat_map(|(name, text)| text.split('\n').enumerate().map(move |(at, line)| (name.clone(), at, line)))
        .filter(|(_, _, line)| changed(line, "x").is_some())
        .map(|(name, at, _)| (name, at))
        .collect();
    let mut oracle = Oracle { chart, base, found: BTreeMap::new(), renderer };
    // Neighbours break together; lines far apart seldom do.
    let step = lines.len().div_ceil(BATCH).max(1);
    let batches = (0..step).map(|start| lines.iter().skip(start).step_by(step).cloned().collect());
    oracle.run(batches.collect());
    let mut score = Score { known: 0, right: 0, told: 0, all: oracle.base.len(), wrong: Vec::new() };
    for (field, (_, at)) in &oracle.base {
        let told = told(&manifests, &sources, field, *at);
        score.told += usize::from(told.is_some());
        let Some(lines) = oracle.found.get(field) else { continue };
        score.known += 1;
        match told {
            Some(line) if lines.contains(&line) => score.right += 1,
            told => score.wrong.push(format!("{field:?}: {told:?}, not {lines:?}")),
        }
    }
    Some(score)
}

fn check(cases: &[Case]) {
    let (mut known, mut right, mut told, mut all) = (0, 0, 0, 0);
    for case in cases {
        let Some(score) = score(case, None) else { continue };
        eprintln!(
            "{}: {} fields, {} told, {} known to the oracle, {} of these right",
            case.name, score.all, score.told, score.known, score.right
        );
        score.wrong.iter().take(3).for_each(|wrong| eprintln!("  {wrong}"));
        (known, right) = (known + score.known, right + score.right);
        (told, all) = (told + score.told, all + score.all);
    }
    eprintln!("{right} of {known} fields point at the right line; {told} of {all} point at a line at all");
    assert!(right * 100 >= known * 95 && told * 100 >= all * 95 && known > 0);
}

#[test]
fn fields_of_our_own_chart_point_at_their_lines() {
    if !Renderer::is_built_in() {
        eprintln!("skipped: this build has no renderer (scripts/renderer builds it)");
        return;
    }
    let work = tempfile::tempdir().unwrap();
    let mut cases = charts(&root().join("crates/render/tests/fixtures/charts"), work.path());
    cases.retain(|case| case.name == "shop");
    check(&cases);
}

#[test]
#[ignore = "takes minutes; run by scripts/test-real"]
fn fields_of_real_charts_point_at_their_lines() {
    let Some(corpus) = corpus() else { return };
    let work = tempfile::tempdir().unwrap();
    check(&charts(&corpus.join("helm"), work.path()));
}
