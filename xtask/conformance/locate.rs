//! Where a path stands, as a parser says that shares nothing with ours.

use anyhow::{Result, anyhow};
use libyaml_safer::{Event, EventData, Parser};

/// A value and the lines that it starts and ends on, from 1.
#[derive(Debug)]
pub struct Placed {
    line: u32,
    end: u32,
    value: Value,
}

/// Where a path leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located {
    /// The line of its key or item, else of its nearest existing parent.
    pub line: u32,
    /// The last line of the value that stands there.
    pub end: u32,
    /// Whether the whole path exists.
    pub whole: bool,
}

impl Located {
    /// Whether a line is part of the value that the whole path leads to.
    pub fn holds(&self, line: u32) -> bool {
        self.whole && self.line <= line && line <= self.end
    }
}

#[derive(Debug)]
enum Value {
    Scalar(String),
    Sequence(Vec<Placed>),
    /// Key, its line, value.
    Mapping(Vec<(String, u32, Placed)>),
}

/// A document and the lines that it covers.
#[derive(Debug)]
pub struct Document {
    root: Placed,
    /// First and last line, from 1.
    pub lines: (u32, u32),
}

/// A step of a path.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    Key(String),
    Index(usize),
}

/// The documents of a text; aliases count as scalars, since no path leads into them.
pub fn documents(text: &str) -> Result<Vec<Document>> {
    // The parser panics where a block scalar ends without a line break.
    let text = format!("{text}\n");
    let mut bytes = text.as_bytes();
    let mut reader = Reader { parser: Parser::new() };
    reader.parser.set_input_string(&mut bytes);
    let mut documents = Vec::new();
    loop {
        let event = reader.next()?;
        match event.data {
            EventData::DocumentStart { .. } => {
                let root = reader.value()?;
                let end = reader.next()?;
                documents.push(Document { lines: (line(&event), line(&end)), root });
            }
            EventData::StreamEnd => return Ok(documents),
            _ => {}
        }
    }
}

fn line(event: &Event) -> u32 {
    event.start_mark.line as u32 + 1
}

struct Reader<'r, 'b> {
    parser: Parser<&'r mut &'b [u8]>,
}

impl Reader<'_, '_> {
    fn next(&mut self) -> Result<Event> {
        self.parser.parse().map_err(|e| anyhow!("libyaml: {e}"))
    }

    fn value(&mut self) -> Result<Placed> {
        let event = self.next()?;
        self.value_of(event)
    }

    fn value_of(&mut self, event: Event) -> Result<Placed> {
        let line = line(&event);
        let end = event.end_mark.line as u32 + 1;
        let value = match event.data {
            EventData::Scalar { value, .. } => Value::Scalar(value),
            EventData::Alias { anchor } => Value::Scalar(anchor),
            EventData::SequenceStart { .. } => Value::Sequence(self.items()?),
            EventData::MappingStart { .. } => Value::Mapping(self.entries()?),
            other => return Err(anyhow!("libyaml: {other:?} where a value belongs")),
        };
        Ok(Placed { line, end: value.last_line().unwrap_or(end), value })
    }

    fn items(&mut self) -> Result<Vec<Placed>> {
        let mut items = Vec::new();
        loop {
            let event = self.next()?;
            match event.data {
                EventData::SequenceEnd => return Ok(items),
                _ => items.push(self.value_of(event)?),
            }
        }
    }

    fn entries(&mut self) -> Result<Vec<(String, u32, Placed)>> {
        let mut entries = Vec::new();
        loop {
            let event = self.next()?;
            if event.data == EventData::MappingEnd {
                return Ok(entries);
            }
            let key = self.value_of(event)?;
            let name = key.text().unwrap_or_default().to_owned();
            entries.push((name, key.line, self.value()?));
        }
    }
}

impl Value {
    /// The last line of what stands in a list or mapping.
    fn last_line(&self) -> Option<u32> {
        match self {
            Value::Scalar(_) => None,
            Value::Sequence(items) => items.last().map(|item| item.end),
            Value::Mapping(entries) => entries.last().map(|(_, _, value)| value.end),
        }
    }
}

impl Placed {
    fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    fn get(&self, key: &str) -> Option<&(String, u32, Placed)> {
        match &self.value {
            Value::Mapping(entries) => entries.iter().find(|(name, ..)| name == key),
            _ => None,
        }
    }

    fn child(&self, step: &Step) -> Option<(u32, &Placed)> {
        match (step, &self.value) {
            (Step::Key(key), _) => self.get(key).map(|(_, line, value)| (*line, value)),
            (Step::Index(index), Value::Sequence(items)) => items.get(*index).map(|item| (item.line, item)),
            _ => None,
        }
    }

    /// The text of the scalar at a path.
    pub fn text_at(&self, path: &str) -> Option<&str> {
        let found = steps(path).iter().try_fold(self, |node, step| node.child(step).map(|(_, child)| child));
        found.and_then(Placed::text)
    }

    fn place_of(&self, path: &str) -> Located {
        let (mut line, mut node) = (self.line, self);
        for step in steps(path) {
            let Some((next, child)) = node.child(&step) else { return Located { line, end: node.end, whole: false } };
            (line, node) = (next, child);
        }
        Located { line, end: node.end, whole: true }
    }
}

impl Document {
    /// The object of this kind and name: the document itself, or an item of the list that it is.
    pub fn object(&self, kind: &str, name: Option<&str>) -> Option<&Placed> {
        let named =
            |o: &&Placed| o.text_at("kind") == Some(kind) && name.is_none_or(|n| o.text_at("metadata.name") == Some(n));
        self.objects().find(named)
    }

    /// The document itself, and the items of the list that it is.
    pub fn objects(&self) -> impl Iterator<Item = &Placed> {
        let items = match self.root.get("items").map(|(_, _, items)| &items.value) {
            Some(Value::Sequence(items)) => items.as_slice(),
            _ => &[],
        };
        std::iter::once(&self.root).chain(items)
    }
}

/// Where a path's key or item stands inside an object, else its nearest existing parent.
pub fn place_of(object: &Placed, path: &str) -> Located {
    object.place_of(path)
}

fn steps(path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        let (step, after) = match rest.strip_prefix('[') {
            Some(inside) => {
                let (step, after) = inside.split_once(']').unwrap_or((inside, ""));
                let index = step.parse().map(Step::Index);
                (index.unwrap_or_else(|_| Step::Key(step.trim_matches(['"', '\'']).to_owned())), after)
            }
            None => {
                let end = rest.find(['.', '[']).unwrap_or(rest.len());
                (Step::Key(rest[..end].to_owned()), &rest[end..])
            }
        };
        steps.push(step);
        rest = after.strip_prefix('.').unwrap_or(after);
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "kind: A\nmetadata:\n  name: x\n---\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers:\n  - name: a\n    image: b\n  - name: c\n    ports:\n    - 1\n";

    fn at(path: &str) -> u32 {
        let documents = documents(TEXT).unwrap();
        place_of(documents.iter().find_map(|d| d.object("Pod", Some("p"))).unwrap(), path).line
    }

    #[test]
    fn paths_are_found_or_their_nearest_parent() {
        assert_eq!(at("spec.containers[0].image"), 11);
        assert_eq!(at("spec.containers[1].ports[0]"), 14);
        assert_eq!(at("spec.containers[1].securityContext.privileged"), 12);
        assert_eq!(at("spec.hostPID"), 8);
        assert_eq!(at("status"), 5);
    }

    #[test]
    fn a_value_holds_its_lines() {
        let documents = documents(TEXT).unwrap();
        let pod = documents.iter().find_map(|d| d.object("Pod", None)).unwrap();
        let container = place_of(pod, "spec.containers[0]");
        assert!(container.holds(10) && container.holds(11) && !container.holds(12));
        assert!(!place_of(pod, "spec.containers[0].ports").holds(10));
    }

    #[test]
    fn steps_are_keys_and_indexes() {
        let key = |k: &str| Step::Key(k.to_owned());
        assert_eq!(steps("a.b[2][c/d.e].f"), [key("a"), key("b"), Step::Index(2), key("c/d.e"), key("f")]);
    }
}
