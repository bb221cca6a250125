//! Which names say that their value is a secret.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// Every name that [`strength`] accepts holds one of these.
const STEMS: [&str; 11] =
    ["pass", "pwd", "secret", "token", "key", "cred", "dsn", "conn", "authorization", "cookie", "bearer"];

/// Finds the stems, in any case.
pub(crate) static STEM_FINDER: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(STEMS).ok());

/// What a last word turns a name into: something about a secret, not the secret.
const ABOUT: &[&str] = &[
    "address", "alg", "algorithm", "algorithms", "arn", "attribute", "audience", "backend", "bits", "bucket", "bytes",
    "challenge", "chars", "claim", "class", "cmd", "column", "command", "config", "count", "description", "dir",
    "directory", "disabled", "driver", "duration", "email", "enabled", "encoding", "endpoint", "engine", "env",
    "environment", "example", "expiration", "expires", "expiry", "field", "fields", "file", "filename", "files",
    "folder", "format", "generator", "group", "header", "headers", "help", "hint", "host", "hostname", "hours", "id",
    "ids", "index", "interval", "issuer", "issuers", "kind", "label", "len", "length", "level", "lifetime", "limit",
    "location", "manager", "max", "message", "method", "min", "minutes", "mode", "mount", "name", "names", "namespace",
    "number", "optional", "path", "paths", "pattern", "permission", "permissions", "policy", "port", "prefix",
    "projection", "property", "protocol", "provider", "rate", "ref", "reference", "refs", "regex", "region",
    "required", "resource", "retention", "retries", "review", "reviews", "role", "rotation", "rule", "rules", "scheme",
    "scope", "scopes", "script", "seconds", "selector", "service", "size", "source", "status", "store", "strategy",
    "suffix", "template", "timeout", "title", "ttl", "type", "types", "uid", "unit", "uri", "url", "urls", "usage",
    "user", "username", "validity", "var", "variable", "vault", "version", "volume", "webhook",
];

/// First words of switches and of figures.
const SWITCH: &[&str] = &[
    "allow", "automount", "can", "disable", "enable", "exclude", "has", "ignore", "include", "is", "max", "min", "no",
    "num", "require", "skip", "use", "validate", "with",
];

/// Words that make a `key` a secret one.
const KEY_OF: &[&str] = &[
    "access", "account", "api", "app", "application", "auth", "cipher", "client", "consumer", "crypto", "decryption",
    "deploy", "encrypt", "encryption", "gpg", "hmac", "jwt", "license", "licence", "master", "private", "rsa",
    "secret", "service", "session", "shared", "sign", "signing", "ssh", "storage", "subscription", "webhook",
];

/// How sure a name makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strength {
    /// The value is the secret.
    Strong,
    /// The value may also be the name of an object that holds it (`secret: db-credentials`).
    Weak,
}

/// Whether a name says that its value is a secret.
pub(crate) fn strength(name: &str) -> Option<Strength> {
    if name.len() > 200 || !name.is_ascii() || matches!(name, "PWD" | "OLDPWD" | "pwd") {
        return None;
    }
    let words = words(name);
    let last = words.last()?.as_str();
    let about = ABOUT.binary_search(&last).is_ok() && words.len() > 1;
    let switch = words.len() > 1 && words.first().is_some_and(|w| SWITCH.contains(&w.as_str()));
    if about || switch || words.iter().any(|w| w.starts_with("public")) || is_pull_secret(&words) {
        return None;
    }
    words.iter().map(String::as_str).find_map(password_word).or_else(|| by_last(&words, last))
}

fn is_pull_secret(words: &[String]) -> bool {
    words.iter().any(|w| w == "pull") && words.iter().any(|w| w.starts_with("secret"))
}

fn password_word(word: &str) -> Option<Strength> {
    let is = ["password", "passwd", "passphrase", "passwort"].iter().any(|p| word.contains(p))
        || matches!(word, "pass" | "pwd" | "dbpass" | "userpass" | "adminpass" | "sshpass" | "mysqlpwd");
    // A plural is a list of them or a page about them.
    (is && !word.ends_with("passwords") && !word.ends_with("less")).then_some(Strength::Strong)
}

fn by_last(words: &[String], last: &str) -> Option<Strength> {
    let before = words.len().checked_sub(2).and_then(|i| words.get(i)).map_or("", String::as_str);
    let has = |w: &str| words.iter().any(|x| x == w);
    match last {
        "token" | "authtoken" | "accesstoken" | "apitoken" | "bearertoken" | "refreshtoken" | "apikey" | "secretkey"
        | "privatekey" | "accesskey" | "secretaccesskey" | "authkey" | "encryptionkey" | "signingkey" | "dsn"
        | "creds" | "authorization" | "bearer" => Some(Strength::Strong),
        "clientsecret" | "appsecret" | "jwtsecret" => Some(Strength::Strong),
        "secret" | "credential" | "credentials" | "connectionstring" | "connstr" => Some(Strength::Weak),
        "key" if KEY_OF.contains(&before) => Some(Strength::Weak),
        "string" | "str" if has("connection") || has("conn") => Some(Strength::Weak),
        "cookie" if has("erlang") => Some(Strength::Strong),
        "data" if before == "key" && has("client") => Some(Strength::Strong),
        _ if last.ends_with("secret") || last.ends_with("apikey") => Some(Strength::Weak),
        // A number at the end names the second of two: API_TOKEN_2.
        _ if words.len() > 1 && last.bytes().all(|b| b.is_ascii_digit()) => {
            let shorter = &words[..words.len() - 1];
            by_last(shorter, shorter.last()?.as_str())
        }
        _ => None,
    }
}

/// The words of a name in lower case: parted by punctuation and where small letters turn to capitals.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut previous = ' ';
    let mut rest = name.chars().peekable();
    while let Some(c) = rest.next() {
        let next_small = rest.peek().is_some_and(char::is_ascii_lowercase);
        let turn = c.is_ascii_uppercase()
            && (previous.is_ascii_lowercase() || (previous.is_ascii_uppercase() && next_small));
        if turn || !c.is_ascii_alphanumeric() {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_ascii_alphanumeric(), words.last_mut()) {
            word.push(c.to_ascii_lowercase());
        }
        previous = c;
    }
    words.retain(|w| !w.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_last_words_is_sorted() {
        assert!(ABOUT.is_sorted());
    }

    #[test]
    fn names_of_secrets_are_told_from_names_about_them() {
        for name in [
            "DB_PASSWORD", "PGPASSWORD", "MYSQL_PWD", "adminPassword", "requirepass_password", "API_TOKEN", "apiToken",
            "AWS_SECRET_ACCESS_KEY", "clientSecret", "client_secret", "API_KEY", "apiKey", "privateKey", "SENTRY_DSN",
            "ssh-private-key", "connectionString", "GOOGLE_CREDENTIALS", "API_TOKEN_2", "spring.datasource.password",
            "client-key-data", "x-api-key", "DB_PASS", "JWT_SECRET", "Authorization",
        ] {
            assert!(strength(name).is_some(), "{name}");
        }
        for name in [
            "PASSWORD_FILE", "secretName", "secretKeyRef", "automountServiceAccountToken", "tokenExpirationSeconds",
            "imagePullSecrets", "IMAGE_PULL_SECRET", "TOKEN_URL", "TOKEN_TTL", "AUTH_HEADER", "key", "public_key",
            "API_KEY_HEADER", "keyName", "secrets", "max_tokens", "passwordless", "bypass", "compass", "PWD",
            "passwordSecretRef", "token-auth-file", "monkey", "AWS_ACCESS_KEY_ID", "enable-token", "topologyKey",
        ] {
            assert_eq!(strength(name), None, "{name}");
        }
    }

    #[test]
    fn every_name_that_counts_holds_a_stem() {
        let finder = STEM_FINDER.as_ref().expect("finder");
        for name in ["Authorization", "ERLANG_COOKIE", "DB_PASS", "conn_str", "SENTRY_DSN", "userPwd", "bearer", "creds"] {
            assert!(strength(name).is_some() && finder.is_match(name), "{name}");
        }
    }
}
