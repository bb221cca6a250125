//! Values that only hold the place of a secret: references, templates, examples and defaults.

use crate::looks::{self, Kinds};

/// Beginnings of values that refer to a secret elsewhere.
#[rustfmt::skip]
const REFERENCES: &[&str] = &[
    "$", "%(", "<", "{", "[[", "@@", "((", "arn:", "op://", "vault:", "ssm:", "enc[", "enc:", "awssm", "secretref", "!ref", "!sub", "file:", "env:",
    "env.", "process.env", "os.environ", "secrets.", "ref+", "data.", "var.", "local.", "module.", "projects/", "keyvault", "azurekeyvault", "bao:",
    "resolve:", "sm://", "gcp-secret", "aws-secret", "ansible-vault", "/", "./", "../", "~/", "c:\\", "http://", "https://",
];

/// Words that no drawn value would hold.
#[rustfmt::skip]
const INSIDE: &[&str] = &[
    "example", "changeme", "change-me", "change_me", "placeholder", "your", "dummy", "redacted", "replace", "insert", "notasecret", "not-a-secret",
    "not_a_secret", "sample", "foobar", "fixme", "xxxx", "masked", "hidden", "undefined", "deadbeef", "lorem", "invalid", "fake",
    "****", "....", "----", "____", "####", "0000000", "1234567", "abcdefg", "mysecret", "my-secret", "my_secret", "mytoken", "my-token", "mypassword",
    "my-password", "my_password", "my_token", "supersecret", "super-secret", "topsecret", "secretkey", "testtest", "goes-here", "goes_here", "goeshere",
];

/// Whole values that stand for nothing, once signs and digits at their end are off.
#[rustfmt::skip]
const WHOLE: &[&str] = &[
    "", "password", "passw", "passwd", "pass", "pwd", "secret", "token", "key", "apikey", "api_key", "api-key", "admin", "root", "test", "testing", "user",
    "username", "guest", "default", "qwerty", "letmein", "welcome", "none", "null", "nil", "true", "false", "empty", "foo", "bar", "baz", "postgres",
    "mysql", "mongo", "redis", "rabbitmq", "minio", "minioadmin", "string", "value", "unset", "optional", "required", "abc", "asdf", "demo", "dev",
    "p@ssw0rd", "p@ssword", "passw0rd", "p4ssw0rd", "s3cr3t", "s3cret", "pa$$word", "pa$$w0rd", "t0ps3cr3t", "hunter", "temp", "temporary", "changeit", "elastic", "grafana", "super", "mypass", "some", "something", "anything", "whatever", "tbd", "todo", "na", "basic", "bearer", "localhost", "secretpassword", "testpassword", "test-password", "test_password", "password-here", "testsecret", "test-secret", "test-token", "sa", "me", "hello",
    "opensesame",
    "open sesame",
    "word", "world",
];

/// Whether a value holds the place of one.
pub(crate) fn is_placeholder(value: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(value) else { return true };
    let lower = text.to_ascii_lowercase();
    is_reference(&lower) || is_filler(&lower) || looks::is_sequence(lower.as_bytes()) || is_one_note(value)
}

/// Whether it stands for a value from elsewhere.
pub(crate) fn is_reference(lower: &str) -> bool {
    let template = ["${", "$(", "{{", "}}", "<%", "%>", "#{", "%{", "[[", "$env", "%s", "%v", "{0}", "{1}", "..."];
    REFERENCES.iter().any(|start| lower.starts_with(start))
        || template.iter().any(|t| lower.contains(t))
        || lower.ends_with('>') && lower.contains('<')
        || is_wrapped(lower)
}

fn is_wrapped(lower: &str) -> bool {
    let ends = [('%', '%'), ('@', '@'), ('_', '_'), ('[', ']'), ('(', ')'), ('{', '}')];
    ends.iter().any(|(a, b)| lower.len() > 2 && lower.starts_with(*a) && lower.ends_with(*b))
}

fn is_filler(lower: &str) -> bool {
    let bare = lower.trim_matches(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation());
    WHOLE.contains(&bare) || WHOLE.contains(&lower) || INSIDE.iter().any(|word| lower.contains(word))
}

/// Few characters, over and over.
fn is_one_note(value: &[u8]) -> bool {
    let mut seen = [false; 256];
    for byte in value {
        seen[usize::from(*byte)] = true;
    }
    let distinct = seen.iter().filter(|s| **s).count();
    let longest = value.chunk_by(|a, b| a == b).map(<[u8]>::len).max().unwrap_or(0);
    distinct <= 3 || (value.len() >= 16 && distinct <= 5) || longest >= 6 || repeats(value)
}

/// A short piece that is written several times.
fn repeats(value: &[u8]) -> bool {
    let same = |period: usize| value.iter().zip(&value[period..]).all(|(a, b)| a == b);
    (1..=value.len() / 3).filter(|period| *period <= 16).any(same)
}

/// Whether a value has the form of an id, a sum or a version, which are no secrets.
pub(crate) fn is_plain_data(value: &[u8]) -> bool {
    let kinds = Kinds::of(value);
    is_uuid(value)
        || kinds.letters() == 0
        || value.starts_with(b"sha256-")
        || value.starts_with(b"sha384-")
        || value.starts_with(b"sha512-")
        || value.starts_with(b"sha256:")
        || value.starts_with(b"sha1-")
        || value.starts_with(b"md5:")
        || is_password_hash(value)
        || is_email(value)
        || is_host(value)
}

/// A hash that is kept in place of a password.
pub(crate) fn is_password_hash(value: &[u8]) -> bool {
    [
        &b"$2a$"[..],
        b"$2b$",
        b"$2y$",
        b"$argon2",
        b"$6$",
        b"$5$",
        b"$1$",
        b"$apr1$",
        b"pbkdf2",
        b"{SSHA}",
        b"scrypt",
        b"SCRAM-SHA",
    ]
    .iter()
    .any(|start| value.starts_with(start))
}

/// `8-4-4-4-12` hexadecimal digits.
pub(crate) fn is_uuid(value: &[u8]) -> bool {
    value.len() == 36
        && value.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

fn is_email(value: &[u8]) -> bool {
    let Some(at) = value.iter().position(|b| *b == b'@') else { return false };
    let host = &value[at + 1..];
    at > 0 && host.contains(&b'.') && host.iter().all(|b| b.is_ascii_alphanumeric() || b".-".contains(b))
}

/// Names with dots, such as hosts, packages and members of objects.
fn is_host(value: &[u8]) -> bool {
    let parts: Vec<&[u8]> = value.split(|b| *b == b'.').collect();
    let word = |part: &&[u8]| {
        !part.is_empty()
            && part.len() <= 40
            && part.iter().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(b))
            && !looks::is_random(part)
    };
    parts.len() >= 3 && parts.iter().all(word)
        || parts.len() == 2 && parts.iter().all(|p| word(p) && looks::is_words(p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_a_place_is_told() {
        for value in [
            "${DB_PASSWORD}",
            "{{ .Values.password }}",
            "<your-token>",
            "changeme",
            "xxxxxxxxxxxx",
            "password123",
            "%DB_PASS%",
            "AKIAIOSFODNN7EXAMPLE",
            "abcdefghijklmnop",
            "0000000000",
            "$(cat /run/secrets/x)",
            "op://vault/item",
            "123456",
            "deadbeefdeadbeef",
            "ababababababab",
        ] {
            assert!(is_placeholder(value.as_bytes()), "{value}");
        }
        for value in ["q8ZkPw3xLr0TnVb6YcJd", "tR9!vKq2#mZp", "9f86d081884c7d659a2feaa0c55ad015"] {
            assert!(!is_placeholder(value.as_bytes()), "{value}");
        }
    }
}
