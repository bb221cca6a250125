//! What several resources show alike at one place of infrastructure code is told once, with all their addresses.
//!
//! The instances of `count` and `for_each`, the calls of one module and the roots that share it are judged one by one,
//! and waivers and baselines speak of each of them. A reader has one line to look at: what is the same there is listed as
//! one finding of the first, which names the others. Where they differ in what is said, each stays.

use std::collections::HashMap;

use crate::{Assessment, Finding, PlaceIn, Subject, UnknownVerdict, Waived};

/// Puts alike entries of all three lists together. It is the last thing to do before an assessment is shown.
pub fn fold(assessment: &mut Assessment) {
    let count = |a: &Assessment| a.findings.len() + a.unknowns.len() + a.waived.len();
    let before = count(assessment);
    merge(
        &mut assessment.findings,
        |finding| of_finding(finding, None),
        |finding| (&mut finding.also, &finding.subject),
    );
    merge(&mut assessment.unknowns, of_unknown, |unknown| (&mut unknown.also, &unknown.subject));
    merge(&mut assessment.waived, of_waived, |waived| (&mut waived.finding.also, &waived.finding.subject));
    assessment.counts.repeated += (before - count(assessment)) as u64;
}

/// What has to be the same of two entries that are one to a reader.
#[derive(PartialEq, Eq, Hash)]
struct Told {
    check: String,
    kind: (String, String),
    said: String,
    /// The container of a task; its role says no more.
    container: Option<String>,
    places: Vec<PlaceIn>,
    /// What accepted it, for a waived one.
    waiver: Option<(String, u32)>,
}

fn of_finding(finding: &Finding, waiver: Option<(String, u32)>) -> Option<Told> {
    told(&finding.check, &finding.subject, &finding.message, &finding.places, waiver)
}

fn of_waived(waived: &Waived) -> Option<Told> {
    of_finding(&waived.finding, Some((waived.file.clone(), waived.line)))
}

fn of_unknown(unknown: &UnknownVerdict) -> Option<Told> {
    told(&unknown.check, &unknown.subject, &unknown.why.to_string(), unknown.place.as_slice(), None)
}

/// None for what is told for itself: everything but resources of infrastructure code, and what has no place.
fn told(check: &str, subject: &Subject, said: &str, places: &[PlaceIn], waiver: Option<(String, u32)>) -> Option<Told> {
    let makes_several = matches!(&*subject.group, "terraform" | "cloudformation");
    (makes_several && !places.is_empty()).then(|| Told {
        check: check.to_owned(),
        kind: (subject.group.clone(), subject.kind.clone()),
        said: said.to_owned(),
        container: subject.container.clone(),
        places: places.to_vec(),
        waiver,
    })
}

fn merge<T>(
    list: &mut Vec<T>,
    told: impl Fn(&T) -> Option<Told>,
    also: impl Fn(&mut T) -> (&mut Vec<Subject>, &Subject),
) {
    let mut first: HashMap<Told, usize> = HashMap::new();
    let mut kept: Vec<T> = Vec::with_capacity(list.len());
    for mut item in std::mem::take(list) {
        let at = told(&item).map(|told| *first.entry(told).or_insert(kept.len()));
        match at.and_then(|at| kept.get_mut(at)) {
            Some(one) => {
                let (_, subject) = also(&mut item);
                let subject = subject.clone();
                let (others, own) = also(one);
                if *own != subject && !others.contains(&subject) {
                    others.push(subject);
                }
            }
            None => kept.push(item),
        }
    }
    *list = kept;
}

#[cfg(test)]
mod tests;
