//! Names of variables and files that speak of secrets. Values never come here: the collector masked them.

/// Whether a variable's name says that its value is a secret.
pub(crate) fn names_one(name: &str) -> bool {
    let words = words(name);
    let is = |word: &str| words.iter().any(|w| w == word);
    let pair = |a: &str, b: &str| words.windows(2).any(|w| w[0] == a && w[1] == b);
    let about = [
        "file", "path", "dir", "name", "url", "uri", "host", "id", "ttl", "length", "type", "policy", "mount",
        "expiry", "timeout", "enabled", "public", "endpoint", "version", "header", "arn", "count", "max", "min",
        "salt",
    ];
    let last = words.last().map_or("", String::as_str);
    if about.contains(&last) || is("public") {
        return false;
    }
    ["password", "passwd", "passphrase", "secret", "token", "credential", "credentials", "apikey", "pat"]
        .iter()
        .any(|w| is(w))
        || ["api", "private", "access", "secret", "signing", "encryption", "auth"]
            .iter()
            .any(|first| pair(first, "key"))
        || last == "pass"
        || last == "pwd" && words.len() > 1
}

fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before_lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && before_lower) {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            words.last_mut().into_iter().for_each(|word| word.extend(c.to_lowercase()));
        }
        before_lower = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Names of files that hold credentials.
const FILES: &[&str] = &[
    ".dockercfg",
    ".env",
    ".git-credentials",
    ".htpasswd",
    ".my.cnf",
    ".netrc",
    ".npmrc",
    ".pgpass",
    ".pypirc",
    ".vault-token",
    "credentials.json",
    "id_dsa",
    "id_ecdsa",
    "id_ed25519",
    "id_rsa",
    "kubeconfig",
    "service-account.json",
    "terraform.tfstate",
];

/// Ends of paths that hold credentials.
const ENDS: &[&str] =
    &[".aws/credentials", ".docker/config.json", ".kube/config", ".gnupg", ".ssh", ".aws", ".kube", ".config/gcloud"];

/// Extensions of private keys and of stores of them.
const KEYS: &[&str] = &["jks", "key", "keystore", "kdbx", "p12", "pfx", "ppk"];

/// Whether a path of the build's context is one of a secret.
pub(crate) fn is_file_of(path: &str) -> bool {
    let path = path.trim_matches(['"', '\'']).trim_end_matches('/');
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let env = name.starts_with(".env.") && !["example", "sample", "template", "dist"].contains(&extension);
    FILES.contains(&name)
        || env
        || ENDS.iter().any(|end| path == *end || path.ends_with(&format!("/{end}")))
        || KEYS.contains(&extension) && !name.starts_with("public")
        || name.ends_with("-key.pem")
        || name.ends_with("_key.pem")
        || name == "key.pem"
        || name == "private.pem"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_secrets_from_what_is_about_them() {
        for name in
            ["DB_PASSWORD", "npmToken", "AWS_SECRET_ACCESS_KEY", "API_KEY", "GITHUB_PAT", "REDIS_PASS", "db_pwd"]
        {
            assert!(names_one(name), "{name}");
        }
        for name in
            ["PASSWORD_FILE", "TOKEN_URL", "PATH", "KEY", "PUBLIC_KEY", "PWD", "SECRET_NAME", "COMPASS", "PATTERN"]
        {
            assert!(!names_one(name), "{name}");
        }
        assert!(is_file_of("./config/.npmrc") && is_file_of("~/.ssh/") && is_file_of("tls-key.pem"));
        assert!(!is_file_of(".env.example") && !is_file_of("ca.pem") && !is_file_of("src/keys.rs"));
    }
}
