//! Permissions as `chmod` takes them: digits, or letters such as `u+s,o-w`.

use super::Call;

/// What a call of `chmod` sets.
pub(crate) fn of_call<'d>(call: &Call<'d>) -> Option<&'d str> {
    call.arguments().find(|arg| !arg.starts_with('-') || arg.len() > 1 && arg[1..].starts_with(['r', 'w', 'x', 's']))
}

/// Whether the setuid or the setgid bit is set.
pub(crate) fn is_setuid(mode: &str) -> bool {
    match digits(mode) {
        Some(bits) => bits & 0o6000 != 0,
        None => clauses(mode).any(|(who, sign, what)| sign != '-' && what.contains('s') && who != "o"),
    }
}

/// Whether everybody may write, and no sticky bit keeps them from each other's files.
pub(crate) fn is_open(mode: &str) -> bool {
    match digits(mode) {
        Some(bits) => bits & 0o1002 == 0o2,
        None => clauses(mode).any(|(who, sign, what)| sign != '-' && what.contains('w') && who.contains(['a', 'o'])),
    }
}

fn digits(mode: &str) -> Option<u32> {
    u32::from_str_radix(mode.trim_start_matches('='), 8).ok()
}

/// Who, the sign and what of each part.
fn clauses(mode: &str) -> impl Iterator<Item = (&str, char, &str)> {
    mode.split(',').filter_map(|clause| {
        let at = clause.find(['+', '-', '='])?;
        let sign = clause[at..].chars().next()?;
        Some((&clause[..at], sign, &clause[at + 1..]))
    })
}
