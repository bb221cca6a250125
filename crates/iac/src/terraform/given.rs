//! Values that are given to the variables of a root module.

use std::collections::{BTreeSet, HashMap};

use plimsoll_model::{BlindSpot, Why};
use plimsoll_syntax::Unknown;

use super::eval::{Env, Run};
use super::functions::of_node;
use super::paths;
use super::syntax::parse_body;
use super::world::World;
use crate::limits;
use crate::value::Value;

/// A value of a variable.
#[derive(Clone, Debug)]
pub(crate) enum Given {
    /// As a file says it.
    Value(Value),
    /// As a flag or the environment says it: the type of the variable tells how it is read.
    Text(String),
}

/// Values by name. Later ones win: the environment, `terraform.tfvars`, `*.auto.tfvars`, files that are named, flags.
pub(crate) fn given(world: &World<'_>, folder: &str, blind: &mut Vec<BlindSpot>) -> HashMap<String, Given> {
    let text = |(name, value): (&String, &String)| (name.clone(), Given::Text(value.clone()));
    let mut given: HashMap<String, Given> = world.settings.environment.iter().map(text).collect();
    for file in automatic(world, folder) {
        given.extend(read(world, file, blind));
    }
    for path in &world.settings.var_files {
        match world.files.get(&paths::normalise(path)) {
            Some(file) => given.extend(read(world, *file, blind)),
            None => blind.push(unread(path)),
        }
    }
    given.extend(world.settings.variables.iter().map(text));
    given
}

/// Says which names were given that no root module has a variable of.
pub(crate) fn check_names(world: &World<'_>, roots: &[&str], blind: &mut Vec<BlindSpot>) {
    let modules = roots.iter().filter_map(|root| world.modules.get(*root));
    let known: BTreeSet<&str> = modules.flat_map(|module| module.variables.keys().map(|name| &**name)).collect();
    for name in world.settings.named.iter().filter(|name| !known.contains(name.as_str())) {
        let reason = format!("no root module has a variable `{name}`, which was given");
        blind.push(BlindSpot { path: ".".to_owned(), at: None, why: Why::new(reason, there_are(&known)) });
    }
}

/// The names to choose from, as many as can be read.
fn there_are(known: &BTreeSet<&str>) -> String {
    let mut shown: Vec<&str> = known.iter().copied().take(limits::MAX_NAMES).collect();
    match known.len() {
        0 => return "leave it out: the root modules have no variables".to_owned(),
        all if all > shown.len() => shown.push("…"),
        _ => {}
    }
    format!("correct the name; there are: {}", shown.join(", "))
}

fn unread(path: &str) -> BlindSpot {
    let why = Why::new("the file of variables could not be read", "check its path");
    BlindSpot { path: path.to_owned(), at: None, why }
}

/// Files of values that Terraform reads by itself, in its order.
fn automatic(world: &World<'_>, folder: &str) -> Vec<u32> {
    let rank = |name: &str| match name {
        "terraform.tfvars" => Some(0),
        "terraform.tfvars.json" => Some(1),
        name if name.ends_with(".auto.tfvars") || name.ends_with(".auto.tfvars.json") => Some(2),
        _ => None,
    };
    let here = world.values.iter().filter(|(own, ..)| own == folder);
    let mut files: Vec<(u8, &str, u32)> =
        here.filter_map(|(_, name, file)| Some((rank(name)?, name.as_str(), *file))).collect();
    files.sort_unstable();
    files.into_iter().map(|(_, _, file)| file).collect()
}

/// The values of a file: literals, since nothing can be referred to there.
fn read(world: &World<'_>, file: u32, blind: &mut Vec<BlindSpot>) -> Vec<(String, Given)> {
    let source = &world.sources[file as usize];
    if source.path.ends_with(".json") {
        let entries = source.trees.first().map(|tree| tree.root().entries()).unwrap_or_default();
        let value = |node| Given::Value(of_node(node).unwrap_or_else(|other| other));
        return entries.into_iter().map(|(key, node)| (key.text().to_owned(), value(node))).collect();
    }
    let body = match parse_body(source.text, file) {
        Ok(body) => body,
        Err(fault) => {
            blind.push(super::world::spot(source, &fault));
            return Vec::new();
        }
    };
    let nothing = super::module::Module::default();
    let run = Run::new(world, HashMap::new(), HashMap::new());
    let env = Env::new(&run.instance(run.add(&nothing, String::new(), String::new(), None)), file);
    let value = |attribute: &super::syntax::Attribute| Given::Value(run.eval(&env, &attribute.value));
    body.attributes.iter().map(|attribute| (attribute.name.to_string(), value(attribute))).collect()
}

impl Given {
    /// The value, for a variable that is a text or something else, and perhaps a secret.
    pub(crate) fn value(&self, name: &str, is_text: bool, is_secret: bool) -> Value {
        match self {
            Self::Value(value) => value.clone(),
            // What stands in no file was masked by nobody.
            Self::Text(_) if is_secret => {
                let reason = format!("the variable `{name}` holds a secret, which is not looked at");
                Value::unknown(Unknown::new(reason, "nothing to do: the value is given"))
            }
            Self::Text(text) if is_text => Value::string(text.as_str()),
            Self::Text(text) => literal(name, text),
        }
    }
}

/// A value that is written as an expression; one that cannot be read stays unknown, and its text is not shown.
fn literal(name: &str, text: &str) -> Value {
    let nothing = super::module::Module::default();
    match super::syntax::parse_expression(text) {
        Ok(expr) => {
            let settings = crate::Settings::default();
            let world = World::nothing(&settings);
            let run = Run::new(&world, HashMap::new(), HashMap::new());
            let root = run.instance(run.add(&nothing, String::new(), String::new(), None));
            run.eval(&Env::new(&root, u32::MAX), &expr)
        }
        Err(_) => Value::failed(format!("the value that is given for the variable `{name}` cannot be read")),
    }
}
