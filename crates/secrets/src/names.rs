//! What a name says of its value.

/// How sure a name is that its value is a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A password: people choose those.
    Password,
    /// A key, token or secret: programs draw those.
    Drawn,
}

/// Words for passwords.
const PASSWORDS: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "pass",
    "passwort",
    "requirepass",
    "masterauth",
    "userpass",
    "dbpass",
    "rootpass",
    "adminpass",
];
/// Words for what is drawn.
const DRAWN: &[&str] = &[
    "secret",
    "secrets",
    "token",
    "credential",
    "credentials",
    "cred",
    "creds",
    "apikey",
    "secretkey",
    "accesskey",
    "authkey",
    "privatekey",
    "masterkey",
    "signingkey",
    "encryptionkey",
    "apitoken",
    "authtoken",
    "accesstoken",
    "clientsecret",
    "appsecret",
    "licensekey",
    "authorization",
    "apisecret",
    "consumersecret",
    "secretaccesskey",
];
/// Words before `key` that make it no secret.
#[rustfmt::skip]
const OPEN_KEYS: &[&str] = &[
    "public", "primary", "foreign", "sort", "cache", "partition", "map", "object", "row", "index", "lookup", "group", "label", "message", "i18n",
    "translation", "dict", "idempotency", "host", "known", "kms", "cmk", "hash", "range", "unique", "natural", "composite", "config", "env", "registry",
    "hot", "short", "arrow", "enter", "s3", "bucket", "storage", "annotation", "metadata", "field", "column", "property", "json", "xml", "yaml",
    "header", "issue", "project", "dedup", "routing", "sharding", "shard", "topic", "event", "trigger", "ssh", "pgp", "gpg", "pub", "publishable",
    "anon", "site", "client", "react", "list", "item", "menu", "tab", "node", "data", "prop", "query", "param", "selector", "topology", "taint",
];
/// Words that may follow a secret's name without changing what it holds.
#[rustfmt::skip]
const TAILS: &[&str] = &[
    "base", "value", "prod", "production", "staging", "dev", "live", "test", "plain", "default", "string", "text", "str", "old", "new", "current", "1", "2", "3",
    "v1", "v2", "primary", "secondary", "main", "content", "raw", "admin", "root", "user", "db", "data", "b64", "base64", "clear", "cleartext", "enc",
];

/// What a name says: its last word decides.
pub(crate) fn kind(name: &[u8]) -> Option<Kind> {
    let words = words(name);
    let mut rest = words.as_slice();
    while let Some((last, before)) = rest.split_last() {
        if let Some(kind) = word(last, before) {
            return Some(kind);
        }
        // A tail follows a name; alone it says nothing.
        if before.is_empty() || !TAILS.contains(&last.as_str()) {
            return None;
        }
        rest = before;
    }
    None
}

fn word(last: &str, before: &[String]) -> Option<Kind> {
    let previous = before.last().map(String::as_str);
    match last {
        _ if PASSWORDS.contains(&last) || last.ends_with("password") || last.ends_with("passwd") || is_pass(last) => {
            (previous != Some("no") && previous != Some("forgot")).then_some(Kind::Password)
        }
        _ if DRAWN.contains(&last) => (!matches!(
            previous,
            Some("csrf" | "page" | "next" | "continuation" | "cancellation" | "pagination" | "k8s")
        ))
        .then_some(Kind::Drawn),
        "key" => previous.filter(|p| !OPEN_KEYS.contains(p)).map(|_| Kind::Drawn),
        _ => None,
    }
}

/// `adminpass`, but no `bypass`.
fn is_pass(word: &str) -> bool {
    const OTHERS: [&str; 7] = ["bypass", "compass", "surpass", "underpass", "overpass", "multipass", "subpass"];
    word.ends_with("pass") && !OTHERS.contains(&word)
}

/// The words of a name in lower case: `DB_rootPassword` is three.
fn words(name: &[u8]) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for (at, byte) in name.iter().enumerate() {
        let hump = byte.is_ascii_uppercase() && at > 0 && name[at - 1].is_ascii_lowercase();
        let hump = hump
            || byte.is_ascii_uppercase()
                && at > 0
                && name[at - 1].is_ascii_uppercase()
                && name.get(at + 1).is_some_and(u8::is_ascii_lowercase);
        if (hump || !byte.is_ascii_alphanumeric()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if byte.is_ascii_alphanumeric() {
            word.push(char::from(byte.to_ascii_lowercase()));
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_decides() {
        for name in ["password", "DB_PASSWORD", "rootPassword", "spring.datasource.password", "passwordProd"] {
            assert_eq!(kind(name.as_bytes()), Some(Kind::Password), "{name}");
        }
        for name in ["api_key", "clientSecret", "AUTH_TOKEN", "x-api-key", "secret_key_base", "encryptionKey", "APIKey"]
        {
            assert_eq!(kind(name.as_bytes()), Some(Kind::Drawn), "{name}");
        }
        for name in [
            "secretName",
            "password_policy",
            "token_url",
            "public_key",
            "primary_key",
            "tokenReview",
            "key",
            "secret-file",
            "passwordHash",
            "csrf_token",
        ] {
            assert_eq!(kind(name.as_bytes()), None, "{name}");
        }
    }
}
