//! Credentials with a structure: keys, tokens that decode, addresses, login files, commands.

use super::contexts::Text;
use super::draw::{Draw, base64};

/// How many kinds [`text`] knows.
pub(super) const KINDS: usize = 30;

/// One of them, by number.
pub(super) fn text(draw: &mut Draw, number: usize) -> Text {
    match number % KINDS {
        0..=9 => keys(draw, number % KINDS),
        10..=19 => logins(draw, number % KINDS),
        _ => addresses(draw, number % KINDS),
    }
}

fn made(context: &'static str, path: &'static str, text: String) -> Text {
    Text { path, text, context }
}

/// A block of a key; its lines are drawn, and no program could use it.
fn pem(draw: &mut Draw, label: &str, head: &str) -> String {
    let lines: String = (0..16).map(|_| draw.fill("{b64}") + "\n").collect();
    let dashes = "-----";
    format!("{dashes}BEGIN {label}{dashes}\n{head}{lines}{dashes}END {label}{dashes}\n")
}

fn keys(draw: &mut Draw, number: usize) -> Text {
    let private = |kind: &str| format!("{kind}PRIV{} KEY", "ATE");
    match number {
        0 => made("private key, RSA", "certs/server.key", pem(draw, &private("RSA "), "")),
        1 => made("private key, PKCS 8", "certs/tls.pem", pem(draw, &private(""), "")),
        2 => made("private key, EC", "certs/ec.pem", pem(draw, &private("EC "), "")),
        3 => made("private key, OpenSSH", "deploy/id_ed25519", pem(draw, &private("OPENSSH "), "")),
        4 => made("private key, encrypted", "certs/locked.pem", pem(draw, &private("ENCRYPTED "), "")),
        5 => made("private key, PGP", "keys/release.asc", pem(draw, &(private("PGP ") + " BLOCK"), "\n")),
        6 => {
            let key = pem(draw, &private(""), "").replace('\n', "\\n");
            let id = draw.fill("{h40}");
            made(
                "service account",
                "gcp/key.json",
                format!(
                    "{{\n  \"type\": \"service_account\",\n  \"project_id\": \"acme\",\n  \"private_key_id\": \"{id}\",\n  \"private_key\": \"{key}\",\n  \"client_email\": \"ci@acme.iam.gserviceaccount.com\"\n}}\n"
                ),
            )
        }
        7 => {
            let key = base64(pem(draw, &private("RSA "), "").as_bytes(), false);
            made(
                "kubeconfig key",
                "kube/config.yaml",
                format!("kind: Config\nusers:\n  - name: admin\n    user:\n      client-key-data: {key}\n"),
            )
        }
        8 => made("json web token", "src/session.py", format!("headers = {{'X-Session': '{}'}}\n", jwt(draw))),
        _ => made(
            "json web token in base64",
            "deploy/secret.txt",
            format!("token {}\n", base64(jwt(draw).as_bytes(), false)),
        ),
    }
}

fn jwt(draw: &mut Draw) -> String {
    let head = base64(b"{\"alg\":\"HS256\",\"typ\":\"JWT\"}", true);
    let claims = format!("{{\"iss\":\"acme\",\"sub\":\"{}\",\"sid\":\"{}\"}}", draw.fill("{d9}"), draw.fill("{h24}"));
    let body = base64(claims.as_bytes(), true);
    format!("{head}.{body}.{}", draw.fill("{w43}"))
}

fn logins(draw: &mut Draw, number: usize) -> Text {
    let word = draw.password();
    match number {
        10 => {
            let auth = base64(format!("robot:{word}").as_bytes(), false);
            made(
                "docker config",
                ".docker/config.json",
                format!(
                    "{{\n  \"auths\": {{\n    \"registry.acme.io\": {{\n      \"auth\": \"{auth}\"\n    }}\n  }}\n}}\n"
                ),
            )
        }
        11 => made(
            "npmrc",
            ".npmrc",
            format!("registry=https://npm.acme.io/\n//npm.acme.io/:_authToken={}\n", draw.fill("{uuid}")),
        ),
        12 => {
            made("npmrc login", ".npmrc", format!("//npm.acme.io/:_password=\"{}\"\n", base64(word.as_bytes(), false)))
        }
        13 => made("netrc", ".netrc", format!("machine git.acme.io\n  login ci\n  password {word}\n")),
        14 => made("pypirc", ".pypirc", format!("[pypi]\nusername = __token__\npassword = pypi-{}\n", macaroon(draw))),
        15 => made(
            "pypirc password",
            ".pypirc",
            format!("[acme]\nrepository = https://pypi.acme.io\nusername = ci\npassword = {word}\n"),
        ),
        16 => made(
            "aws credentials",
            ".aws/credentials",
            draw.fill("[default]\naws_access_key_id = AKIA{B16}\naws_secret_access_key = {b40}\n"),
        ),
        17 => made(
            "maven settings",
            "settings.xml",
            format!(
                "<settings><servers><server>\n  <id>releases</id>\n  <username>ci</username>\n  <password>{word}</password>\n</server></servers></settings>\n"
            ),
        ),
        18 => made(
            "nuget config",
            "nuget.config",
            format!(
                "<packageSourceCredentials><acme>\n  <add key=\"Username\" value=\"ci\" />\n  <add key=\"ClearTextPassword\" value=\"{word}\" />\n</acme></packageSourceCredentials>\n"
            ),
        ),
        _ => made(
            "kubernetes secret",
            "deploy/secret.yaml",
            format!("apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\nstringData:\n  password: \"{word}\"\n"),
        ),
    }
}

/// A macaroon of the index, as its form is described: version, location, identifier.
fn macaroon(draw: &mut Draw) -> String {
    let mut bytes = vec![2, 1, 8];
    bytes.extend_from_slice(b"pypi.org");
    bytes.extend_from_slice(&[2, 36]);
    bytes.extend_from_slice(draw.fill("{uuid}").as_bytes());
    bytes.extend_from_slice(draw.fill("{w80}").as_bytes());
    base64(&bytes, true)
}

fn addresses(draw: &mut Draw, number: usize) -> Text {
    let word = draw.fill("{a16}");
    let chosen = draw.password();
    match number {
        20 => made("postgres address", "service/.env", format!("DATABASE_URL=postgres://app:{word}@db.acme.io:5432/app\n")),
        21 => made("redis address", "config/app.yaml", format!("cache:\n  url: redis://:{word}@cache.acme.io:6379/0\n")),
        22 => made("mongodb address", "src/db.js", format!("mongoose.connect('mongodb+srv://app:{word}@cluster0.acme.mongodb.net/app');\n")),
        23 => made("git address", ".gitmodules", format!("[submodule \"x\"]\n  path = x\n  url = https://ci:{word}@git.acme.io/x.git\n")),
        24 => made("data source name", "main.go", format!("package main\n\nvar dsn = \"app:{word}@tcp(db.acme.io:3306)/app\"\n")),
        25 => made("connection string", "appsettings.json", format!("{{\n  \"ConnectionStrings\": {{\n    \"Default\": \"Server=db.acme.io;Database=app;User Id=app;Password={word};Encrypt=true\"\n  }}\n}}\n")),
        26 => made("azure connection string", "service/.env", draw.fill("AZURE_STORAGE=DefaultEndpointsProtocol=https;AccountName=acme;AccountKey={b86}==;EndpointSuffix=core.windows.net\n")),
        27 => made("shared access signature", "scripts/copy.sh", draw.fill("azcopy copy x 'https://acme.blob.core.windows.net/c?sv=2022-11-02&ss=b&srt=o&sp=rw&se=2030-01-01T00:00:00Z&sig={a42}%3D'\n")),
        28 => made("curl login", "scripts/push.sh", format!("#!/bin/sh\ncurl -sf -u 'ci:{chosen}' https://repo.acme.io/x\n")),
        _ => made("curl header", "scripts/api.sh", draw.fill("curl -H \"Authorization: Bearer {a40}\" https://api.acme.io/v1\n")),
    }
}

/// A password under a name that says so.
pub(super) fn password(draw: &mut Draw) -> Text {
    let name = draw.one(&[
        "DB_PASSWORD",
        "password",
        "rootPassword",
        "smtp_password",
        "adminPass",
        "mysql_pwd",
        "REDIS_PASSWORD",
        "keystore_password",
        "passphrase",
        "ldap.password",
    ]);
    let value = draw.password();
    let mut text = super::contexts::plain(draw, &name.replace('.', "_"), &value);
    text.context = "password";
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_decode() {
        let token = jwt(&mut Draw::new(7));
        assert_eq!(token.split('.').count(), 3);
        assert!(token.starts_with(&base64(b"{\"alg\"", true)[..6]));
    }
}
