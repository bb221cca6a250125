//! Reading texts as a snapshot would, and showing what came of them.

use std::sync::Arc;

use plimsoll_iac::{Evaluated, Language, Settings, Source, evaluate};
use plimsoll_syntax::{Kind, Node, Tree, parse};
use serde_json::{Value, json};

/// Files by path, read.
pub struct Files {
    files: Vec<(String, Arc<str>, Vec<Arc<Tree>>)>,
}

impl Files {
    pub fn new<P: Into<String>, T: AsRef<str>>(files: impl IntoIterator<Item = (P, T)>) -> Self {
        let mut files: Vec<_> = files.into_iter().map(|(path, text)| read(path.into(), text.as_ref())).collect();
        files.sort_by(|a, b| a.0.cmp(&b.0));
        Self { files }
    }

    pub fn evaluate(&self, settings: &Settings) -> Evaluated {
        let sources: Vec<Source<'_>> =
            self.files.iter().map(|(path, text, trees)| Source { path, text, trees }).collect();
        evaluate(&sources, settings)
    }
}

fn read(path: String, text: &str) -> (String, Arc<str>, Vec<Arc<Tree>>) {
    let text: Arc<str> = text.into();
    let trees = if Language::of(&path) == Language::Yaml { parse(&text).trees } else { Vec::new() };
    (path, text, trees.into_iter().map(Arc::new).collect())
}

/// One YAML text, evaluated.
pub fn one(text: &str) -> Evaluated {
    with(text, &[])
}

/// One YAML text with parameters.
pub fn with(text: &str, parameters: &[(&str, &str)]) -> Evaluated {
    let parameters = parameters.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    Files::new([("template.yaml", text)]).evaluate(&Settings { parameters, ..Settings::default() })
}

/// A resource's tree as JSON: what is not known is `?refers`, else `?~partial` with `*` for holes, else `?: reason`.
pub fn shown(node: Node<'_>) -> Value {
    if let Some(unknown) = node.unknown() {
        let partial = unknown.partial.as_deref().map(|text| text.replace(plimsoll_syntax::HOLE, "*"));
        return match (&unknown.refers, partial) {
            (Some(refers), _) => json!(format!("?{refers}")),
            (None, Some(partial)) => json!(format!("?~{partial}")),
            (None, None) => json!(format!("?: {}", unknown.reason)),
        };
    }
    match node.kind() {
        Kind::Seq => node.items().map(shown).collect(),
        Kind::Map => {
            let entries = node.own_entries().filter(|(key, _)| !key.text().starts_with('@'));
            entries.map(|(key, value)| (key.text().to_owned(), shown(value))).collect::<serde_json::Map<_, _>>().into()
        }
        _ => node.to_json(),
    }
}

/// The properties of the resource of this name.
pub fn properties(evaluated: &Evaluated, name: &str) -> Value {
    let found = evaluated.resources.iter().find(|resource| &*resource.name == name);
    let found = found.unwrap_or_else(|| panic!("no resource {name} among {:?}", names(evaluated)));
    shown(found.tree.node(found.node))
}

/// The names of all resources.
pub fn names(evaluated: &Evaluated) -> Vec<&str> {
    evaluated.resources.iter().map(|resource| &*resource.name).collect()
}

/// What could not be evaluated: place and reason.
pub fn blind(evaluated: &Evaluated) -> Vec<String> {
    let spot = |spot: &plimsoll_model::BlindSpot| {
        let (line, column) = spot.at.unwrap_or_default();
        format!("{}:{line}:{column}: {}", spot.path, spot.why.reason)
    };
    evaluated.blind.iter().map(spot).collect()
}
