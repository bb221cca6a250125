//! What a change touched, read from git's own words, and the findings that lie in it.

use std::collections::{BTreeMap, HashMap};

use plimsoll_engine::{Assessment, PlaceIn, SinceChange};
use plimsoll_estate::Estate;

/// The lines of a file that a change touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lines {
    /// All of them: a new file, or a change without lines.
    All,
    /// These, from 1, both ends included.
    Ranges(Vec<(u32, u32)>),
}

impl Lines {
    fn touch(&self, first: u32, last: u32) -> bool {
        match self {
            Self::All => true,
            Self::Ranges(ranges) => ranges.iter().any(|(from, to)| *from <= last && first <= *to),
        }
    }
}

/// What a change touched, by path from the root of the repository.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched(pub BTreeMap<String, Lines>);

impl Touched {
    /// Joins `git diff --name-only -z`, `git diff -U0` and the list of untracked files (`-z`).
    #[must_use]
    pub fn parse(names: &[u8], hunks: &[u8], untracked: &[u8]) -> Self {
        let mut ranges = hunks_by_file(&String::from_utf8_lossy(hunks));
        let mut touched = BTreeMap::new();
        for name in names_of(names) {
            let lines = ranges.remove(&name).map_or(Lines::All, Lines::Ranges);
            touched.insert(name, lines);
        }
        touched.extend(names_of(untracked).map(|name| (name, Lines::All)));
        Self(touched)
    }
}

fn names_of(list: &[u8]) -> impl Iterator<Item = String> {
    list.split(|b| *b == 0).filter(|n| !n.is_empty()).map(|n| String::from_utf8_lossy(n).into_owned())
}

/// A deleted line lies between two lines that remain: both count as touched.
fn hunks_by_file(diff: &str) -> HashMap<String, Vec<(u32, u32)>> {
    let mut files: HashMap<String, Vec<(u32, u32)>> = HashMap::new();
    let mut current: Option<String> = None;
    // Lines of a hunk's body are counted off, since they may look like headers.
    let mut body = 0u64;
    for line in diff.lines() {
        if body > 0 && line.starts_with(['+', '-']) {
            body -= 1;
        } else if let Some(name) = line.strip_prefix("+++ ") {
            current = new_name(name);
        } else if let Some((removed, start, added)) = hunk(line) {
            body = u64::from(removed) + u64::from(added);
            if let Some(file) = &current {
                let range = if added == 0 { (start, start + 1) } else { (start, start + added - 1) };
                files.entry(file.clone()).or_default().push(range);
            }
        }
    }
    files
}

/// `@@ -a,b +c,d @@` as `(b, c, d)`.
fn hunk(line: &str) -> Option<(u32, u32, u32)> {
    let mut words = line.strip_prefix("@@ -")?.split(' ');
    let (_, removed) = pair(words.next()?)?;
    let (start, added) = pair(words.next()?.strip_prefix('+')?)?;
    start.checked_add(added)?.checked_add(1)?;
    Some((removed, start, added))
}

fn pair(text: &str) -> Option<(u32, u32)> {
    let (start, count) = text.split_once(',').unwrap_or((text, "1"));
    Some((start.parse().ok()?, count.parse().ok()?))
}

/// The path after `+++ `: `b/PATH`, in quotes where it holds unusual characters; a deleted file has none.
fn new_name(name: &str) -> Option<String> {
    let name = name.trim_end_matches('\t');
    let plain = match name.strip_prefix('"').and_then(|n| n.strip_suffix('"')) {
        Some(quoted) => unquote(quoted),
        None => name.to_owned(),
    };
    plain.strip_prefix("b/").map(str::to_owned)
}

/// Undoes git's quoting: `\t`, `\"` and bytes in octal.
fn unquote(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        match bytes.next() {
            Some(first @ b'0'..=b'7') => {
                let mut value = u32::from(first - b'0');
                for _ in 0..2 {
                    let Some(digit) = bytes.next_if(|b| (b'0'..=b'7').contains(b)) else { break };
                    value = value * 8 + u32::from(digit - b'0');
                }
                out.push(value as u8);
            }
            Some(b'n') => out.push(b'\n'),
            Some(b't') => out.push(b'\t'),
            Some(b'r') => out.push(b'\r'),
            Some(b'a') => out.push(7),
            Some(b'b') => out.push(8),
            Some(b'v') => out.push(11),
            Some(b'f') => out.push(12),
            Some(other) => out.push(other),
            None => {}
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Keeps the findings and unknown verdicts whose object a change touched, and counts the others. `relative` gives a
/// shown path as seen from the root of the repository.
pub fn only_touched(
    assessment: &mut Assessment,
    estate: &Estate,
    touched: &Touched,
    reference: &str,
    relative: &dyn Fn(&str) -> String,
) {
    let objects = Objects::of(estate, touched, relative);
    let (findings, unknowns) = (assessment.findings.len(), assessment.unknowns.len());
    assessment.findings.retain(|f| f.places.iter().any(|p| objects.touched(p)));
    // What has no place belongs to no object: it is kept.
    assessment.unknowns.retain(|u| u.place.as_ref().is_none_or(|p| objects.touched(p)));
    assessment.since = Some(SinceChange {
        reference: reference.to_owned(),
        files: touched.0.len(),
        findings: findings - assessment.findings.len(),
        unknowns: unknowns - assessment.unknowns.len(),
    });
}

/// The objects of the files that a change touched.
struct Objects<'a> {
    files: HashMap<&'a str, (&'a Lines, Vec<Extent>)>,
    touched: &'a Touched,
    relative: &'a dyn Fn(&str) -> String,
}

/// Where an object stands.
struct Extent {
    start: u32,
    end: u32,
    first: u32,
    last: u32,
}

impl<'a> Objects<'a> {
    fn of(estate: &'a Estate, touched: &'a Touched, relative: &'a dyn Fn(&str) -> String) -> Self {
        let mut files = HashMap::new();
        let lines: Vec<Option<&Lines>> = estate.files().iter().map(|f| touched.0.get(&relative(&f.path))).collect();
        for object in estate.objects() {
            let Some(Some(lines)) = lines.get(object.file as usize) else { continue };
            let Some(file) = estate.files().get(object.file as usize) else { continue };
            let (_, extents) = files.entry(file.path.as_str()).or_insert((*lines, Vec::new()));
            extents.extend(extent(estate, object, &file.text));
        }
        Self { files, touched, relative }
    }

    fn touched(&self, place: &PlaceIn) -> bool {
        let Some((lines, extents)) = self.files.get(&*place.file) else {
            // A file without objects: the waivers' own.
            return self.touched.0.get(&(self.relative)(&place.file)).is_some_and(|l| l.touch(place.line, place.line));
        };
        let after = extents.partition_point(|e| e.start <= place.start);
        let object = after.checked_sub(1).and_then(|at| extents.get(at)).filter(|e| place.start < e.end);
        object.map_or(lines.touch(place.line, place.line), |e| lines.touch(e.first, e.last))
    }
}

fn extent(estate: &Estate, object: &plimsoll_estate::Object, text: &str) -> Option<Extent> {
    let span = object.node().span();
    // A block ends where the next thing begins: blank lines after it are not part of it.
    let end = span.start + span.slice(text).trim_end().len() as u32;
    let line = |offset| estate.lines(object.file).map(|l| l.position(text, offset).line);
    Some(Extent { start: span.start, end: span.end, first: line(span.start)?, last: line(end)? })
}
