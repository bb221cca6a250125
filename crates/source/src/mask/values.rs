//! Which values can be a secret at all, and which only point to one.

use super::names::Strength;

/// Texts that stand for nothing.
const NOTHING: &[&str] = &[
    "true",
    "false",
    "yes",
    "no",
    "on",
    "off",
    "null",
    "none",
    "nil",
    "~",
    "undefined",
    "redacted",
    "<nil>",
    "required",
    "optional",
    "string",
    "enabled",
    "disabled",
    "\"\"",
    "''",
    "todo",
];

/// Schemes of places where secrets are kept: what follows them is a pointer.
const POINTERS: &[&str] = &[
    "arn:",
    "azurekeyvault",
    "env:",
    "enc[",
    "file:",
    "gcp:",
    "gsm:",
    "keyvault:",
    "op://",
    "projects/",
    "ref+",
    "secret://",
    "secretref",
    "ssm:",
    "sm://",
    "vault:",
];

/// Whether a value can be a secret: a literal, not a placeholder, a pointer, a path or a switch.
pub(crate) fn plausible(value: &str) -> bool {
    let value = value.trim();
    !value.is_empty() && !is_nothing(value) && !is_placeholder(value) && !is_path(value) && !is_pointer(value)
}

/// A value that is a placeholder as a whole; the secret comes from elsewhere.
pub(crate) fn is_placeholder(value: &str) -> bool {
    let value = value.trim();
    // Compose writes a dollar sign that is meant for the shell as two.
    let value = if value.starts_with("$$") { &value[1..] } else { value };
    let wrapped = |open: &str, close: &str| value.starts_with(open) && value.ends_with(close);
    let variable = value.strip_prefix('$').is_some_and(|v| v.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'));
    variable
        || wrapped("$(", ")")
        || (wrapped("`", "`") && value.contains(' '))
        || wrapped("${", "}")
        || wrapped("{{", "}}")
        || wrapped("<", ">")
        || wrapped("%(", ")s")
        || wrapped("__", "__")
        || wrapped("@", "@")
        || wrapped("#{", "}")
}

fn is_nothing(value: &str) -> bool {
    let short_number = value.len() < 3 && value.bytes().all(|b| b.is_ascii_digit());
    let stars = value.bytes().all(|b| matches!(b, b'*' | b'.' | b'-' | b'_'));
    short_number || stars || NOTHING.iter().any(|n| n.eq_ignore_ascii_case(value))
}

fn is_path(value: &str) -> bool {
    let rooted = ["/", "./", "../", "~/"].iter().any(|p| value.starts_with(p));
    let drive = value.as_bytes().get(1..3).is_some_and(|b| b == b":\\");
    // Base64 may start with a slash; a path has words between them.
    (rooted && !value.ends_with('=') && !(value.len() >= 40 && mixed(value))) || drive
}

fn mixed(value: &str) -> bool {
    let has = |test: fn(&u8) -> bool| value.bytes().any(|b| test(&b));
    has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit) && !value.contains(['.', '-'])
}

fn is_pointer(value: &str) -> bool {
    let start: String = value.chars().take(16).collect::<String>().to_ascii_lowercase();
    // Credentials inside a URL are the tokens' business.
    POINTERS.iter().any(|p| start.starts_with(p)) || is_url(value)
}

/// A scheme stands before the slashes.
fn is_url(value: &str) -> bool {
    let scheme = value.split_once("://").map_or("", |(scheme, _)| scheme);
    !scheme.is_empty()
        && scheme.len() <= 40
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.:".contains(&b))
}

/// Ways to authenticate, which stand where credentials may stand too.
#[rustfmt::skip]
const METHODS: &[&str] = &[
    "anonymous", "basic", "bearer", "cert", "certificate", "cookie", "digest", "external", "gssapi", "header", "iam",
    "internal", "jwt", "kerberos", "ldap", "local", "login", "md5", "mtls", "native", "negotiate", "ntlm", "oauth",
    "oauth2", "oidc", "password", "peer", "plain", "saml", "sasl", "scram", "scram-sha-256", "tls", "token", "trust",
    "x509",
];

/// Whether a value can be the secret of a name of this strength.
pub(crate) fn plausible_for(strength: Strength, value: &str) -> bool {
    plausible(value)
        && match strength {
            Strength::Strong => true,
            Strength::Weak => !METHODS.contains(&value.trim().to_ascii_lowercase().as_str()),
            Strength::Loose => !is_figure(value.trim()),
        }
}

/// A short number or a duration.
fn is_figure(value: &str) -> bool {
    let digits = value.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let unit = value.get(digits..).unwrap_or("");
    (1..=9).contains(&digits) && (unit.is_empty() || matches!(unit, "ms" | "s" | "m" | "h" | "d" | "Mi" | "Gi" | "Ki"))
}

/// Whether a word of prose reads like a value: a digit in it, capitals inside, or longer than words are.
pub(crate) fn looks_like_a_value(word: &str) -> bool {
    let has = |test: fn(&u8) -> bool| word.bytes().any(|b| test(&b));
    let plain = word.bytes().all(|b| b.is_ascii_alphanumeric());
    let turns = word.as_bytes().windows(2).filter(|w| w[0].is_ascii_uppercase() && w[1].is_ascii_uppercase()).count();
    let mixed = has(u8::is_ascii_lowercase) && turns > 0;
    word.len() >= 4
        && plausible(word)
        && word.bytes().any(|b| b.is_ascii_alphabetic() || word.len() > 5)
        && (has(u8::is_ascii_digit) || mixed || (plain && word.len() >= 20))
}

/// Whether a value reads like the name of an object: words of letters with short numbers after them.
pub(crate) fn looks_like_a_reference(value: &str) -> bool {
    let value = value.trim();
    value.len() <= 253 && value.split(['-', '.', '/', '_']).all(is_name_word)
}

fn is_name_word(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = word.len() - letters;
    let known = matches!(word, "s3" | "k8s" | "x509" | "oauth2" | "p12" | "v1");
    let one_case = !word.bytes().skip(1).any(|b| b.is_ascii_uppercase());
    let parted = digits == 0 && one_case && letters <= 24;
    known
        || parted
        || (digits <= 1 && letters > 0 && letters <= 6 && word.bytes().skip(letters).all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_told_from_what_only_points_to_a_secret() {
        for value in
            ["hunter2", "password", "12345", "s3cr3t!", "/9j4AAQSkZJRgABAQEAYABgAADvalueAB12cdEF34=", "pre$(X)"]
        {
            assert!(plausible(value), "{value}");
        }
        for value in ["", "true", "$(VAR)", "${VAR}", "$VAR", "{{ .x }}", "/etc/pw", "vault:a/b", "5", "<token>", "***"]
        {
            assert!(!plausible(value), "{value}");
        }
    }

    #[test]
    fn names_of_objects_are_told_from_literals() {
        for value in ["db-credentials", "regcred", "tls", "ns/basic-auth", "my-secret-v1", "cluster.tls.key"] {
            assert!(looks_like_a_reference(value), "{value}");
        }
        for value in ["s3cr3t", "hunter22", "P4ssw0rd", "wJalrXUtnFEMI", "a9f8b7c6d5", "p@ss"] {
            assert!(!looks_like_a_reference(value), "{value}");
        }
    }
}
