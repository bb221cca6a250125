//! OSCAL's assessment results: <https://pages.nist.gov/OSCAL/concepts/layer/assessment/assessment-results/>.
//!
//! A scan answers the catalogue's own controls, a framework's report its requirements; both go through here.
//! Every entry of a listing is an observation; every requirement that is yours is a finding. OSCAL knows two states
//! only, so what is unseen is `not-satisfied` with the reason `other`, never `satisfied`.

mod document;
mod finding;
mod ids;
mod observation;
mod subject;
mod value;

use std::collections::HashMap;
use std::io::Write;

use plimsoll_catalog::{Catalog, Framework, Requirement};
use plimsoll_engine::{Assessment, FrameworkAnswer, RequirementAnswer, Standing, answer};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{Error, Style};

/// A scan's results: the catalogue's controls, each as a requirement of its own.
pub(crate) fn write(
    assessment: &Assessment,
    catalog: &Catalog,
    style: &Style,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let own = controls(catalog, assessment);
    write_answer(&answer(assessment, catalog, &own), assessment, style, out)
}

/// The results for a framework.
pub(crate) fn write_answer(
    answer: &FrameworkAnswer<'_>,
    assessment: &Assessment,
    style: &Style,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let observations = ids::Observations::of(assessment);
    let time = assessment.as_of.as_ref().or(style.time.as_ref()).ok_or(Error::Time)?;
    let frame = Frame { time, observations: &observations, answer, assessment };
    serde_json::to_writer_pretty(&mut *out, &document::of(&frame, &items(answer)))?;
    Ok(writeln!(out)?)
}

fn controls(catalog: &Catalog, assessment: &Assessment) -> Framework {
    let requirements = catalog.controls().iter().map(|c| Requirement {
        id: c.id.clone(),
        title: c.title.clone(),
        controls: vec![c.id.clone()],
        unchecked: false,
    });
    Framework {
        id: "plimsoll".to_owned(),
        title: "Plimsoll's catalogue of controls".to_owned(),
        version: assessment.tool_version.clone(),
        source: String::new(),
        requirements: requirements.collect(),
    }
}

/// What every part of the document needs.
struct Frame<'a> {
    time: &'a str,
    observations: &'a ids::Observations,
    answer: &'a FrameworkAnswer<'a>,
    assessment: &'a Assessment,
}

impl Frame<'_> {
    /// This tool, as what observed and judged.
    fn origins(&self) -> Value {
        json!([{ "actors": [{ "type": "tool", "actor-uuid": self.tool() }] }])
    }

    fn tool(&self) -> Uuid {
        ids::id("component", &format!("plimsoll {}", self.assessment.tool_version))
    }

    fn state(&self, state: Standing) -> &'static str {
        match state {
            Standing::Open => "open",
            Standing::Unseen => "unseen",
            Standing::Closed => "closed",
            Standing::Theirs => "theirs",
            Standing::NotApplicable => "not-applicable",
        }
    }
}

/// A requirement with its id in OSCAL's form.
struct Item<'a> {
    framework: &'a str,
    token: String,
    answer: &'a RequirementAnswer<'a>,
}

impl Item<'_> {
    fn id(&self, kind: &str) -> Uuid {
        ids::id(kind, &format!("{}/{}", self.framework, self.token))
    }

    /// The id of what is to be shown of it.
    fn objective(&self) -> String {
        format!("{}_obj", self.token)
    }

    /// Whether it is yours: of the provider's and of what does not exist, nothing is found.
    fn is_reviewed(&self) -> bool {
        matches!(self.answer.state, Standing::Open | Standing::Unseen | Standing::Closed)
    }
}

fn items<'a>(answer: &'a FrameworkAnswer<'a>) -> Vec<Item<'a>> {
    let mut seen = HashMap::new();
    let item = |asked: &'a RequirementAnswer<'a>| Item {
        framework: answer.framework,
        token: ids::unique(&mut seen, ids::token(answer.framework, asked.id)),
        answer: asked,
    };
    answer.requirements.iter().map(item).collect()
}
