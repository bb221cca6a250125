//! The document around observations and findings.

use plimsoll_engine::Assessment;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::value::{Each, prop, put};
use super::{Frame, Item, finding, ids, observation, subject};
use crate::entry;
use crate::md::escape::plain;

/// The version of OSCAL whose schema the document follows.
const OSCAL: &str = "1.2.1";

/// Why the plan that OSCAL wants is a note in the document itself.
const NO_PLAN: &str = "No assessment plan was written for this run: a scanner examines what it is given, whenever it \
is asked. OSCAL requires results to import a plan, so this resource stands for it and states what was examined and \
how. Where there is a plan, point `import-ap` at it.";

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Document<R> {
    assessment_results: R,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct AssessmentResults<R> {
    uuid: Uuid,
    metadata: Value,
    import_ap: Value,
    local_definitions: Value,
    results: [R; 1],
    back_matter: Value,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Results<O, R, F> {
    uuid: Uuid,
    title: String,
    description: String,
    start: String,
    end: String,
    props: Vec<Value>,
    local_definitions: Value,
    reviewed_controls: Value,
    observations: O,
    #[serde(skip_serializing_if = "Option::is_none")]
    risks: Option<R>,
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<F>,
    remarks: &'static str,
}

/// The whole document; observations, risks and findings are made while it is written.
pub(super) fn of<'a>(frame: &'a Frame<'a>, items: &'a [Item<'a>]) -> impl Serialize + 'a {
    let plan = ids::id("resource", "plan");
    Document {
        assessment_results: AssessmentResults {
            uuid: of_run(frame, items),
            metadata: metadata(frame),
            import_ap: json!({ "href": format!("#{plan}"), "remarks": NO_PLAN }),
            local_definitions: json!({ "objectives-and-methods": items.iter().map(objective).collect::<Vec<_>>() }),
            results: [results(frame, items)],
            back_matter: json!({ "resources": [plan_note(frame, plan), source(frame)] }),
        },
    }
}

/// The id of these results: another one as soon as anything that they say is another.
fn of_run(frame: &Frame<'_>, items: &[Item<'_>]) -> Uuid {
    let mut said = format!("{}\n{}\n{}\n", frame.time, frame.assessment.tool_version, frame.assessment.kubernetes);
    for item in items {
        said += &format!("{} {}\n", item.token, frame.state(item.answer.state));
    }
    for (entry, id) in entry::all(frame.assessment).zip(frame.observations.in_order()) {
        let at = entry.at();
        said += &format!("{id} {}:{} {}\n", at.line, at.column, entry.sentence());
    }
    ids::id("results", &said)
}

fn metadata(frame: &Frame<'_>) -> Value {
    json!({
        "title": format!("{}: assessment results", plain(frame.answer.title)),
        "last-modified": frame.time,
        "version": frame.time,
        "oscal-version": OSCAL,
    })
}

/// What is to be shown of a requirement, so that a finding's target is defined in the same document.
fn objective(item: &Item<'_>) -> Value {
    let mut part = json!({ "id": item.objective(), "name": "assessment-objective", "prose": plain(item.answer.title) });
    put(&mut part, "props", prop("requirement", item.answer.id).into_iter().collect());
    json!({ "control-id": item.token, "parts": [part] })
}

fn results<'a>(frame: &'a Frame<'a>, items: &'a [Item<'a>]) -> impl Serialize + 'a {
    let assessment = frame.assessment;
    let entries = || {
        let each = entry::all(assessment).zip(frame.observations.in_order());
        each.map(|(entry, id)| observation::of_entry(frame, id, &entry))
    };
    let summary = |i: &Item<'_>| observation::of_requirement(frame, i.id("summary"), i.answer);
    let reviewed = || items.iter().filter(|i| i.is_reviewed());
    let risks = Each(|| assessment.waived.iter().filter_map(|w| finding::risk(frame, w)));
    Results {
        uuid: ids::id("result", &of_run(frame, items).to_string()),
        title: format!("{} {}", plain(frame.answer.title), plain(frame.answer.version)),
        description: read(assessment),
        start: frame.time.to_owned(),
        end: frame.time.to_owned(),
        props: props(frame),
        local_definitions: definitions(frame),
        reviewed_controls: controls(items),
        observations: Each(move || items.iter().map(summary).chain(entries())),
        risks: (!assessment.waived.is_empty()).then_some(risks),
        findings: reviewed().next().map(|_| Each(move || reviewed().map(|i| finding::of(frame, i)))),
        remarks: "A requirement is satisfied only where every subject was seen and holds. What could not be seen is \
                  not satisfied, with the reason `other` and the property `state` of `unseen`; what is the provider's \
                  or does not exist in these modes is not reviewed and has an observation but no finding. Accepted \
                  gaps are risks, and leave their requirement unsatisfied.",
    }
}

fn read(assessment: &Assessment) -> String {
    let counts = &assessment.counts;
    let (objects, files, checks) = (counts.objects, counts.files, counts.checks);
    let blind = assessment.blind.len();
    format!("{checks} checks over {objects} Kubernetes objects in {files} files; {blind} places could not be read.")
}

fn props(frame: &Frame<'_>) -> Vec<Value> {
    let modes = frame.answer.modes;
    let own = [
        prop("framework", frame.answer.framework),
        prop("kubernetes", &frame.assessment.kubernetes),
        prop("modes-certain", if modes.certain { "yes" } else { "no" }),
    ];
    own.into_iter().chain(modes.modes.iter().map(|m| prop("mode", m))).flatten().collect()
}

fn definitions(frame: &Frame<'_>) -> Value {
    let estate = json!({
        "uuid": subject::estate(),
        "type": "this-system",
        "title": "The estate",
        "description": "What the manifests describe that were given to this run.",
        "status": { "state": "other", "remarks": "Files were examined, nothing that runs." },
    });
    let mut definitions = json!({ "components": [estate] });
    put(&mut definitions, "inventory-items", subject::inventory(frame.assessment));
    definitions["assessment-assets"] = assets(frame);
    definitions
}

fn assets(frame: &Frame<'_>) -> Value {
    let version = prop("version", &frame.assessment.tool_version);
    let mut tool = json!({
        "uuid": frame.tool(),
        "type": "software",
        "title": "Plimsoll",
        "description": "Examines Kubernetes manifests and draws the shared-responsibility line over them.",
    });
    put(&mut tool, "props", version.into_iter().collect());
    tool["status"] = json!({ "state": "operational" });
    json!({
        "components": [tool],
        "assessment-platforms": [{
            "uuid": ids::id("platform", "plimsoll"),
            "title": "Plimsoll",
            "uses-components": [{ "component-uuid": frame.tool() }],
        }],
    })
}

/// What was reviewed: what is yours. What is not stands among the excluded ones.
fn controls(items: &[Item<'_>]) -> Value {
    let of = |reviewed: bool| items.iter().filter(move |i| i.is_reviewed() == reviewed);
    let ids = |reviewed| of(reviewed).map(|i| json!({ "control-id": i.token })).collect::<Vec<_>>();
    let objectives: Vec<Value> = of(true).map(|i| json!({ "objective-id": i.objective() })).collect();
    let mut selection = json!({
        "description": "Included is what is the customer's or shared in the modes of this estate; excluded is what the \
                        provider or a vendor answers for, and what does not exist there.",
    });
    match ids(true) {
        // OSCAL has no empty selection: all but all of them is none.
        none if none.is_empty() => selection["include-all"] = json!({}),
        included => selection["include-controls"] = included.into(),
    }
    put(&mut selection, "exclude-controls", ids(false));
    let mut out = json!({ "control-selections": [selection] });
    if !objectives.is_empty() {
        out["control-objective-selections"] = json!([{ "include-objectives": objectives }]);
    }
    out
}

fn plan_note(frame: &Frame<'_>, id: Uuid) -> Value {
    let collectors =
        frame.assessment.collectors.iter().map(|c| prop("collector", &format!("{} {}", c.name, c.version)));
    let mut note = json!({ "uuid": id, "title": "No assessment plan", "description": NO_PLAN });
    put(&mut note, "props", collectors.flatten().collect());
    note["remarks"] = read(frame.assessment).into();
    note
}

/// The framework's document, or the catalogue.
fn source(frame: &Frame<'_>) -> Value {
    let answer = frame.answer;
    let mut source = json!({
        "uuid": ids::id("resource", &format!("{} {}", answer.framework, answer.version)),
        "title": format!("{} {}", plain(answer.title), plain(answer.version)),
        "description": "Whose requirements the findings answer, by their ids.",
    });
    if answer.source.starts_with("https://") {
        source["rlinks"] = json!([{ "href": answer.source }]);
    }
    source
}
