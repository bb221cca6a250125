use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use super::CaseOptions;
use super::marks::{self, Mark};

/// What is wrong with a case file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct CaseError {
    /// Line of the Markdown, from 1.
    pub line: u32,
    /// What is wrong and what to do.
    pub message: String,
}

/// A check's case file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFile {
    /// The check's slug: the first heading.
    pub slug: String,
    /// Its cases, in order.
    pub cases: Vec<Case>,
}

/// One case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// Its heading.
    pub title: String,
    /// Line of the heading, from 1.
    pub line: u32,
    /// Its input files.
    pub files: Vec<Fixture>,
    /// What the check must say, place by place.
    pub marks: BTreeSet<Mark>,
    /// What the case sets.
    pub options: CaseOptions,
    /// What the terminal must show.
    pub diagnostic: Option<Block>,
    /// What fixing must make of its files.
    pub proposed: Vec<Proposed>,
    /// The byte behind its last input file.
    pub end: usize,
}

/// Whether a fix is made, or only shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// It is safe to make.
    Fixed,
    /// A person decides first.
    Review,
}

/// A file as fixing leaves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// Whether it is made, or only shown.
    pub kind: Proposal,
    /// The file's path.
    pub path: String,
    /// Its text.
    pub block: Block,
}

/// An input file of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixture {
    /// Its path.
    pub path: String,
    /// `yaml` or `json`.
    pub language: String,
    /// Its text without marks: what the check is run on.
    pub text: String,
    /// Its text with marks: what a reader sees.
    pub shown: String,
}

/// A block of the Markdown that can be rewritten in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its text.
    pub text: String,
    /// The bytes of the Markdown that hold the text.
    pub range: Range<usize>,
}

impl CaseFile {
    /// Reads a case file.
    ///
    /// # Errors
    /// The first thing that is not as [the module](super) says.
    pub fn parse(text: &str) -> Result<Self, CaseError> {
        let mut reader = Reader { text, slug: None, cases: Vec::new() };
        let mut events = Parser::new(text).into_offset_iter();
        while let Some((event, range)) = events.next() {
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    let title = title(&mut events);
                    reader.heading(level, title, range.start)?;
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => reader.block(&info, range)?,
                _ => {}
            }
        }
        reader.finish()
    }

    /// The first case that shows a gap.
    #[must_use]
    pub fn first_gap(&self) -> Option<&Case> {
        self.cases.iter().find(|case| case.marks.iter().any(|mark| mark.what == super::Marked::Gap))
    }

    /// The case that shows the check best: one with a gap and its fix, else one with a gap.
    #[must_use]
    pub fn example(&self) -> Option<&Case> {
        let with = |kind| self.cases.iter().find(move |case| case.proposed.iter().any(|p| p.kind == kind));
        with(Proposal::Fixed).or_else(|| with(Proposal::Review)).or_else(|| self.first_gap())
    }

    /// Whether a case has no marks at all.
    #[must_use]
    pub fn has_clean(&self) -> bool {
        self.cases.iter().any(|case| case.marks.is_empty())
    }
}

impl fmt::Display for Proposal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Proposal::Fixed => "fixed",
            Proposal::Review => "review",
        })
    }
}

fn title<'a>(events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>) -> String {
    let inside = events.take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Heading(_))));
    let texts = inside.filter_map(|(event, _)| match event {
        Event::Text(text) | Event::Code(text) => Some(text.to_string()),
        _ => None,
    });
    texts.collect()
}

struct Reader<'t> {
    text: &'t str,
    slug: Option<String>,
    cases: Vec<Case>,
}

impl Reader<'_> {
    fn error(&self, offset: usize, message: impl Into<String>) -> CaseError {
        CaseError { line: line_of(self.text, offset), message: message.into() }
    }

    fn heading(&mut self, level: HeadingLevel, title: String, offset: usize) -> Result<(), CaseError> {
        match level {
            HeadingLevel::H1 if self.slug.is_none() && self.cases.is_empty() => self.slug = Some(title),
            HeadingLevel::H1 => return Err(self.error(offset, "a second first-level heading; use `##` for a case")),
            HeadingLevel::H2 if self.cases.iter().any(|c| c.title == title) => {
                return Err(self.error(offset, format!("two cases are called `{title}`; give each a name of its own")));
            }
            HeadingLevel::H2 => {
                self.cases.push(Case { title, line: line_of(self.text, offset), ..Case::default() });
            }
            _ => {}
        }
        Ok(())
    }

    fn block(&mut self, info: &str, range: Range<usize>) -> Result<(), CaseError> {
        let (start, end) = (range.start, range.end);
        let body = content(self.text, range);
        let text = self.text[body.clone()].to_owned();
        let words: Vec<&str> = info.split_whitespace().collect();
        let Some(case) = self.cases.last_mut() else {
            return Err(self.error(start, "a block before the first `##` heading; put it under a case"));
        };
        let added = match words.as_slice() {
            ["yaml" | "json" | "hcl" | "dockerfile", path] => {
                case.end = end;
                add_file(case, words[0], path, text)
            }
            ["yaml" | "json" | "hcl" | "dockerfile", "fixed", path] => {
                add_proposed(case, Proposal::Fixed, path, Block { text, range: body })
            }
            ["yaml" | "json" | "hcl" | "dockerfile", "review", path] => {
                add_proposed(case, Proposal::Review, path, Block { text, range: body })
            }
            ["text", "expect"] => add_expected(case, &text),
            ["toml", "options"] => toml::from_str(&text).map(|o| case.options = o).map_err(|e| e.message().to_owned()),
            ["text", "diagnostic"] => {
                case.diagnostic = Some(Block { text, range: body });
                Ok(())
            }
            _ => Err(format!(
                "a block `{info}`; write `yaml PATH`, `yaml fixed PATH`, `yaml review PATH` (or `json`, `hcl`, `dockerfile`), `toml options`, \
                 `text expect` or `text diagnostic`"
            )),
        };
        added.map_err(|message| self.error(start, message))
    }

    fn finish(self) -> Result<CaseFile, CaseError> {
        if let Some(case) = self.cases.iter().find(|c| c.files.is_empty()) {
            let message = format!("the case `{}` has no file; add a `yaml PATH` block", case.title);
            return Err(CaseError { line: case.line, message });
        }
        let Some(slug) = self.slug.clone() else {
            return Err(self.error(0, "no first-level heading; start with `# SLUG`"));
        };
        let stray = self.cases.iter().find_map(|case| stray_mark(case).map(|mark| (case.line, mark)));
        if let Some((line, mark)) = stray {
            return Err(CaseError { line, message: format!("`{mark}` names a line that the case does not have") });
        }
        Ok(CaseFile { slug, cases: self.cases })
    }
}

fn stray_mark(case: &Case) -> Option<&Mark> {
    let lines = |path: &str| case.files.iter().find(|f| f.path == path).map_or(0, |f| f.text.lines().count());
    case.marks.iter().find(|m| !m.file.is_empty() && (m.line == 0 || m.line as usize > lines(&m.file)))
}

fn add_file(case: &mut Case, language: &str, path: &str, shown: String) -> Result<(), String> {
    if case.files.iter().any(|f| f.path == path) {
        return Err(format!("two files of the case are called `{path}`; give each a path of its own"));
    }
    let (text, found) = if language != "json" { marks::take(path, &shown) } else { (shown.clone(), Vec::new()) };
    case.marks.extend(found);
    case.files.push(Fixture { path: path.to_owned(), language: language.to_owned(), text, shown });
    Ok(())
}

fn add_proposed(case: &mut Case, kind: Proposal, path: &str, block: Block) -> Result<(), String> {
    if case.files.iter().all(|f| f.path != path) {
        return Err(format!("no file of the case is called `{path}`; put the block behind the file"));
    }
    case.proposed.push(Proposed { kind, path: path.to_owned(), block });
    Ok(())
}

fn add_expected(case: &mut Case, text: &str) -> Result<(), String> {
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let mark = marks::expected(line);
        case.marks.insert(mark.ok_or_else(|| format!("`{line}`; write `PATH:LINE gap` or `PATH:LINE unknown`"))?);
    }
    Ok(())
}

/// The lines between the fences.
fn content(text: &str, block: Range<usize>) -> Range<usize> {
    let fenced = &text[block.clone()];
    let start = fenced.find('\n').map_or(fenced.len(), |at| at + 1);
    let end = fenced.trim_end().rfind('\n').map_or(start, |at| at + 1).max(start);
    block.start + start..block.start + end
}

fn line_of(text: &str, offset: usize) -> u32 {
    text[..offset].matches('\n').count() as u32 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# some-fault\n\nProse.\n\n## One\n\n```toml options\ncomplete = [\"*\"]\n```\n\n```yaml a.yaml\nkind: A # gap\n```\n\n```text diagnostic\nerror\n```\n\n## Two\n\n```json b.json\n{}\n```\n\n```text expect\nb.json:1 unknown\n```\n";

    #[test]
    fn a_file_gives_its_cases() {
        let file = CaseFile::parse(FILE).unwrap();
        assert_eq!((file.slug.as_str(), file.cases.len()), ("some-fault", 2));
        assert_eq!(file.cases[0].files[0].text, "kind: A\n");
        assert_eq!(file.cases[0].options.complete, ["*"]);
        let block = file.cases[0].diagnostic.clone().unwrap();
        assert_eq!((block.text.as_str(), &FILE[block.range]), ("error\n", "error\n"));
        assert_eq!(file.cases[1].marks.iter().next().unwrap().to_string(), "b.json:1 unknown");
        assert!(file.first_gap().is_some() && !file.has_clean());
    }

    fn fault(text: &str) -> String {
        CaseFile::parse(text).unwrap_err().to_string()
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        assert!(fault("## One\n\n```yaml a.yaml\n```\n").starts_with("line 1: no first-level heading"));
        assert!(fault("# s\n\n## One\n").starts_with("line 3: the case `One` has no file"));
        assert!(fault("# s\n\n```yaml a.yaml\n```\n").starts_with("line 3: a block before"));
        assert!(fault("# s\n\n## One\n\n```yml a.yaml\n```\n").starts_with("line 5: a block `yml a.yaml`"));
        let far = "# s\n\n## One\n\n```json a.json\n{}\n```\n\n```text expect\na.json:2 gap\n```\n";
        assert!(fault(far).contains("`a.json:2 gap` names a line"));
        let option = "# s\n\n## One\n\n```toml options\nkuberntes = \"1.34\"\n```\n";
        assert!(fault(option).contains("unknown field `kuberntes`"));
    }
}
