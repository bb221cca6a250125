//! BuildKit's own reader, a shell's parser and ours read the same in Dockerfiles: real ones, and generated ones.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests may fail loudly")]

#[path = "dockerfile/generate.rs"]
mod generate;
#[path = "dockerfile/ours.rs"]
mod ours;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// How many texts are generated, and how many real ones are changed at random.
const GENERATED: u64 = 20_000;

#[derive(Default)]
struct Tally {
    texts: usize,
    instructions: usize,
    faults: usize,
    values: usize,
    scripts: usize,
    differences: Vec<String>,
}

#[test]
#[ignore = "needs Go: make test-real"]
fn buildkit_and_we_read_the_same() {
    let mut texts = real();
    let count = texts.len();
    println!("{count} real texts");
    texts.extend((0..GENERATED).map(generate::dockerfile));
    let real = texts[..count].to_vec();
    texts.extend((0..GENERATED).filter_map(|seed| generate::changed(seed, real.get(seed as usize % count.max(1))?)));
    let answers = ask(&texts);
    assert_eq!(answers.len(), texts.len(), "an answer for each text");
    let mut tally = Tally::default();
    for (text, theirs) in texts.iter().zip(&answers) {
        tally.add(text, theirs);
    }
    tally.report();
}

/// Dockerfiles of the corpus, where it stands beside the checkout, and of the folder in `PLIMSOLL_DOCKERFILES`.
fn real() -> Vec<String> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    if !shared.is_dir() {
        println!("SKIPPED: ../shared is absent, and with it the real texts");
    }
    let mut paths = Vec::new();
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../checks/src/dockerfile");
    let more = std::env::var_os("PLIMSOLL_DOCKERFILES").map(PathBuf::from);
    for root in [shared, own].into_iter().chain(more) {
        walk(&root, &mut paths);
    }
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().to_ascii_lowercase();
        if path.is_dir() && !path.is_symlink() {
            walk(&path, found);
        } else if name.contains("dockerfile") && !name.ends_with(".go") && !name.ends_with(".md") {
            found.push(path);
        }
    }
}

/// Builds the oracle and asks it.
fn ask(texts: &[String]) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testkit/dockerfile");
    let program = std::env::temp_dir().join(format!("plimsoll-dockerfile-oracle-{}", std::process::id()));
    let built = Command::new("go").arg("build").arg("-o").arg(&program).arg(".").current_dir(folder).status();
    assert!(built.unwrap().success(), "the oracle does not build");
    let mut child = Command::new(&program).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let lines: Vec<String> = texts.iter().map(|text| serde_json::to_string(text).unwrap()).collect();
    let writer = std::thread::spawn(move || lines.iter().for_each(|line| writeln!(stdin, "{line}").unwrap()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    std::fs::remove_file(&program).unwrap();
    let answers = String::from_utf8(output.stdout).unwrap();
    answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

impl Tally {
    fn add(&mut self, text: &str, theirs: &Value) {
        self.texts += 1;
        let ours = ours::read(text);
        if theirs["fault"].is_string() {
            self.faults += 1;
            if ours.faults.is_empty() {
                self.differ(text, format!("they refuse it ({}), we do not", theirs["fault"]));
            }
            return;
        }
        let theirs = theirs["instructions"].as_array().cloned().unwrap_or_default();
        if ours.instructions.len() != theirs.len() {
            return self.differ(text, format!("{} instructions, they say {}", ours.instructions.len(), theirs.len()));
        }
        for (ours, theirs) in ours.instructions.iter().zip(&theirs) {
            if let Err(how) = self.compare(ours, theirs) {
                return self.differ(text, format!("line {}: {how}", theirs["line"]));
            }
            // A build ends here; what would hold after that is nobody's question.
            if ours.refused {
                return;
            }
        }
    }

    fn compare(&mut self, ours: &ours::Read, theirs: &Value) -> Result<(), String> {
        self.instructions += 1;
        if let Some(fault) = theirs["fault"].as_str() {
            self.faults += 1;
            // What a mount says inside is not looked at here.
            if fault.contains("mount") {
                return Ok(());
            }
            let why = format!("they refuse it ({}), we do not", theirs["fault"]);
            return if ours.refused { Ok(()) } else { Err(why) };
        }
        if ours.refused {
            return Err("we refuse it, they do not".to_owned());
        }
        for (what, ours) in &ours.parts {
            let theirs = ours::part(theirs, what);
            if *ours != theirs {
                return Err(format!("{what}: we say {ours}, they say {theirs}"));
            }
        }
        self.values(ours, &theirs["values"])?;
        self.script(ours, theirs)
    }

    fn values(&mut self, ours: &ours::Read, theirs: &Value) -> Result<(), String> {
        for (ours, theirs) in ours.values.iter().zip(theirs.as_array().into_iter().flatten()) {
            let Some(ours) = ours else { continue };
            self.values += 1;
            if theirs.as_str() != Some(ours) {
                return Err(format!("a value: we say {ours:?}, they say {theirs}"));
            }
        }
        Ok(())
    }

    fn script(&mut self, ours: &ours::Read, theirs: &Value) -> Result<(), String> {
        let (Some((commands, sound)), false) = (&ours.commands, theirs["unshelled"] == true) else { return Ok(()) };
        let Some(list) = theirs["commands"].as_array() else { return Ok(()) };
        self.scripts += 1;
        let mut wanted: Vec<String> = list.iter().map(Value::to_string).collect();
        let mut found: Vec<String> = commands.iter().map(|words| Value::from(words.clone()).to_string()).collect();
        wanted.sort();
        found.sort();
        match (*sound, wanted == found) {
            (true, true) => Ok(()),
            (false, _) => Err("we cannot read a part of a script that they can".to_owned()),
            _ => Err(format!("a script: we say {found:?}, they say {wanted:?}")),
        }
    }

    fn differ(&mut self, text: &str, how: String) {
        if self.differences.len() < 15 {
            println!("--- {how}\n{text}\n");
        }
        self.differences.push(how);
    }

    fn report(&self) {
        let Self { texts, instructions, faults, values, scripts, .. } = self;
        println!("{texts} texts, {instructions} instructions, {faults} refused, {values} values, {scripts} scripts");
        assert!(*instructions > 1000 && *values > 1000 && *scripts > 1000, "hardly anything was compared");
        assert!(self.differences.is_empty(), "{} differences, see above", self.differences.len());
    }
}
