//! Which names say that their value is a secret.

use super::name_words::{ABOUT, KEY_OF, KEY_WORDS, NO_PASS, PASSWORD, SECRET_OF, SEED_OF, SWITCH, WHICH};
use super::stems;

/// Variables of clouds whose names follow no rule.
const KNOWN: &[&str] = &["AZURE_BATCH_KEY", "OCI_CLI_KEY_CONTENT"];

/// How sure a name makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strength {
    /// The value is the secret.
    Strong,
    /// The value may also be the name of an object that holds it (`secret: db-credentials`).
    Weak,
    /// A word of the name says secret and its last word says nothing: the value may also be a figure.
    Loose,
}

/// Whether a name says that its value is a secret.
pub(crate) fn strength(name: &str) -> Option<Strength> {
    // Most names hold no stem, and taking them apart would be most of the work.
    if stems::may_be_in_name(name) { sure_strength(name) } else { None }
}

/// The same without the look at its stems.
pub(super) fn sure_strength(name: &str) -> Option<Strength> {
    // Before a slash stands whose annotation it is.
    let name = name.rsplit('/').next().unwrap_or(name);
    // Before a colon stands whose claim it is, as in a policy: `token.actions.githubusercontent.com:sub`.
    let name = name.rsplit_once(':').filter(|(issuer, _)| issuer.contains('.')).map_or(name, |(_, claim)| claim);
    if name.len() > 200 {
        return None;
    }
    if KNOWN.iter().any(|known| name.eq_ignore_ascii_case(known)) {
        return Some(Strength::Strong);
    }
    let mut words = words(name);
    // Specs of domain accounts name them, and hold no password.
    if matches!(words.last().map(String::as_str), Some("spec" | "specs")) {
        return None;
    }
    let switch = words.len() > 1 && words.first().is_some_and(|w| SWITCH.contains(&w.as_str()));
    if is_about(&words) || switch || words.iter().any(|w| w.starts_with("public")) || is_pull_secret(&words) {
        return None;
    }
    if words.iter().any(|w| w == "existing") {
        return None;
    }
    let joined = words.windows(2).map(<[String]>::concat);
    if let Some(sure) = words.iter().cloned().chain(joined).find_map(|w| password_word(&w)) {
        return Some(sure);
    }
    drop_which(&mut words);
    let last = words.last()?.as_str();
    by_last(&words, last).or_else(|| by_any(&words))
}

/// Whether the last word says that the value is something else; numbers after it say nothing.
fn is_about(words: &[String]) -> bool {
    let last = words.iter().rev().find(|w| !is_number(w));
    words.len() > 1 && last.is_some_and(|last| ABOUT.binary_search(&last.as_str()).is_ok())
}

/// Whether a name is a word about something, or ends in one.
pub(crate) fn says_about(name: &str) -> bool {
    let words = words(name);
    words.iter().rev().find(|w| !is_number(w)).is_some_and(|last| ABOUT.binary_search(&last.as_str()).is_ok())
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// `API_TOKEN_2`, `JWT_SECRET_OLD` and `SECRET_V2` are named by what stands before.
fn drop_which(words: &mut Vec<String>) {
    while words.len() > 1 && words.last().is_some_and(|w| is_number(w) || WHICH.contains(&w.as_str())) {
        words.pop();
    }
}

fn is_pull_secret(words: &[String]) -> bool {
    words.iter().any(|w| w == "pull") && words.iter().any(|w| w.starts_with("secret"))
}

fn password_word(word: &str) -> Option<Strength> {
    let is = PASSWORD.iter().any(|p| word.contains(p));
    // A plural is a list of them or a page about them.
    let strength = if word.ends_with("passwords") { Strength::Weak } else { Strength::Strong };
    (is && !word.ends_with("less")).then_some(strength)
}

fn by_last(words: &[String], last: &str) -> Option<Strength> {
    let before = words.len().checked_sub(2).and_then(|i| words.get(i)).map_or("", String::as_str);
    let has = |w: &str| words.iter().any(|x| x == w);
    match last {
        "token" | "authtoken" | "accesstoken" | "apitoken" | "bearertoken" | "refreshtoken" | "dsn" | "creds"
        | "authorization" | "bearer" | "clientsecret" | "appsecret" | "jwtsecret" | "jwt" | "pat" | "pwd" | "pw"
        | "passe" | "masterauth" => Some(Strength::Strong),
        "seed" if SEED_OF.contains(&before) => Some(Strength::Strong),
        "salt" if words.len() > 1 => Some(Strength::Strong),
        "auth" if before == "basic" => Some(Strength::Strong),
        "secret" if SECRET_OF.contains(&before) => Some(Strength::Strong),
        "auth" | "secret" | "secrets" | "credential" | "credentials" | "connectionstring" | "connstr" | "pin"
        | "salt" => Some(Strength::Weak),
        "tokens" => Some(Strength::Loose),
        "key" if matches!(before, "private" | "secret" | "service" | "account" | "storage") => Some(Strength::Weak),
        "key" if KEY_OF.contains(&before) => Some(Strength::Strong),
        "keys" if KEY_OF.contains(&before) => Some(Strength::Weak),
        "string" | "str" if has("connection") || has("conn") => Some(Strength::Weak),
        "cookie" if has("erlang") || words.len() == 1 || before == "set" => Some(Strength::Strong),
        "cookie" => Some(Strength::Weak),
        "data" if before == "key" && has("client") => Some(Strength::Strong),
        _ if KEY_WORDS.iter().any(|k| last.ends_with(k)) => Some(Strength::Strong),
        _ if last.ends_with("pass") && !NO_PASS.iter().any(|n| last.ends_with(n)) => Some(Strength::Strong),
        _ if last.ends_with("secret") || last.ends_with("token") => Some(Strength::Weak),
        _ => None,
    }
}

/// A word before the last one that says secret.
fn by_any(words: &[String]) -> Option<Strength> {
    let says = |w: &str| matches!(w, "token" | "secret" | "credential" | "credentials" | "creds" | "apikey");
    let pair = |w: &[String]| matches!(w, [of, key] if key == "key" && KEY_OF.contains(&of.as_str()));
    (words.iter().any(|w| says(w)) || words.windows(2).any(pair)).then_some(Strength::Loose)
}

/// The words of a name in lower case: parted by punctuation, by digits and where small letters turn to capitals.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut previous = ' ';
    let mut rest = name.chars().peekable();
    while let Some(c) = rest.next() {
        let next_small = rest.peek().is_some_and(|n| n.is_lowercase());
        let turn = c.is_uppercase() && (previous.is_lowercase() || (previous.is_uppercase() && next_small));
        let digit = c.is_ascii_digit() != previous.is_ascii_digit();
        if turn || digit || !c.is_alphanumeric() {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_alphanumeric(), words.last_mut()) {
            word.extend(c.to_lowercase());
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
            "DB_PASSWORD",
            "PGPASSWORD",
            "MYSQL_PWD",
            "adminPassword",
            "requirepass_password",
            "API_TOKEN",
            "apiToken",
            "AWS_SECRET_ACCESS_KEY",
            "clientSecret",
            "client_secret",
            "API_KEY",
            "apiKey",
            "privateKey",
            "SENTRY_DSN",
            "ssh-private-key",
            "connectionString",
            "GOOGLE_CREDENTIALS",
            "API_TOKEN_2",
            "spring.datasource.password",
            "client-key-data",
            "x-api-key",
            "DB_PASS",
            "JWT_SECRET",
            "Authorization",
            "SECRET_KEY_BASE",
            "SESSION_SECRET_BASE",
            "JWT_SECRET_KEY_OLD",
            "ENCRYPTION_SECRET_V2",
            "secretKey1",
            "TOKEN_PROD",
            "API_KEYS",
            "DB_PW",
            "PW",
            "PGPASS",
            "REDIS_AUTH",
            "GITLAB_PAT",
            "JWT",
            "OTP_SEED",
            "SIGNING_SEED",
            "COOKIE_SALT",
            "RABBITMQ_ERLANG_COOKIE",
            "MOT_DE_PASSE",
            "Pass_Wort",
            "requirepass",
            "masterauth",
            "basic-auth",
            "TF_VAR_db_password",
            "SECRET_SAUCE",
            "数据库密码",
            "口令",
            "秘密",
            "密钥",
            "令牌",
            "비밀번호",
            "パスワード",
            "Пароль",
        ] {
            assert!(strength(name).is_some(), "{name}");
        }
        for name in [
            "token.actions.githubusercontent.com:sub",
            "PASSWORD_FILE",
            "secretName",
            "secretKeyRef",
            "automountServiceAccountToken",
            "tokenExpirationSeconds",
            "imagePullSecrets",
            "IMAGE_PULL_SECRET",
            "TOKEN_URL",
            "TOKEN_TTL",
            "AUTH_HEADER",
            "key",
            "public_key",
            "API_KEY_HEADER",
            "keyName",
            "max_tokens",
            "passwordless",
            "bypass",
            "compass",
            "passwordSecretRef",
            "external-secrets.io/force-sync",
            "existingSecret",
            "SECRET_PROVIDER_CLASS",
            "TOKEN_ISSUER",
            "PASSWORD_POLICY",
            "SECRET_ROTATION",
            "RANDOM_SEED",
            "PATH",
            "spinning",
            "token-auth-file",
            "monkey",
            "AWS_ACCESS_KEY_ID",
            "enable-token",
            "topologyKey",
            "pass-eventRecordQPS",
        ] {
            assert_eq!(strength(name), None, "{name}");
        }
    }

    #[test]
    fn every_name_that_counts_holds_a_stem() {
        for name in [
            "Authorization",
            "GITLAB_PAT",
            "DB_PW",
            "OTP_SEED",
            "COOKIE_SALT",
            "PIN",
            "AUTH",
            "contraseña",
            "ERLANG_COOKIE",
            "DB_PASS",
            "conn_str",
            "SENTRY_DSN",
            "userPwd",
            "bearer",
            "creds",
        ] {
            assert!(strength(name).is_some() && stems::is_in(name), "{name}");
        }
    }
}
