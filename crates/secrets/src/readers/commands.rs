//! Logins on command lines and in headers.

use std::ops::Range;

use super::logins::{is_login, is_told, words};
use super::url::is_password;
use super::{holds, until};
use crate::looks;
use crate::placeholder::{is_placeholder, is_plain_data};
use crate::proof::decode;
use crate::rule::Rule;
use crate::scan::Scan;
use crate::set::{BASE64PAD, TOKEN};

/// Longest command that is followed, over continued lines.
const MAX_COMMAND: usize = 800;

/// The rest of a command: up to a break that no backslash continues.
fn command(text: &[u8], at: usize) -> &[u8] {
    let reach = &text[at..text.len().min(at + MAX_COMMAND)];
    let mut breaks = reach.iter().enumerate().filter(|(_, b)| **b == b'\n');
    let end = breaks.find(|(at, _)| !reach[..*at].trim_ascii_end().ends_with(b"\\"));
    &reach[..end.map_or(reach.len(), |(at, _)| at)]
}

/// The value of one of these flags, without quotes; `joined` where it may follow without a blank.
fn flag(command: &[u8], flags: &[&[u8]], joined: &[u8]) -> Option<Range<usize>> {
    let mut words = words(command);
    while let Some(word) = words.next() {
        let text = &command[word.clone()];
        let found = if flags.contains(&text) {
            words.next()?
        } else if let Some(flag) =
            flags.iter().find(|f| f.starts_with(b"--") && text.starts_with(f) && text.get(f.len()) == Some(&b'='))
        {
            word.start + flag.len() + 1..word.end
        } else if !joined.is_empty()
            && text.starts_with(joined)
            && text.len() > joined.len()
            && !text.starts_with(b"--")
        {
            word.start + joined.len()..word.end
        } else {
            continue;
        };
        return Some(bare(command, found));
    }
    None
}

/// Without the quotes around it.
fn bare(text: &[u8], word: Range<usize>) -> Range<usize> {
    let quote = |b: &&u8| matches!(**b, b'"' | b'\'' | b'`' | b';' | b',' | b')');
    let start = text[word.clone()].iter().take_while(quote).count();
    let end = text[word.clone()].iter().rev().take_while(quote).count();
    if start + end < word.len() { word.start + start..word.end - end } else { word.end..word.end }
}

/// `curl -u user:password`.
pub(super) fn curl(scan: &mut Scan<'_>, rule: &'static Rule, at: usize) {
    let command = command(scan.text, at);
    scan.spend(command.len());
    let Some(login) = flag(command, &[b"-u", b"--user", b"--proxy-user", b"-U"], b"-u") else { return };
    let Some(colon) = command[login.clone()].iter().position(|b| *b == b':') else { return };
    let password = login.start + colon + 1..login.end;
    if is_password(&command[login.start..login.start + colon], &command[password.clone()])
        && !command[password.clone()].contains(&b'/')
    {
        scan.add(rule, at + password.start..at + password.end);
    }
}

/// `docker login -p word`, `mysql -pword`, `sshpass -p word`, `PGPASSWORD=word psql`.
pub(super) fn login(scan: &mut Scan<'_>, rule: &'static Rule, keyword: Range<usize>) {
    let name = scan.text[keyword.clone()].to_ascii_lowercase();
    let at = keyword.end - usize::from(name.ends_with(b"-"));
    if name == b"pgpassword=" {
        // A quote at its start ends it; without one, a quote is that of a text around the command.
        let quote = scan.text.get(keyword.end).copied().filter(|b| matches!(b, b'"' | b'\''));
        let start = keyword.end + usize::from(quote.is_some());
        let length = until(scan.text, start, 200, |b| match quote {
            Some(quote) => b == quote || b == b'\n',
            None => b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b'`' | b'\\' | b';'),
        });
        let place = start..start + length;
        if is_told(&scan.text[place.clone()]) {
            scan.add(rule, place);
        }
        return;
    }
    let command = command(scan.text, at);
    scan.spend(command.len());
    let mysql = holds(&name, b"mysql");
    let flags: &[&[u8]] = match &*name {
        b"redis-cli" => &[b"-a", b"--pass"],
        _ if mysql => &[b"--password"],
        _ => &[b"-p", b"--password", b"--pass"],
    };
    let joined: &[u8] = if mysql || name == b"sshpass" { b"-p" } else { b"" };
    let Some(value) = flag(command, flags, joined) else { return };
    if is_told(&command[value.clone()]) {
        scan.add(rule, at + value.start..at + value.end);
    }
}

/// `Bearer …` and `Basic …`.
pub(super) fn header(scan: &mut Scan<'_>, rule: &'static Rule, keyword: Range<usize>) {
    let basic = scan.text[keyword.clone()].eq_ignore_ascii_case(b"basic ");
    let set = if basic { BASE64PAD } else { TOKEN };
    let length = set.run(&scan.text[keyword.end..], 2_048);
    let value = &scan.text[keyword.end..keyword.end + length];
    scan.spend(length);
    let told = match basic {
        true => length >= 8 && decode(value).is_some_and(|login| is_login(&login)),
        false => length >= 16 && !is_placeholder(value) && !is_plain_data(value) && looks::is_random(value),
    };
    if told && !scan.place.made {
        scan.add(rule, keyword.end..keyword.end + length);
    }
}
