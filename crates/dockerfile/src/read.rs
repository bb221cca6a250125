//! From a logical line to an instruction.

use std::ops::Range;

use plimsoll_syntax::Span;

use crate::instruction::{Command, Flag, Instruction, Kind, Pair, Transfer, Word};
use crate::json::{self, Exec};
use crate::lines::Line;
use crate::words::{self, Cut, Piece};
use crate::{Fault, Logical, flags, heredoc};

/// Reads an instruction; what is wrong with it goes to `faults`.
pub(crate) fn instruction(source: &str, line: &Line, escape: char, faults: &mut Vec<Fault>) -> Instruction {
    let cut = words::cut(line.logical.text(), escape);
    Read { source, line, escape, faults }.of(cut, false, line.span)
}

struct Read<'l, 'f> {
    source: &'l str,
    line: &'l Line,
    escape: char,
    faults: &'f mut Vec<Fault>,
}

type Answer<T> = Result<T, String>;

impl Read<'_, '_> {
    fn text(&self) -> &str {
        self.line.logical.text()
    }

    fn of(&mut self, cut: Cut, trigger: bool, span: Span) -> Instruction {
        let keyword = self.word(&self.text()[cut.keyword.clone()], cut.keyword.clone());
        let flags: Vec<Flag> = cut.flags.iter().map(|piece| self.flag(piece)).collect();
        let kind = self.kind(&keyword.text.to_ascii_lowercase(), &cut, trigger, span);
        let wrong = flags::fault(&keyword.text.to_ascii_lowercase(), &kind, &flags);
        self.faults.extend(wrong);
        let kind = kind.unwrap_or_else(|reason| {
            self.faults.push(Fault::new(keyword.span, reason));
            Kind::Broken
        });
        let heredocs = self.line.heredocs.clone();
        Instruction { keyword, span, flags, kind, heredocs }
    }

    fn kind(&mut self, keyword: &str, cut: &Cut, trigger: bool, span: Span) -> Answer<Kind> {
        let rest = cut.rest.clone();
        Ok(match keyword {
            "from" => self.from(rest)?,
            "run" => Kind::Run(self.script(rest)?),
            "cmd" => Kind::Cmd(self.command(rest)?),
            "entrypoint" => Kind::Entrypoint(self.command(rest)?),
            "shell" => Kind::Shell(self.shell(rest)?),
            "env" => Kind::Env(self.pairs(rest, "ENV")?),
            "label" => Kind::Label(self.pairs(rest, "LABEL")?),
            "arg" => Kind::Arg(self.arguments(rest)?),
            "copy" => Kind::Copy(self.transfer(rest, "COPY")?),
            "add" => Kind::Add(self.transfer(rest, "ADD")?),
            "user" => Kind::User(self.one(rest, "USER")?),
            "workdir" => Kind::Workdir(self.one(rest, "WORKDIR")?),
            "stopsignal" => Kind::StopSignal(self.one(rest, "STOPSIGNAL")?),
            "maintainer" => Kind::Maintainer(self.one(rest, "MAINTAINER")?),
            "expose" => Kind::Expose(self.many(words::plain(self.text(), rest), "EXPOSE")?),
            "volume" => Kind::Volume(self.volumes(rest)?),
            "healthcheck" => self.healthcheck(rest)?,
            "onbuild" => self.onbuild(rest, trigger, span)?,
            _ => return Err("no such instruction; correct its name".to_owned()),
        })
    }

    fn word(&self, text: &str, range: Range<usize>) -> Word {
        Word { text: text.to_owned(), span: self.line.logical.span(range) }
    }

    fn words(&self, pieces: Vec<Piece>) -> Vec<Word> {
        pieces.into_iter().map(|p| Word { text: p.text, span: self.line.logical.span(p.range) }).collect()
    }

    fn flag(&self, piece: &Piece) -> Flag {
        let (name, value) = piece.text.split_once('=').map_or((&*piece.text, None), |(n, v)| (n, Some(v.to_owned())));
        Flag { name: name[2..].to_owned(), value, span: self.line.logical.span(piece.range.clone()) }
    }

    fn from(&self, rest: Range<usize>) -> Answer<Kind> {
        let mut words = self.words(words::plain(self.text(), rest)).into_iter();
        match (words.next(), words.next(), words.next(), words.next()) {
            (Some(image), None, ..) => Ok(Kind::From { image, name: None }),
            (Some(image), Some(word), Some(name), None) if word.text.eq_ignore_ascii_case("as") => {
                let name = Word { text: name.text.to_lowercase(), span: name.span };
                if !is_stage_name(&name.text) {
                    return Err(
                        "a stage's name starts with a letter and holds letters, digits, `-`, `_` and `.`".into()
                    );
                }
                Ok(Kind::From { image, name: Some(name) })
            }
            _ => Err("FROM takes an image, or an image, AS and a name".to_owned()),
        }
    }

    fn exec_or(&self, rest: Range<usize>) -> Answer<Option<Vec<Word>>> {
        match json::read(self.text(), rest) {
            Exec::Words(pieces) => Ok(Some(self.words(pieces))),
            Exec::Refused => Err("the list in brackets holds something that is no string".to_owned()),
            Exec::Shell => Ok(None),
        }
    }

    fn command(&self, rest: Range<usize>) -> Answer<Command> {
        let exec = self.exec_or(rest.clone())?;
        Ok(exec.map_or_else(|| Command::Shell(self.line.logical.tail(rest)), Command::Exec))
    }

    /// A command line with the texts that follow it: a heredoc alone is the script itself.
    fn script(&self, rest: Range<usize>) -> Answer<Command> {
        let command = self.command(rest)?;
        let Command::Shell(mut logical) = command else { return Ok(command) };
        if self.line.heredocs.is_empty() {
            return Ok(Command::Shell(logical));
        }
        if heredoc::of_word(logical.text()).is_some() {
            logical = Logical::default();
        }
        Ok(Command::Shell(self.with_texts(logical)))
    }

    fn with_texts(&self, mut logical: Logical) -> Logical {
        let alone = logical.text().is_empty();
        for heredoc in &self.line.heredocs {
            let (body, end) = (heredoc.content, heredoc.terminator);
            if !alone {
                logical.push("\n", (body.start as usize).saturating_sub(1));
            }
            logical.push(body.slice(self.source), body.start as usize);
            if !alone {
                logical.push(end.slice(self.source), end.start as usize);
            }
        }
        logical
    }

    fn shell(&self, rest: Range<usize>) -> Answer<Vec<Word>> {
        let words = self.exec_or(rest)?;
        words.filter(|w| !w.is_empty()).ok_or_else(|| "SHELL takes a list of strings in brackets".to_owned())
    }

    fn pairs(&self, rest: Range<usize>, name: &str) -> Answer<Vec<Pair>> {
        let pieces = words::quoted(self.text(), rest.clone(), self.escape);
        let first = pieces.first().ok_or_else(|| format!("{name} takes at least one argument"))?;
        if !first.text.contains('=') {
            let spaced = words::first_and_rest(self.text(), rest.clone());
            let (key, value) = spaced.ok_or_else(|| format!("{name} takes a name and a value"))?;
            let (key, value) = (self.text()[key].to_owned(), Some(self.text()[value].to_owned()));
            return Ok(vec![Pair { name: key, value, span: self.line.logical.span(rest), spaced: true }]);
        }
        pieces.into_iter().map(|piece| self.pair(piece, name)).collect()
    }

    fn pair(&self, piece: Piece, name: &str) -> Answer<Pair> {
        let span = self.line.logical.span(piece.range);
        let (key, value) = piece.text.split_once('=').ok_or_else(|| format!("a word of {name} holds no `=`"))?;
        if key.is_empty() {
            return Err(format!("a name of {name} is empty"));
        }
        Ok(Pair { name: key.to_owned(), value: Some(value.to_owned()), span, spaced: false })
    }

    fn arguments(&self, rest: Range<usize>) -> Answer<Vec<Pair>> {
        let pieces = words::quoted(self.text(), rest, self.escape);
        if pieces.is_empty() {
            return Err("ARG takes at least one argument".to_owned());
        }
        let one = |piece: Piece| match piece.text.contains('=') {
            true => self.pair(piece, "ARG"),
            false => {
                Ok(Pair { name: piece.text, value: None, span: self.line.logical.span(piece.range), spaced: false })
            }
        };
        pieces.into_iter().map(one).collect()
    }

    fn transfer(&self, rest: Range<usize>, name: &str) -> Answer<Transfer> {
        let exec = self.exec_or(rest.clone())?;
        let mut words = exec.unwrap_or_else(|| self.words(words::plain(self.text(), rest)));
        let target = words.pop().filter(|_| !words.is_empty());
        let target = target.ok_or_else(|| format!("{name} takes at least one source and a target"))?;
        if heredoc::of_word(&target.text).is_some() {
            return Err(format!("{name} takes no heredoc as its target"));
        }
        let all = words.len();
        words.retain(|word| heredoc::of_word(&word.text).is_none());
        Ok(Transfer { texts: all - words.len(), sources: words, target })
    }

    fn one(&self, rest: Range<usize>, name: &str) -> Answer<Word> {
        if rest.is_empty() {
            return Err(format!("{name} takes one argument"));
        }
        Ok(self.word(&self.text()[rest.clone()], rest))
    }

    fn many(&self, pieces: Vec<Piece>, name: &str) -> Answer<Vec<Word>> {
        if pieces.is_empty() {
            return Err(format!("{name} takes at least one argument"));
        }
        Ok(self.words(pieces))
    }

    fn volumes(&self, rest: Range<usize>) -> Answer<Vec<Word>> {
        let exec = self.exec_or(rest.clone())?;
        let words = exec.unwrap_or_else(|| self.words(words::plain(self.text(), rest)));
        if words.is_empty() || words.iter().any(|word| word.text.trim().is_empty()) {
            return Err("VOLUME takes paths that are not empty".to_owned());
        }
        Ok(words)
    }

    fn healthcheck(&self, rest: Range<usize>) -> Answer<Kind> {
        let text = &self.text()[rest.clone()];
        let length = text.find(char::is_whitespace).unwrap_or(text.len());
        let after = words::trimmed(self.text(), rest.start + length..rest.end);
        match text[..length].to_ascii_lowercase().as_str() {
            "none" if after.is_empty() => Ok(Kind::Healthcheck(None)),
            "none" => Err("HEALTHCHECK NONE takes no argument".to_owned()),
            "cmd" => {
                let command = self.command(after.clone())?;
                let empty = after.is_empty() || command == Command::Exec(Vec::new());
                if empty { Err("HEALTHCHECK CMD takes a command".into()) } else { Ok(Kind::Healthcheck(Some(command))) }
            }
            _ => Err("HEALTHCHECK takes CMD or NONE".to_owned()),
        }
    }

    fn onbuild(&mut self, rest: Range<usize>, trigger: bool, span: Span) -> Answer<Kind> {
        if rest.is_empty() {
            return Err("ONBUILD takes an instruction".to_owned());
        }
        let cut = words::cut_in(self.text(), rest, self.escape);
        let keyword = self.text()[cut.keyword.clone()].to_ascii_lowercase();
        if trigger || matches!(keyword.as_str(), "onbuild" | "from" | "maintainer") {
            return Err("ONBUILD takes no ONBUILD, FROM or MAINTAINER".to_owned());
        }
        let start = self.line.logical.span(cut.keyword.clone()).start;
        Ok(Kind::Onbuild(Box::new(self.of(cut, true, Span { start, end: span.end }))))
    }
}

fn is_stage_name(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(is_part)
}
