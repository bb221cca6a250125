//! The cases of Kubescape's rules, and what our checks say of them.

use std::path::Path;

use anyhow::Result;
use plimsoll_engine::{Assessment, Check};
use plimsoll_estate::{Options, View, normalise};
use plimsoll_source::{TextOptions, from_texts};
use serde::Deserialize;

use crate::verdict::assess_all;

/// What the corpus says.
#[derive(Deserialize)]
pub struct Index {
    pub cases: Vec<Case>,
}

/// Files that a rule judges together.
#[derive(Deserialize)]
pub struct Case {
    pub rule: String,
    pub case: String,
    pub files: Vec<String>,
    /// A file with the user's settings.
    pub data_inputs: Option<String>,
    pub expected: Expected,
    pub findings: Vec<Finding>,
}

/// Whether the rule finds anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Expected {
    Pass,
    Fail,
}

/// What a rule finds, and where.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    pub objects: Vec<Named>,
    pub failed_paths: Vec<String>,
    pub review_paths: Vec<String>,
    pub delete_paths: Vec<String>,
    pub fix_paths: Vec<Fix>,
}

/// An object, or the subject of a binding.
#[derive(Deserialize)]
pub struct Named {
    pub kind: Option<String>,
    pub name: Option<String>,
}

/// A place that a fix would set.
#[derive(Deserialize)]
pub struct Fix {
    pub path: String,
}

/// The settings that have a counterpart in `plimsoll.toml`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Settings {
    posture_control_inputs: Inputs,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Inputs {
    image_repository_allow_list: Vec<String>,
}

/// Reads the index of a corpus.
pub fn index(dir: &Path) -> Result<Index> {
    Ok(serde_json::from_str(&xtask::repo::read(&dir.join("index.json"))?)?)
}

impl Case {
    pub fn name(&self) -> String {
        format!("{}/{}", self.rule, self.case)
    }

    /// The files with their texts.
    pub fn texts(&self, dir: &Path) -> Result<Vec<(String, String)>> {
        self.files.iter().map(|f| Ok((f.clone(), xtask::repo::read(&dir.join(f))?))).collect()
    }

    /// What these checks say. Their rules take the files of a case for all there is; secrets are masked first, as in
    /// every scan. What names no namespace lands in `default` for them, and the registries that a user of theirs allows are the ones that a user of ours would list.
    pub fn assessed(&self, dir: &Path, texts: &[(String, String)], checks: &[&'static Check]) -> Result<Assessment> {
        let options = TextOptions { complete: vec!["*".to_owned()], ..TextOptions::default() };
        let settings: Settings = match &self.data_inputs {
            Some(file) => serde_json::from_str(&xtask::repo::read(&dir.join(file))?)?,
            None => Settings::default(),
        };
        let registries = settings.posture_control_inputs.image_repository_allow_list;
        let texts = texts.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let estate = normalise(
            from_texts(texts, &options)?,
            &Options { registries, default_namespace: true, ..Options::default() },
        );
        Ok(assess_all(View::new(&estate), checks))
    }
}
