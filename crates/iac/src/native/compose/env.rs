//! `.env` files: the values of variables beside a Compose file.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Source;
use crate::native::limits::MAX_ENV_VARIABLES;

/// Variables by name; what the collector masked has no value.
pub(super) type Variables = BTreeMap<String, Option<String>>;

/// Files of variables by their path.
pub(super) type Environments<'s> = BTreeMap<&'s str, Arc<Variables>>;
/// Variables that hold together, the strongest first.
pub(super) type Layers = Vec<Arc<Variables>>;

/// The variables of each file that is called as such files are.
pub(super) fn read<'s>(sources: &[Source<'s>]) -> Environments<'s> {
    let is_one = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or(path);
        name.starts_with(".env") || name.ends_with(".env")
    };
    let files = sources.iter().filter(|source| is_one(source.path));
    files.map(|source| (source.path, Arc::new(variables(source.text)))).collect()
}

fn variables(text: &str) -> Variables {
    let all = text.lines().filter_map(variable).enumerate();
    // Beyond the bound it is kept that there is such a variable: without a value it is unknown, and not unset.
    all.map(|(at, (name, value))| (name, value.filter(|_| at < MAX_ENV_VARIABLES))).collect()
}

fn variable(line: &str) -> Option<(String, Option<String>)> {
    let line = line.trim_start();
    let line = line.strip_prefix("export ").unwrap_or(line);
    let (name, value) = line.split_once('=')?;
    let name = name.trim();
    let fits = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'));
    fits.then(|| (name.to_owned(), self::value(value.trim())))
}

/// A value without its quotes or the comment behind it. One that refers to others is not known here, nor is one that
/// the collector masked.
fn value(text: &str) -> Option<String> {
    let quoted = |quote: char| text.strip_prefix(quote).and_then(|rest| rest.split_once(quote)).map(|(inner, _)| inner);
    if let Some(inner) = quoted('\'') {
        return known(inner);
    }
    let plain = text.split_once(" #").map_or(text, |(before, _)| before.trim_end());
    let inner = quoted('"').unwrap_or(plain);
    if inner.contains('$') { None } else { known(inner) }
}

fn known(text: &str) -> Option<String> {
    let masked = text.len() >= 3 && text.bytes().all(|byte| byte == b'x');
    (!masked).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_beyond_the_bound_are_unknown_and_not_unset() {
        let text: String = (0..=MAX_ENV_VARIABLES).map(|at| format!("V{at}=x\n")).collect();
        let all = variables(&text);
        let value = |at: usize| all.get(&format!("V{at}")).cloned();
        assert_eq!(value(MAX_ENV_VARIABLES - 1), Some(Some("x".to_owned())));
        assert_eq!(value(MAX_ENV_VARIABLES), Some(None));
    }

    #[test]
    fn values_lose_quotes_and_comments() {
        let found = variables("# c\nA=1\nexport B=\"two # 2\" # c\nC='$x'\nD=$A\nE= x # y\nF=xxxxx\nbroken\nG=\n");
        let shown: Vec<_> = found.iter().map(|(k, v)| format!("{k}={}", v.as_deref().unwrap_or("?"))).collect();
        assert_eq!(shown, ["A=1", "B=two # 2", "C=$x", "D=?", "E=x", "F=?", "G="]);
    }
}
