//! Figures of parts of a suite: a line for each framework and for each provider in it.

use std::collections::BTreeMap;

use crate::suite::{Compared, Outcome};

/// How the cases of each part compare.
#[derive(Debug, Default)]
pub struct Tally {
    parts: BTreeMap<String, Part>,
}

#[derive(Debug, Default)]
struct Part {
    matched: usize,
    disagree: usize,
    excluded: usize,
}

impl Tally {
    /// Counts cases of a framework, and of a provider in it where it has several.
    pub fn add(&mut self, framework: &str, provider: Option<&str>, outcomes: &[Outcome]) {
        let names = [Some(framework.to_owned()), provider.map(|provider| format!("{framework}, {provider}"))];
        for name in names.into_iter().flatten() {
            let part = self.parts.entry(name).or_default();
            outcomes.iter().for_each(|outcome| part.count(&outcome.compared));
        }
    }

    /// A line for each part.
    pub fn figures(&self) -> Vec<String> {
        self.parts.iter().map(|(name, part)| part.line(name)).collect()
    }
}

impl Part {
    fn count(&mut self, compared: &Compared) {
        *match compared {
            Compared::Matched => &mut self.matched,
            Compared::Disagree(_) => &mut self.disagree,
            Compared::Excluded => &mut self.excluded,
        } += 1;
    }

    fn line(&self, name: &str) -> String {
        let Self { matched, disagree, excluded } = self;
        let total = matched + disagree + excluded;
        let score = match matched + disagree {
            0 => "nothing compared".to_owned(),
            compared => format!("{:.2} %", 100.0 * *matched as f64 / compared as f64),
        };
        format!("{name}: {total} = matched {matched} + disagree {disagree} + excluded {excluded}, {score}")
    }
}

/// The provider that a rule is about, by the letters in its id; none for rules of files of one kind.
pub fn provider(rule: &str) -> Option<&'static str> {
    const PROVIDERS: &[(&str, &str)] = &[
        ("AWS", "AWS"),
        ("AZU", "Azure"),
        ("AZURE", "Azure"),
        ("GCP", "Google Cloud"),
        ("K8S", "Kubernetes provider"),
        ("KUBE", "Kubernetes provider"),
        ("ADO", "others"),
        ("IBM", "others"),
        ("NCP", "others"),
        ("OCI", "others"),
    ];
    let letters = rule.split(['_', '-']).find(|word| !word.starts_with("CKV"))?;
    PROVIDERS.iter().find(|(own, _)| *own == letters).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_has_a_line() {
        let outcome = |compared| Outcome { case: String::new(), compared };
        let mut tally = Tally::default();
        tally.add("terraform", provider("CKV2_AWS_5"), &[outcome(Compared::Matched), outcome(Compared::Excluded)]);
        tally.add("terraform", provider("AZU-0001"), &[outcome(Compared::Disagree(String::new()))]);
        assert_eq!(
            tally.figures(),
            [
                "terraform: 3 = matched 1 + disagree 1 + excluded 1, 50.00 %",
                "terraform, AWS: 2 = matched 1 + disagree 0 + excluded 1, 100.00 %",
                "terraform, Azure: 1 = matched 0 + disagree 1 + excluded 0, 0.00 %",
            ]
        );
        assert_eq!(provider("CKV_DOCKER_1"), None);
    }
}
