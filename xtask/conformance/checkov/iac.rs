//! Terraform and CloudFormation: the folder of a case is one root, and a resource is known by its address.

use std::path::Path;

use anyhow::Result;
use plimsoll_engine::{Assessment, Check, Finding, Subject, UnknownVerdict};
use plimsoll_estate::{Estate, Object, View};

use super::{Case, Verdict, name, objects};
use crate::list::List;
use crate::suite::{Compared, Outcome};
use crate::verdict::{assess_all, checks, estate};

/// What the files of a root are called.
const FILES: &[&str] = &["tf", "tfvars", "json", "yaml", "yml", "template", "tpl"];

/// Rules of Kubernetes whose numbers mean another one's in Terraform.
const RENUMBERED: &[(&str, &str)] = &[("CKV_K8S_12", "CKV_K8S_13"), ("CKV_K8S_13", "CKV_K8S_12")];

/// The number of a rule as manifests have it.
fn as_in_manifests(rule: &str) -> &str {
    RENUMBERED.iter().find(|(own, _)| *own == rule).map_or(rule, |(_, number)| number)
}

/// The outcomes of a case, resource by resource.
pub fn outcomes(dir: &Path, case: &Case, list: &List) -> Result<Vec<Outcome>> {
    let outcome = |verdict: &Verdict, compared| Outcome { case: name(case, verdict), compared };
    // A rule that no list names is answered by the check that has it as an alias.
    let named = || plimsoll_checks::find(&case.check).map(|check| vec![check.slug.to_owned()]);
    if list.is_excluded(&case.check) {
        return Ok(case.verdicts.iter().map(|v| outcome(v, Compared::Excluded)).collect());
    }
    // The same rule may ask more, or less, in one language than in others.
    let here = list.checks(&format!("{} of {}", case.check, case.framework));
    let mapped = here.or_else(|| list.checks(as_in_manifests(&case.check))).map(<[String]>::to_vec);
    let Some(slugs) = mapped.or_else(named) else {
        let unanswered = || Compared::unanswered(&case.check);
        return Ok(case.verdicts.iter().map(|v| outcome(v, unanswered())).collect());
    };
    let root = Root { through: list.through(&case.check), ..Root::of(dir, case, &checks(&slugs)?)? };
    let compared = |verdict: &Verdict| match list.is_excluded(&name(case, verdict)) {
        true => Compared::Excluded,
        false => root.compare(verdict),
    };
    Ok(case.verdicts.iter().map(|v| outcome(v, compared(v))).collect())
}

struct Root<'l> {
    assessment: Assessment,
    estate: Estate,
    /// Attributes by which what is reported refers to the resource that is meant.
    through: &'l [String],
    /// Every object that was read, with its file and its first line.
    read: Vec<(Subject, String, u32)>,
}

impl Root<'_> {
    fn of(dir: &Path, case: &Case, checks: &[&'static Check]) -> Result<Self> {
        let estate = estate(&texts(dir, case)?)?;
        let assessment = assess_all(View::new(&estate), checks);
        Ok(Self { read: objects(&estate), assessment, estate, through: &[] })
    }

    /// A resource that was not read, and a verdict that could not be given, agree with nothing.
    fn compare(&self, verdict: &Verdict) -> Compared {
        let ours = self.word(verdict);
        if ours == verdict.expected {
            return Compared::Matched;
        }
        let (findings, unknowns) = (self.findings(verdict), self.unknowns(verdict));
        let messages = findings.map(|f| format!("\n{}: {}", f.check, f.message));
        let why: String = messages.chain(unknowns.map(|u| format!("\n{}: {}", u.check, u.why))).collect();
        Compared::Disagree(format!("expected {}, we say {ours}{why}", verdict.expected))
    }

    fn word(&self, verdict: &Verdict) -> &'static str {
        let within = |line: u32| verdict.lines.iter().any(|(first, last)| (*first..=*last).contains(&line));
        let spots = self.assessment.blind.iter().filter(|spot| spot.path == verdict.file);
        let blind = verdict.resource.starts_with("kubernetes_")
            && spots.filter_map(|spot| spot.at).any(|(line, _)| within(line));
        let (gap, unknown) = (self.findings(verdict).next().is_some(), self.unknowns(verdict).next().is_some());
        let read = self.read.iter().any(|(subject, file, line)| is_about(verdict, subject, [(file.as_str(), *line)]));
        match (gap, unknown, read) {
            (true, ..) => "fail",
            (_, true, _) => "unknown",
            _ if blind => "blind",
            (_, _, false) => "not read",
            _ => "pass",
        }
    }

    fn findings<'a>(&'a self, verdict: &'a Verdict) -> impl Iterator<Item = &'a Finding> {
        let places = |f: &'a Finding| f.places.iter().map(|place| (&*place.file, place.line));
        let is_meant = move |f: &&'a Finding| match self.through.is_empty() {
            true => is_about(verdict, &f.subject, places(f)),
            false => self.refers(&f.subject, verdict, places(f).next()),
        };
        self.assessment.findings.iter().filter(is_meant)
    }

    fn unknowns<'a>(&'a self, verdict: &'a Verdict) -> impl Iterator<Item = &'a UnknownVerdict> {
        let place = |u: &'a UnknownVerdict| u.place.as_ref().map(|place| (&*place.file, place.line));
        let is_meant = move |u: &&'a UnknownVerdict| match self.through.is_empty() {
            true => is_about(verdict, &u.subject, place(u)),
            false => self.refers(&u.subject, verdict, place(u)),
        };
        self.assessment.unknowns.iter().filter(is_meant)
    }

    /// Whether a subject refers to the resource by one of the attributes. Of several with the same address, the one
    /// around the place is meant.
    fn refers(&self, subject: &Subject, verdict: &Verdict, place: Option<(&str, u32)>) -> bool {
        let named = |o: &&Object| *o.key.name == *subject.name && *o.key.kind == *subject.kind;
        let around = |o: &&Object| place.is_none_or(|(file, line)| self.stands_at(o, file, line));
        let same = self.estate.objects().iter().filter(named).filter(around);
        let mut at = same.flat_map(|object| self.through.iter().filter_map(|path| object.node().at(path)));
        at.any(|node| {
            let address = node.unknown().and_then(|unknown| unknown.refers.as_deref()).unwrap_or_default();
            let rest = address.strip_prefix(verdict.resource.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        })
    }

    /// Whether an object stands around a line.
    fn stands_at(&self, object: &Object, file: &str, line: u32) -> bool {
        let Some((own, lines)) = self.estate.files().get(object.file as usize).zip(self.estate.lines(object.file))
        else {
            return false;
        };
        let span = object.node().span();
        let at = |offset| lines.position(&own.text, offset).line;
        own.path == file && (at(span.start)..=at(span.end)).contains(&line)
    }
}

/// Whether a subject is the resource: by its address, with or without the index of an instance; by type and logical
/// id; or, for an object that the Kubernetes provider makes, by its place.
fn is_about<'p>(verdict: &Verdict, subject: &Subject, places: impl IntoIterator<Item = (&'p str, u32)>) -> bool {
    let wanted = verdict.resource.as_str();
    if wanted.starts_with("kubernetes_") {
        let within = |line: u32| verdict.lines.iter().any(|(first, last)| (*first..=*last).contains(&line));
        return places.into_iter().any(|(file, line)| file == verdict.file && within(line));
    }
    let name = subject.name.as_str();
    let bare = name.strip_prefix("data.").unwrap_or(name);
    let without_index = bare.strip_suffix(']').and_then(|name| name.rsplit_once('[')).map_or(bare, |(name, _)| name);
    let typed = wanted.strip_prefix(subject.kind.as_str()).and_then(|rest| rest.strip_prefix('.'));
    let places: Vec<(&str, u32)> = places.into_iter().collect();
    // Templates of one folder may use the same logical id, and roots of other folders the same address.
    let here = typed == Some(name) && places.iter().all(|(file, _)| *file == verdict.file);
    let folder = |path: &str| path.rsplit_once('/').map_or_else(String::new, |(folder, _)| folder.to_owned());
    let near = wanted.starts_with("module.") || places.iter().all(|(file, _)| folder(file) == folder(&verdict.file));
    ([name, bare, without_index].contains(&wanted) && near) || here
}

/// Every case of a framework that checks answer, for forms that what they say has to survive.
#[cfg(test)]
pub fn cases(dir: &Path, all: Vec<Case>, list: &List) -> Result<Vec<crate::code_forms::Case>> {
    let mut made = Vec::new();
    for case in all.into_iter().filter(|case| !list.is_excluded(&case.check)) {
        let named = || plimsoll_checks::find(&case.check).map(|check| vec![check.slug.to_owned()]);
        let mapped = list.checks(as_in_manifests(&case.check)).map(<[String]>::to_vec);
        let Some(checks) = mapped.or_else(named) else { continue };
        let texts = texts(dir, &case)?;
        made.push(crate::code_forms::Case { rule: case.check, checks, texts });
    }
    Ok(made)
}

/// The files of a case.
fn texts(dir: &Path, case: &Case) -> Result<Vec<(String, String)>> {
    let is_code = |p: &Path| FILES.iter().any(|e| xtask::repo::has_extension(p, e));
    let paths = xtask::repo::files(&dir.join(&case.dir), &is_code)?;
    paths.iter().map(|p| Ok((xtask::repo::name(dir, p), xtask::repo::read(p)?))).collect()
}
