//! The words that names of secrets are made of, as data.

/// Stems: every name that counts holds one of these, in any case.
pub(super) const STEMS: &[&str] = &[
    "pass",
    "pwd",
    "pw",
    "secret",
    "token",
    "key",
    "cred",
    "dsn",
    "conn",
    "auth",
    "cookie",
    "bearer",
    "jwt",
    "pat",
    "seed",
    "salt",
    "pin",
    "contrase",
    "senha",
    "kennwort",
    "wachtwoord",
    "密码",
    "密碼",
    "口令",
    "秘密",
    "密钥",
    "密鑰",
    "令牌",
    "비밀",
    "パスワード",
    "пароль",
    "Пароль",
    "ПАРОЛЬ",
];

/// Parts of a word that say password in a language.
pub(super) const PASSWORD: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "passwort",
    "passcode",
    "kennwort",
    "wachtwoord",
    "contrasena",
    "contraseña",
    "senha",
    "密码",
    "密碼",
    "口令",
    "秘密",
    "密钥",
    "密鑰",
    "令牌",
    "비밀",
    "パスワード",
    "пароль",
];

/// What a last word turns a name into: something about a secret, not the secret.
#[rustfmt::skip]
pub(super) const ABOUT: &[&str] = &[
    "action", "addr", "address", "age", "alg", "algo", "algorithm", "algorithms", "alias", "api", "arn", "attempts",
    "attribute", "audience", "audiences", "auditing", "authentication", "authenticator", "aware", "backend", "binding",
    "bits", "bucket", "budget", "burst", "bytes", "cache", "caching", "cert", "certificate", "cfg", "challenge",
    "chars", "check", "claim", "claims", "class", "cleaner", "cleanup", "cmd", "column", "command", "complexity",
    "conf", "config", "controller", "cost", "count", "create", "creation", "csr", "days", "delay", "description",
    "dir", "directory", "disabled", "domain", "driver", "duration", "email", "enable", "enabled", "encoding",
    "encryption", "endpoint", "engine", "env", "environment", "error", "example", "exchange", "exists", "expiration",
    "expires", "expiry", "field", "fields", "file", "filename", "files", "folder", "format", "from",
    "frontend", "generator", "grace", "group", "handler", "header", "headers", "help", "hint",
    "host", "hostname", "hours", "html", "id", "ids", "index", "ini", "injector", "inspect", "interval",
    "introspection", "issuer", "issuers", "js", "kind", "label", "labels", "leeway", "len", "length", "level",
    "lifespan", "lifetime", "limit", "limits", "link", "list", "location", "lookup", "lua", "manager", "mapper",
    "mapping", "max", "md", "message", "method", "methods", "metrics", "min", "minute", "minutes", "mode", "model",
    "module", "mount", "mounter", "name", "names", "namespace", "number", "only", "operator", "optional", "options",
    "page", "param", "parameter", "path", "paths", "pattern", "per", "period", "permission", "permissions", "plugin",
    "policies", "policy", "port", "prefix", "processor", "projection", "properties", "property", "protocol",
    "provider", "providers", "proxy", "py", "quota", "rate", "realm", "ref", "reference", "refs", "regex",
    "region", "reloader", "request", "requests", "required", "resource", "retention", "retries", "review",
    "reviewer", "reviews", "role", "rotate", "rotation", "rule", "rules", "scheme", "scope", "scopes", "script",
    "seconds", "selector", "server", "service", "sh", "size", "source", "sources", "sql", "status", "store",
    "strategy", "strength", "suffix", "support", "sync", "syncer", "tag", "template", "timeout", "title",
    "tpl", "ttl", "type", "types", "uid", "unit", "update", "uri", "url", "urls", "usage", "user", "username",
    "validation", "validator", "validity", "var", "variable", "vault", "verification", "version", "volume", "watch",
    "webhook", "yaml", "yml",
];

/// Last words that only say which of several it is.
#[rustfmt::skip]
pub(super) const WHICH: &[&str] = &[
    "a", "b", "backup", "base", "c", "current", "default", "dev", "development", "fallback", "first", "live", "local",
    "main", "new", "next", "old", "plain", "plaintext", "prev", "previous", "primary", "prod", "production", "qa",
    "sandbox", "second", "secondary", "stage", "staging", "stg", "test", "text", "uat", "v", "value",
];

/// First words of switches and of figures.
#[rustfmt::skip]
pub(super) const SWITCH: &[&str] = &[
    "allow", "automount", "can", "disable", "enable", "exclude", "has", "ignore", "include", "is", "max", "min", "no",
    "num", "require", "skip", "use", "validate", "with",
];

/// Words that make a `key` a secret one.
#[rustfmt::skip]
pub(super) const KEY_OF: &[&str] = &[
    "access", "account", "admin", "api", "app", "application", "auth", "cipher", "client", "consumer", "crypto", "decryption",
    "deploy", "encrypt", "encryption", "gpg", "hmac", "jwt", "license", "licence", "master", "private", "rsa",
    "secret", "service", "session", "shared", "sign", "signing", "ssh", "storage", "subscription", "webhook",
];

/// Words that end in a key and are one.
pub(super) const KEY_WORDS: &[&str] = &[
    "accesskey",
    "accountkey",
    "apikey",
    "apikeys",
    "authkey",
    "encryptionkey",
    "licensekey",
    "masterkey",
    "privatekey",
    "secretaccesskey",
    "secretkey",
    "sharedkey",
    "signingkey",
];

/// Words that make a `seed` the start of a secret.
pub(super) const SEED_OF: &[&str] = &[
    "crypto",
    "encryption",
    "hd",
    "hmac",
    "jwt",
    "key",
    "master",
    "nats",
    "nkey",
    "otp",
    "secret",
    "session",
    "sign",
    "signing",
    "totp",
    "wallet",
];

/// Words that make a `secret` the secret itself, not the name of an object.
pub(super) const SECRET_OF: &[&str] =
    &["app", "application", "client", "consumer", "cookie", "hmac", "jwt", "oauth", "session", "shared", "signing"];

/// Words that end in `pass` and are no password.
pub(super) const NO_PASS: &[&str] =
    &["bypass", "compass", "encompass", "multipass", "nopass", "overpass", "surpass", "trespass", "underpass"];
