//! Functions that look at files: at those of the scan, and at no other.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use plimsoll_syntax::Unknown;

use super::Out;
use super::arguments::{map, text, wrong};
use super::{glob, hashes};
use crate::terraform::eval::{Env, Run};
use crate::terraform::paths;
use crate::terraform::sets::set;
use crate::terraform::syntax::{Part, parse_template};
use crate::value::Value;

/// Endings of the files that a scan reads all of, so that a list of them is whole.
const READ: &[&str] = &[".json", ".tf", ".tftpl", ".tfvars", ".tpl", ".yaml", ".yml"];

pub(super) fn call<'w>(run: &Run<'w>, env: &Env<'w>, name: &str, values: &[Value]) -> Option<Out> {
    Some(match (name, values) {
        ("file", [path]) => content(run, path).map(Value::string),
        ("filebase64", [path]) => content(run, path).map(|text| Value::string(STANDARD.encode(text.as_bytes()))),
        ("fileexists", [path]) => content(run, path).map(|_| true.into()),
        ("templatefile", [path, names]) => content(run, path).and_then(|text| template(run, env, &text, names)),
        ("templatestring", [of, names]) => text(of).and_then(|text| template(run, env, &text, names)),
        ("fileset", [folder, pattern]) => set_of(run, folder, pattern),
        ("basename", [path]) => text(path).map(|path| Value::string(paths::name_of(path.trim_end_matches('/')))),
        ("dirname", [path]) => text(path).map(|path| Value::string(dirname(&path))),
        ("pathexpand", [path]) => text(path).and_then(|path| expanded(&path)),
        (name, [path]) => {
            let hash = hashes::hash(&name.strip_prefix("file").map(str::to_owned).or_else(|| of_file(name))?)?;
            content(run, path).map(|text| Value::string(hash(text.as_bytes())))
        }
        _ => return None,
    })
}

/// `filebase64sha256` is `base64sha256` of a file.
fn of_file(name: &str) -> Option<String> {
    name.strip_prefix("filebase64").map(|hash| format!("base64{hash}"))
}

fn dirname(path: &str) -> String {
    match path.rsplit_once('/') {
        None => ".".to_owned(),
        Some(("", _)) => "/".to_owned(),
        Some((folder, _)) => folder.strip_prefix("./").unwrap_or(folder).to_owned(),
    }
}

fn expanded(path: &str) -> Out {
    if path.starts_with('~') {
        return Err(Value::unknown(Unknown::new("the user's folder is not looked at", "scan the plan as JSON")));
    }
    Ok(Value::string(path))
}

/// The path of a file among those of the scan: relative paths start at the root module.
fn place(run: &Run<'_>, path: &str) -> String {
    paths::join(&run.instance(0).module.folder, path)
}

/// The text of a file of the scan. Files that were not read are not opened here.
fn content(run: &Run<'_>, path: &Value) -> Result<Arc<str>, Value> {
    let path = text(path)?;
    let found = run.world.files.get(&place(run, &path)).and_then(|file| run.world.sources.get(*file as usize));
    found.map(|source| Arc::clone(source.text)).ok_or_else(|| {
        let reason = format!("the file `{path}` is not among those that were read");
        Value::unknown(Unknown::new(reason, "scan its folder too, or scan the plan as JSON"))
    })
}

fn template<'w>(run: &Run<'w>, env: &Env<'w>, text: &str, names: &Value) -> Out {
    let parts =
        parse_template(text, plimsoll_syntax::Span::default()).map_err(|_| wrong("the template cannot be read"))?;
    let mut env = env.outside(u32::MAX);
    for (name, entry) in map(names)? {
        env = env.bind(name, entry.value.clone());
    }
    if let [Part::Value(only)] = &parts[..] {
        return Ok(run.eval(&env, only));
    }
    Ok(run.deeper(|| run.text(&env, &parts).into_value()))
}

/// Files below a folder that fit a pattern: known where all files of that kind are read.
fn set_of(run: &Run<'_>, folder: &Value, pattern: &Value) -> Out {
    let (folder, pattern) = (text(folder)?, text(pattern)?);
    let base = place(run, &folder);
    let matcher = glob::matcher(&pattern).ok_or_else(|| wrong("it is no pattern of names"))?;
    if !READ.iter().any(|ending| pattern.ends_with(ending)) {
        return Err(Value::unknown(Unknown::new("files of this kind are not all read", "scan the plan as JSON")));
    }
    let below = |path: &str| match &*base {
        "" => Some(path.to_owned()),
        base => path.strip_prefix(base)?.strip_prefix('/').map(str::to_owned),
    };
    let mut all = run.world.files.keys().filter_map(|path| below(path)).peekable();
    // A folder of which nothing was read may hold anything.
    if all.peek().is_none() {
        let reason = format!("the folder `{folder}` is not among those that were read");
        return Err(Value::unknown(Unknown::new(reason, "scan it too, or scan the plan as JSON")));
    }
    let names = all.filter(|path| matcher.is_match(path));
    Ok(set(names.map(Value::string).collect()))
}
