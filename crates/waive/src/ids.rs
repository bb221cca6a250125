//! Which texts of ignore files may be shown: those that have the form of a rule's id.

/// Longest id that is shown.
const LONGEST: usize = 64;
/// What peers' and advisories' ids begin with.
const PREFIXES: [&str; 9] = ["AVD-", "C-", "CKV", "CVE-", "DL", "DS", "GHSA-", "KSV", "BC_"];

/// The id, if it has the form of one; anything else may be a value that nobody should see.
pub(crate) fn showable(id: &str) -> Option<String> {
    let known = PREFIXES.iter().any(|p| id.to_ascii_uppercase().starts_with(p))
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    let words = id.split('-').count() > 1 && id.split('-').all(|w| w.bytes().all(|b| b.is_ascii_lowercase()));
    (id.len() <= LONGEST && (known || words)).then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::showable;

    #[test]
    fn only_ids_are_shown() {
        assert_eq!(showable("CVE-2024-1234").as_deref(), Some("CVE-2024-1234"));
        assert_eq!(showable("unset-cpu-requirements").as_deref(), Some("unset-cpu-requirements"));
        assert_eq!(showable("hunter2"), None);
        assert_eq!(showable("CKV: token=abc"), None);
    }
}
