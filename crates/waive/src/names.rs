use std::collections::HashMap;

use plimsoll_engine::Check;

/// Finds checks by slug or alias. One peer's id may stand for several checks.
#[derive(Clone, Debug, Default)]
pub struct Names(HashMap<String, Vec<&'static str>>);

impl Names {
    /// The names of these checks.
    #[must_use]
    pub fn of(checks: &[&'static Check]) -> Self {
        let mut names: HashMap<String, Vec<&'static str>> = HashMap::new();
        for check in checks {
            for name in [&check.slug].into_iter().chain(check.aliases) {
                let slugs = names.entry(canonical(name)).or_default();
                if !slugs.contains(&check.slug) {
                    slugs.push(check.slug);
                }
            }
        }
        Self(names)
    }

    /// The slugs of the checks with this name; a slug wins over other checks' aliases.
    #[must_use]
    pub fn find(&self, name: &str) -> &[&'static str] {
        let found = self.0.get(&canonical(name)).map_or(&[][..], Vec::as_slice);
        match found.iter().position(|slug| *slug == name) {
            Some(own) => &found[own..=own],
            None => found,
        }
    }
}

/// Trivy has written the same id as `KSV017`, `KSV-0017` and `AVD-KSV-0017`.
fn canonical(name: &str) -> String {
    let name = name.trim();
    let upper = name.to_ascii_uppercase();
    let bare = upper.strip_prefix("AVD-").unwrap_or(&upper);
    match bare.strip_prefix("KSV").map(|n| n.trim_start_matches('-')) {
        Some(digits) if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) => {
            format!("KSV-{:0>4}", digits.trim_start_matches('0'))
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn trivys_spellings_are_one() {
        for name in ["KSV017", "KSV-0017", "AVD-KSV-0017", "avd-ksv-0017"] {
            assert_eq!(canonical(name), "KSV-0017", "{name}");
        }
        assert_eq!(canonical("AVD-KSV-01011"), canonical("KSV-01011"));
        assert_eq!(canonical("latest-tag"), "latest-tag");
    }
}
