//! Names that last: UUIDs of version 5, so that the same thing has the same id in every run, and OSCAL's tokens.

use std::collections::HashMap;

use plimsoll_engine::{Assessment, Proof};
use uuid::Uuid;

use crate::entry::{self, Entry};
use crate::gitlab::fingerprint;

/// The space of this report's names; as a URN it marks its properties, too.
const SPACE: Uuid = Uuid::from_u128(0x49a9_bab9_541b_4d50_b2bc_4de3_d2f4_d07b);

/// The id of a thing of a kind with a name.
pub(super) fn id(kind: &str, name: &str) -> Uuid {
    Uuid::new_v5(&SPACE, format!("{kind}/{name}").as_bytes())
}

/// The namespace of this report's properties.
pub(super) fn namespace() -> String {
    SPACE.urn().to_string()
}

/// The id of every observation, those of verdicts to be found again by the verdict.
#[derive(Debug)]
pub(super) struct Observations {
    in_order: Vec<Uuid>,
    by_verdict: HashMap<usize, Uuid>,
}

impl Observations {
    pub(super) fn of(assessment: &Assessment) -> Self {
        let (mut seen, mut by_verdict) = (HashMap::new(), HashMap::new());
        let mut in_order = Vec::new();
        for entry in entry::all(assessment) {
            let id = id("observation", &unique(&mut seen, format!("{}/{}", entry.state(), fingerprint(&entry))));
            in_order.push(id);
            if let Some(verdict) = verdict(&entry) {
                by_verdict.insert(verdict, id);
            }
        }
        Self { in_order, by_verdict }
    }

    /// In the order of [`entry::all`].
    pub(super) fn in_order(&self) -> impl Iterator<Item = Uuid> {
        self.in_order.iter().copied()
    }

    /// Of a verdict of the same assessment.
    pub(super) fn of_proof(&self, proof: Proof<'_>) -> Option<Uuid> {
        let verdict = match proof {
            Proof::Gap(finding) => address(finding),
            Proof::Waived(waived) => address(waived),
            Proof::Unknown(unknown) => address(unknown),
        };
        self.by_verdict.get(&verdict).copied()
    }
}

/// Two verdicts may be alike in all that they say; where they lie in the assessment tells them apart.
fn address<T>(verdict: &T) -> usize {
    std::ptr::from_ref(verdict).addr()
}

fn verdict(entry: &Entry<'_>) -> Option<usize> {
    match entry {
        Entry::Gap(finding) => Some(address(*finding)),
        Entry::Waived(waived) => Some(address(*waived)),
        Entry::Unknown(unknown) => Some(address(*unknown)),
        _ => None,
    }
}

/// The name, with a number behind it if it was used before.
pub(super) fn unique(seen: &mut HashMap<String, usize>, name: String) -> String {
    let times = seen.entry(name.clone()).or_default();
    *times += 1;
    if *times == 1 { name } else { format!("{name}-{times}") }
}

/// An id as OSCAL's token: it starts with a letter and holds no space. A number gets its framework's name before it.
pub(super) fn token(framework: &str, id: &str) -> String {
    let bare: String = id.chars().map(|c| if is_part(c) { c } else { '-' }).collect();
    if bare.starts_with(is_start) { bare } else { format!("{}_{bare}", start(framework)) }
}

fn start(framework: &str) -> String {
    if framework.starts_with(is_start) { framework.to_owned() } else { format!("_{framework}") }
}

fn is_start(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_'
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_becomes_a_token_and_a_name_stays() {
        assert_eq!(token("cis-eks-1.8", "4.1.1"), "cis-eks-1.8_4.1.1");
        assert_eq!(token("pss", "baseline/host ports"), "baseline-host-ports");
        assert_eq!(token("2030", "要求"), "_2030_--");
    }

    #[test]
    fn names_that_are_alike_get_a_number() {
        let mut seen = HashMap::new();
        let names = ["a", "b", "a", "a"].map(|n| unique(&mut seen, n.to_owned()));
        assert_eq!(names, ["a", "b", "a-2", "a-3"]);
    }
}
