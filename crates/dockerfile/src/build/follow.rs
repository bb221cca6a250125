//! Following a file instruction by instruction.

use std::collections::HashMap;

use crate::build::{Base, Build, Outside, Scope, Setting, ShellKind, Stage, Step, Value};
use crate::instruction::{Command, Instruction, Kind, Pair, Word};
use crate::limits::{MAX_STAGES, MAX_VALUES};
use crate::shell::{self, Script, Variables};
use crate::{Dockerfile, Fault};

/// Arguments that the builder sets by itself once they are declared.
const PLATFORM: &[&str] = &[
    "BUILDARCH",
    "BUILDOS",
    "BUILDPLATFORM",
    "BUILDVARIANT",
    "TARGETARCH",
    "TARGETOS",
    "TARGETPLATFORM",
    "TARGETSTAGE",
    "TARGETVARIANT",
];

pub(super) fn follow(file: &Dockerfile, outside: Outside) -> Build {
    let build = Build { stages: Vec::new(), steps: Vec::new(), faults: Vec::new() };
    let globals = Scope::new(outside, false, ShellKind::Posix);
    let now = globals.clone();
    let mut follower = Follower { file, outside, build, globals, now, names: HashMap::new(), left: MAX_VALUES };
    for (index, instruction) in file.instructions.iter().enumerate() {
        follower.step(index, instruction);
    }
    follower.close();
    follower.build
}

struct Follower<'f> {
    file: &'f Dockerfile,
    outside: Outside,
    build: Build,
    /// Arguments before the first stage.
    globals: Scope,
    /// What holds in the stage at hand.
    now: Scope,
    names: HashMap<String, usize>,
    /// Bytes that values may still take.
    left: usize,
}

impl Follower<'_> {
    fn step(&mut self, index: usize, instruction: &Instruction) {
        if let Kind::From { image, name } = &instruction.kind {
            return self.from(index, instruction, image, name.as_ref());
        }
        let values = self.values(instruction);
        let stage = self.build.stages.len().checked_sub(1);
        if stage.is_none() && !matches!(instruction.kind, Kind::Arg(_) | Kind::Broken) {
            let reason = "no build stage yet; a FROM has to come first";
            self.build.faults.push(Fault::new(instruction.keyword.span, reason));
        }
        let script = self.script(&instruction.kind);
        let (user, shell) = (self.now.user.clone(), self.now.shell.clone());
        self.apply(index, instruction, &values, stage.is_none());
        self.build.steps.push(Step { stage, values, user, shell, script });
        if let Some(stage) = self.build.stages.last_mut() {
            stage.instructions.end = index + 1;
        }
        self.sources(instruction);
    }

    fn close(&mut self) {
        if let Some(stage) = self.build.stages.last_mut() {
            stage.end = self.now.clone();
        }
    }

    fn from(&mut self, index: usize, instruction: &Instruction, image: &Word, name: Option<&Word>) {
        self.close();
        let value = match self.globals.expand(&image.text, self.file.escape) {
            Ok(value) => value,
            Err(why) => self.refused(instruction, why),
        };
        let base = self.base(value.clone());
        self.now = self.start(&base);
        let stage = self.build.stages.len();
        let shell = self.now.shell.clone();
        self.build.steps.push(Step { stage: Some(stage), values: vec![value], user: None, shell, script: None });
        if stage >= MAX_STAGES {
            let reason = format!("more than {MAX_STAGES} stages; the rest is not followed");
            self.build.faults.push(Fault::new(instruction.keyword.span, reason));
            self.now = Scope::new(Outside::Open, true, ShellKind::Posix);
        }
        let name = name.map(|name| name.text.clone());
        if let Some(name) = &name {
            self.names.insert(name.clone(), stage);
        }
        let end = Scope::new(self.outside, true, ShellKind::Posix);
        self.build.stages.push(Stage { name, base, instructions: index..index + 1, takes_from: Vec::new(), end });
    }

    fn base(&self, value: Value) -> Base {
        match value.known() {
            Some("scratch") => Base::Scratch,
            Some(name) => match self.names.get(&name.to_lowercase()) {
                Some(stage) => Base::Stage(*stage),
                None => Base::Image(value),
            },
            None => Base::Image(value),
        }
    }

    fn start(&self, base: &Base) -> Scope {
        match base {
            Base::Stage(stage) => self.build.stages[*stage].end.clone(),
            Base::Scratch => Scope::new(self.outside, false, ShellKind::of_image("", self.file.escape)),
            Base::Image(value) => {
                let shell = ShellKind::of_image(value.known().unwrap_or(""), self.file.escape);
                Scope::new(self.outside, true, shell)
            }
        }
    }

    fn refused(&mut self, instruction: &Instruction, why: String) -> Value {
        self.build.faults.push(Fault::new(instruction.keyword.span, why));
        Value::Unknown("the builder refuses it".to_owned())
    }

    /// The words of an instruction after substitution.
    fn values(&mut self, instruction: &Instruction) -> Vec<Value> {
        let texts: Vec<&str> = match &instruction.kind {
            Kind::Env(pairs) | Kind::Label(pairs) => pairs.iter().map(|p| p.value.as_deref().unwrap_or("")).collect(),
            Kind::Copy(transfer) | Kind::Add(transfer) => {
                transfer.sources.iter().chain([&transfer.target]).map(|word| word.text.as_str()).collect()
            }
            Kind::User(word) | Kind::Workdir(word) | Kind::StopSignal(word) => vec![&word.text],
            Kind::Expose(words) | Kind::Volume(words) => words.iter().map(|word| word.text.as_str()).collect(),
            Kind::Arg(pairs) => return self.arguments(instruction, pairs),
            _ => return Vec::new(),
        };
        texts.into_iter().map(|text| self.value(instruction, text)).collect()
    }

    fn value(&mut self, instruction: &Instruction, text: &str) -> Value {
        let scope = if self.build.stages.is_empty() { &self.globals } else { &self.now };
        match scope.expand(text, self.file.escape) {
            Ok(Value::Known(text)) if text.len() > self.left => {
                Value::Unknown("all values together are too long to be followed".to_owned())
            }
            Ok(value) => {
                self.left -= value.known().map_or(0, str::len);
                value
            }
            Err(why) => self.refused(instruction, why),
        }
    }

    /// Arguments are set one after the other, so that one may use those before it.
    fn arguments(&mut self, instruction: &Instruction, pairs: &[Pair]) -> Vec<Value> {
        let mut values = Vec::new();
        let global = self.build.stages.is_empty();
        for pair in pairs {
            let value = match &pair.value {
                Some(text) => Some(self.value(instruction, text)),
                None => self.argument(&pair.name, global),
            };
            if let Some(value) = &value {
                let scope = if global { &mut self.globals } else { &mut self.now };
                scope.set(&pair.name, value.known().map(str::to_owned));
            }
            values.push(value.unwrap_or_else(|| Value::Known(String::new())));
        }
        values
    }

    /// The value of an argument without a default; none where it is not set at all.
    fn argument(&self, name: &str, global: bool) -> Option<Value> {
        let declared = self.globals.variables.get(name).filter(|_| !global);
        if let Some(Some(value)) = declared {
            return Some(Value::Known(value.clone()));
        }
        let open = self.outside == Outside::Open || PLATFORM.contains(&name) || declared.is_some();
        open.then(|| Value::Unknown(format!("the argument `{name}` has no default")))
    }

    fn apply(&mut self, index: usize, instruction: &Instruction, values: &[Value], global: bool) {
        if global {
            return;
        }
        let setting = || values.first().map(|value| Setting { value: value.clone(), by: index });
        match &instruction.kind {
            Kind::Env(pairs) => {
                for (pair, value) in pairs.iter().zip(values) {
                    self.now.set(&pair.name, value.known().map(str::to_owned));
                }
            }
            Kind::User(_) => self.now.user = setting(),
            Kind::Workdir(_) => self.now.workdir = setting(),
            Kind::Shell(words) => self.now.shell = ShellKind::of(words),
            _ => {}
        }
    }

    /// What a shell would run.
    fn script(&mut self, kind: &Kind) -> Option<Script> {
        let command = match kind {
            Kind::Run(command) | Kind::Cmd(command) | Kind::Entrypoint(command) => command,
            Kind::Healthcheck(Some(command)) => command,
            Kind::Onbuild(inner) => {
                // Another build runs it, with variables of its own.
                let Kind::Run(Command::Shell(logical)) = &inner.kind else { return None };
                return (self.now.shell == ShellKind::Posix).then(|| shell::parse(logical));
            }
            _ => return None,
        };
        let now = &self.now;
        let get = |name: &str| now.lookup(name);
        match command {
            Command::Exec(words) => Some(shell::of_exec(words)),
            Command::Shell(logical) if now.shell == ShellKind::Posix && !shell::is_foreign(logical.text()) => {
                Some(shell::parse_with(logical, &mut Variables::new(&get)))
            }
            Command::Shell(_) => None,
        }
    }

    /// Earlier stages that an instruction reads from.
    fn sources(&mut self, instruction: &Instruction) {
        let mut names: Vec<&str> = Vec::new();
        if matches!(instruction.kind, Kind::Copy(_)) {
            names.extend(instruction.flag("from"));
        }
        let mounts = instruction.flags_named("mount").filter_map(|flag| flag.value.as_deref());
        names.extend(mounts.flat_map(|m| m.split(',')).filter_map(|part| part.trim().strip_prefix("from=")));
        let found: Vec<usize> = names.into_iter().filter_map(|name| self.stage_of(name)).collect();
        if let Some(stage) = self.build.stages.last_mut() {
            stage.takes_from.extend(found);
        }
    }

    fn stage_of(&self, name: &str) -> Option<usize> {
        let current = self.build.stages.len().checked_sub(1)?;
        let number = name.parse::<usize>().ok().filter(|number| *number < current);
        number.or_else(|| self.names.get(&name.to_lowercase()).copied().filter(|stage| *stage < current))
    }
}
