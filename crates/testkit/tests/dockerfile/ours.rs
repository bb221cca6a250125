//! What we read, in the words of the oracle.

use plimsoll_dockerfile::shell::Part;
use plimsoll_dockerfile::{Build, Command, Instruction, Kind, Outside, Pair, Step, Transfer, Word, parse};
use serde_json::{Value, json};

pub struct Ours {
    pub instructions: Vec<Read>,
    pub faults: Vec<String>,
}

pub struct Read {
    pub refused: bool,
    pub parts: Vec<(&'static str, Value)>,
    pub values: Vec<Option<String>>,
    /// Simple commands with their words, and whether all of the script was read.
    pub commands: Option<(Vec<Vec<String>>, bool)>,
}

pub fn read(text: &str) -> Ours {
    let file = parse(text);
    let build = Build::of(&file, Outside::Empty);
    // Commands before the first stage are refused on another floor of theirs.
    let faults: Vec<_> =
        file.faults.iter().chain(build.faults.iter().filter(|f| !f.reason.contains("no build stage"))).collect();
    let one = |(instruction, step): (&Instruction, &Step)| {
        let within =
            |at: u32| instruction.span.start <= at && at < instruction.span.end.max(instruction.span.start + 1);
        // The builder reads a trigger only where it is pulled.
        let later = matches!(instruction.kind, Kind::Onbuild(_));
        let refused = !later && faults.iter().any(|fault| within(fault.span.start));
        // Before the first stage, only arguments have a meaning.
        let placed = step.stage.is_some() || matches!(instruction.kind, Kind::Arg(_));
        let values = step.values.iter().filter(|_| placed).map(|value| value.known().map(str::to_owned)).collect();
        Read { refused, parts: parts(text, instruction), values, commands: commands(instruction, step) }
    };
    let instructions = file.instructions.iter().zip(&build.steps).map(one).collect();
    Ours { instructions, faults: faults.iter().map(|fault| fault.reason.to_string()).collect() }
}

/// The oracle's words, but for heredocs among the sources, and a command line that heredocs follow.
pub fn part(theirs: &Value, what: &str) -> Value {
    let value = what.strip_prefix("trigger.").map_or(&theirs[what], |inner| &theirs["trigger"][inner]);
    let keyword = theirs["keyword"].as_str().unwrap_or("");
    let list = value.as_array().cloned().unwrap_or_default();
    match what {
        "keyword" => value.clone(),
        "words" => {
            let skip = |word: &Value| word.as_str().is_some_and(is_heredoc) && matches!(keyword, "copy" | "add");
            let mut words: Vec<Value> = list.into_iter().filter(|word| !skip(word)).collect();
            match (keyword, words.first().and_then(Value::as_str)) {
                ("healthcheck", Some(kind)) => words[0] = kind.to_uppercase().into(),
                // We do not keep the word between image and name.
                ("from", _) if words.len() == 3 => {
                    words[1] = words[2].as_str().unwrap_or("").to_lowercase().into();
                    words.pop();
                }
                _ => {}
            }
            words.into()
        }
        _ => list.into(),
    }
}

fn is_heredoc(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix("<<");
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains('<'))
}

fn parts(text: &str, instruction: &Instruction) -> Vec<(&'static str, Value)> {
    let flags: Vec<String> = instruction
        .flags
        .iter()
        .map(|flag| match &flag.value {
            Some(value) => format!("--{}={value}", flag.name),
            None => format!("--{}", flag.name),
        })
        .collect();
    let heredocs: Vec<Value> = instruction
        .heredocs
        .iter()
        .map(|h| json!({ "name": h.name, "expand": h.expand, "chomp": h.chomp, "content": h.content.slice(text) }))
        .collect();
    let keyword = instruction.keyword.text.to_lowercase();
    let mut parts = vec![("keyword", keyword.into()), ("flags", flags.into()), ("heredocs", heredocs.into())];
    if let Kind::Onbuild(inner) = &instruction.kind {
        parts.extend(words(inner).map(|words| ("trigger.words", words)));
    } else {
        parts.extend(words(instruction).map(|words| ("words", words)));
    }
    parts
}

fn words(instruction: &Instruction) -> Option<Value> {
    let has_texts = !instruction.heredocs.is_empty();
    Some(match &instruction.kind {
        Kind::From { image, name: None } => json!([image.text]),
        Kind::From { image, name: Some(name) } => json!([image.text, name.text]),
        Kind::Run(Command::Shell(_)) if has_texts => return None,
        Kind::Run(command) | Kind::Cmd(command) | Kind::Entrypoint(command) => line(command),
        Kind::Shell(words) | Kind::Expose(words) | Kind::Volume(words) => texts(words),
        Kind::Env(pairs) | Kind::Label(pairs) => {
            pairs.iter().flat_map(|p| [p.name.clone(), p.value.clone().unwrap_or_default()]).collect::<Vec<_>>().into()
        }
        Kind::Arg(pairs) => pairs.iter().map(argument).collect::<Vec<_>>().into(),
        Kind::Copy(Transfer { sources, target, .. }) | Kind::Add(Transfer { sources, target, .. }) => {
            texts(sources.iter().chain([target]))
        }
        Kind::User(word) | Kind::Workdir(word) | Kind::StopSignal(word) | Kind::Maintainer(word) => json!([word.text]),
        Kind::Healthcheck(None) => json!(["NONE"]),
        Kind::Healthcheck(Some(command)) => {
            let mut words = line(command);
            words.as_array_mut()?.insert(0, "CMD".into());
            words
        }
        Kind::Onbuild(_) | Kind::Broken => return None,
    })
}

fn line(command: &Command) -> Value {
    match command {
        Command::Exec(words) => texts(words),
        Command::Shell(logical) if logical.text().is_empty() => json!([]),
        Command::Shell(logical) => json!([logical.text()]),
    }
}

fn texts<'w>(words: impl IntoIterator<Item = &'w Word>) -> Value {
    words.into_iter().map(|word| word.text.clone()).collect::<Vec<_>>().into()
}

fn argument(pair: &Pair) -> String {
    pair.value.as_ref().map_or_else(|| pair.name.clone(), |value| format!("{}={value}", pair.name))
}

fn commands(instruction: &Instruction, step: &Step) -> Option<(Vec<Vec<String>>, bool)> {
    let Kind::Run(Command::Shell(logical)) = &instruction.kind else { return None };
    if !instruction.heredocs.is_empty() || logical.text().is_empty() {
        return None;
    }
    let script = step.script.as_ref()?;
    let told =
        |name: &str| !matches!(name, "export" | "local" | "declare" | "readonly" | "typeset" | "nameref" | "let");
    // The oracle does not look into texts after `sh -c`.
    let known = |c: &&plimsoll_dockerfile::shell::Simple| {
        c.script_word().and_then(|at| c.words.get(at)?.value.as_ref()).is_some()
    };
    if script.commands.iter().any(|c| known(&c)) {
        return None;
    }
    let commands = script.commands.iter().filter(|c| !c.words.is_empty() && told(c.name()));
    let word = |word: &plimsoll_dockerfile::shell::Word| {
        let texts: Option<String> =
            word.parts.iter().map(|p| if let Part::Text(text) = p { Some(text.as_str()) } else { None }).collect();
        texts.unwrap_or_else(|| "?".to_owned())
    };
    let list = commands.map(|command| command.words.iter().map(word).collect()).collect();
    Some((list, script.faults.is_empty()))
}
