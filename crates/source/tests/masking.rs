//! Known secrets in every place never reach the snapshot; what only speaks about secrets stays.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod common;

use common::{folder, one, request};
use plimsoll_model::{MaskKind, Snapshot};
use plimsoll_source::{FingerprintKey, TextOptions, collect, from_texts};

/// One secret value in every kind of place: `@` stands for it.
const PLACES: &[(&str, &str)] = &[
    ("env", "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - env:\n    - name: DB_PASSWORD\n      value: @\n"),
    ("env quoted", "kind: Pod\nspec: {containers: [{env: [{name: API_TOKEN, value: \"@\"}]}]}\n"),
    ("env alias", "x: &p @\nenv:\n- name: DB_PASSWORD\n  value: *p\n"),
    ("arg", "args: ['--password=@']\n"),
    ("arg pair", "command: [run, --token, '@']\n"),
    ("shell", "command:\n- sh\n- -c\n- |\n  export DB_PASSWORD=@\n  run --api-key @ --verbose\n"),
    ("config key", "kind: ConfigMap\ndata:\n  db-password: @\n"),
    ("config lines", "kind: ConfigMap\ndata:\n  app.properties: |\n    user=x\n    spring.password=@\n    token: @\n"),
    ("config json", "kind: ConfigMap\ndata:\n  a.json: |\n    {\"a\": {\"clientSecret\": \"@\"}}\n"),
    ("config inline", "kind: ConfigMap\ndata:\n  a: \"{\\\"db\\\":{\\\"password\\\":\\\"@\\\"}}\"\n"),
    ("secret", "apiVersion: v1\nkind: Secret\ndata:\n  any: @\nstringData:\n  block: |\n    one @\n    two @\n"),
    ("secret merged", "a: &a {any: '@'}\nb:\n  kind: Secret\n  data:\n    <<: *a\n"),
    ("list", "kind: List\nitems:\n- kind: Secret\n  stringData: {a: '@'}\n"),
    ("secret list", "kind: SecretList\nitems:\n- data: {a: '@'}\n"),
    ("json", "{\"kind\":\"Secret\",\"data\":{\"a\":\"@\"}}"),
    (
        "applied block",
        "metadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      \
      {\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"data\":{\"any\":\"@\"}}\n",
    ),
    (
        "applied quoted",
        "{\"metadata\":{\"annotations\":{\"kubectl.kubernetes.io/last-applied-configuration\":\
      \"{\\\"apiVersion\\\":\\\"v1\\\",\\\"data\\\":{\\\"any\\\":\\\"@\\\"},\\\"kind\\\":\\\"Secret\\\"}\\n\"}}}",
    ),
    (
        "manifest in config",
        "kind: ConfigMap\ndata:\n  m: |\n    apiVersion: v1\n    kind: Secret\n    stringData:\n      any: @\n",
    ),
    ("comment", "a: 1\n# password: @\nb: 2 # token=@\n"),
    ("only comments", "# db_password: @\n"),
    ("broken", "a: [\npassword: @\nb: {\n"),
    ("broken secret", "kind: Secret\nstringData:\n  any: @\n  more: |\n    @\n bad: [\n"),
    ("broken json secret", "{\"kind\": \"Secret\", \"data\": {\"any\": \"@\", \"b\": \"@\"}, }}"),
    ("broken beside good", "a: 1\n---\nb: [\ntoken: \"@\"\n---\nc: 1\n"),
    ("template", "kind: Secret\ndata:\n  a: @\n{{- if x }}\n  b: @\n{{- end }}\n"),
    ("url", "x: postgres://user:@@db.example/x\n"),
    ("generator", "secretGenerator:\n- name: x\n  literals:\n  - any=@\n"),
    ("custom resource", "kind: Database\nspec:\n  adminPassword: @\n"),
    ("header", "x: 'Authorization: Bearer @0123456789'\n"),
    ("docker", "x: '{\"auths\":{\"r\":{\"auth\":\"@\"}}}'\n"),
    ("requirepass", "args: [--requirepass, '@']\n"),
    ("redis", "command: [redis-cli, -a, '@', ping]\n"),
    ("redis block", "command:\n- redis-cli\nargs:\n- -a\n- '@'\n"),
    ("sshpass", "args: ['sshpass -p @ ssh host']\n"),
    ("mysql", "command: [mysql, -uroot, -p@]\n"),
    ("mysql shell", "command: [sh, -c, 'mysqldump -h db -p@ shop']\n"),
    ("curl", "data: {run.sh: 'curl -s -u admin:@ https://x'}\n"),
    ("basic auth", "args: ['--basic-auth=admin:@']\n"),
    ("pwd", "args: ['pwd: @']\n"),
    ("netrc", "kind: ConfigMap\ndata:\n  netrc: machine h login u password @\n"),
    ("redis.conf", "kind: ConfigMap\ndata:\n  redis.conf: |\n    port 1\n    requirepass @\n"),
    ("sas", "env: [{name: X, value: 'sv=2020&sig=@%3D'}]\n"),
    ("sentry", "env: [{name: X, value: 'https://@@o1.ingest.sentry.io/1'}]\n"),
    ("oracle", "env: [{name: ORA, value: 'scott/@@db'}]\n"),
    ("cookie", "httpHeaders: [{name: Cookie, value: 's=@'}]\n"),
    ("authorization", "args: [\"curl -H 'Authorization: Bearer @' https://x\"]\n"),
    ("image", "image: reg.example/u:@@host/app:1\n"),
    ("annotation", "metadata: {annotations: {example.com/run: 'redis-cli -a @'}}\n"),
    ("list under a name", "kind: Database\nspec: {password: [a1b2c3, '@'], tokens: ['@']}\n"),
    ("mapping under a name", "kind: Database\nspec: {password: {value: '@'}}\n"),
    ("list in settings", "kind: ConfigMap\ndata:\n  a.yaml: |\n    tokens:\n    - @\n"),
    ("sentence", "a: 1 # the token is @\n"),
    ("password in a comment", "a: 1\n# password @\n"),
    ("variable in a comment", "a: 1\n# - name: OLD_PASSWORD\n#   value: @\n"),
    ("object in a comment", "a: 1\n# kind: Secret\n# stringData:\n#   any: @\n"),
    ("broken variable", "env:\n- name: DB_PASSWORD\n  value: @\nbad: [\n"),
    ("broken by a tab", "kind: Secret\nstringData:\n\tany: @\n  b: @\n"),
    ("open quote", "kind: Secret\nstringData:\n  a: \"@\n  b: @\n"),
    ("open quote over lines", "kind: Secret\nstringData:\n  a: \"x\n   one: @\nc: @ @\n"),
    ("crlf", "kind: Secret\r\nstringData:\r\n  a: |\r\n    @\r\n    b\r\n"),
];

const VALUE: &str = "Zq7hunter2Kx9";

fn assert_clean(snapshot: &Snapshot, original: &str, place: &str) {
    let all = serde_json::to_string(snapshot).expect("json");
    assert!(!all.contains(VALUE), "{place}: {}", snapshot.files[0].text);
    assert_eq!(snapshot.blind, [], "{place}");
    assert_eq!(snapshot.files[0].text.len(), original.len(), "{place}");
    assert!(!snapshot.files[0].masks.is_empty(), "{place}");
}

#[test]
fn a_secret_never_reaches_the_snapshot() {
    for (place, text) in PLACES {
        let text = text
            .replacen("@@", "\u{1}@", 1)
            .replace('@', VALUE)
            .replace(&format!("\u{1}{VALUE}"), &format!("{VALUE}@"));
        assert_clean(&one(&text), &text, place);

        let dir = folder(&[("a.yaml", &text)]);
        assert_clean(&collect(request(dir.path(), &["."])).expect("snapshot"), &text, place);
        let mut reader = text.as_bytes();
        let mut stdin = request(dir.path(), &["-"]);
        stdin.stdin = Some(&mut reader);
        assert_clean(&collect(stdin).expect("snapshot"), &text, place);
    }
}

/// Names whose variable holds a secret.
const NAMES: &[&str] = &[
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
    "PGPASSWORD",
    "MYSQL_PWD",
    "REDIS_AUTH",
    "GITLAB_PAT",
    "JWT",
    "OTP_SEED",
    "SIGNING_SEED",
    "COOKIE_SALT",
    "密码",
    "口令",
    "秘密",
    "密钥",
    "令牌",
    "비밀번호",
    "パスワード",
    "пароль",
];

#[test]
fn secret_names_count_in_every_place() {
    for name in NAMES {
        for text in [
            format!("env:\n- name: {name}\n  value: {VALUE}\n"),
            format!("env: [{{\"value\": \"some-words\", \"name\": \"{name}\"}}] # {VALUE}: no\n").replace(VALUE, "x"),
            format!("kind: ConfigMap\ndata:\n  {name}: {VALUE}\n"),
            format!("kind: ConfigMap\ndata:\n  a.env: |\n    {name}={VALUE}\n"),
            format!("args: ['--{name}={VALUE}', sh -c \"export {name}={VALUE}\"]\n")
                .replace("', sh", "', 'sh")
                .replace("\"]", "\"']"),
            format!("a: 1 # {name}: {VALUE}\n"),
        ] {
            let snapshot = one(&text);
            assert_eq!(snapshot.blind, [], "{text}");
            let masked = &snapshot.files[0].text;
            assert!(!masked.contains(VALUE) && !masked.contains("some-words"), "{masked}");
        }
    }
}

#[test]
fn a_broken_document_costs_itself_only() {
    let good = "apiVersion: v1\nkind: Pod\nmetadata: {name: seen}\n";
    let broken = format!("kind: Secret\nstringData:\n  a: \"{VALUE}\n  b: {VALUE}\n");
    for text in [format!("{good}---\n{broken}---\n{good}"), format!("{broken}---\n{good}"), broken.clone()] {
        let snapshot = one(&text);
        assert_clean(&snapshot, &text, &text);
        let parsed = plimsoll_syntax::parse(&snapshot.files[0].text);
        assert_eq!(parsed.errors.len(), 1, "{}", snapshot.files[0].text);
        assert_eq!(parsed.trees.len(), text.matches("seen").count(), "{}", snapshot.files[0].text);
    }
}

#[test]
fn tokens_are_known_by_their_form() {
    let long = "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hJ5";
    let cases = [
        ("aws-access-key-id", "AKIAIOSFODNN7EXAMPLE".to_owned()),
        ("github-token", format!("ghp_{long}")),
        ("github-fine-grained-token", format!("github_pat_{long}")),
        ("gitlab-personal-token", format!("glpat-{}", &long[..20])),
        ("slack-token", "xoxb-123456789012-abcdefghij".to_owned()),
        ("google-api-key", format!("AIza{}", &long[..35])),
        ("jwt", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl".to_owned()),
        ("stripe-key", format!("sk_{}_{}", "live", &long[..24])),
        ("npm-token", format!("npm_{long}")),
        ("pypi-token", format!("pypi-AgEIcHlwaS5vcmc{long}")),
        ("sendgrid-key", format!("SG.{}.{long}", &long[..22])),
        ("vault-token", format!("hvs.{long}")),
    ];
    for (rule, token) in cases {
        for text in
            [format!("image: x # {token}\n"), format!("a: [\n{token}"), format!("{{\"a\": \"see {token}, then\"}}")]
        {
            let snapshot = one(&text);
            let mask = &snapshot.files[0].masks[0];
            assert_eq!((mask.rule.as_str(), mask.kind), (rule, MaskKind::Token), "{text}");
            assert_eq!(&text[mask.start as usize..mask.end as usize], token);
            assert!(!snapshot.files[0].text.contains(&token));
        }
    }
}

#[test]
fn the_secret_beside_an_access_key_id_is_masked() {
    let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    let snapshot = one(&format!("# AKIAIOSFODNN7EXAMPLE\n# {secret}\na: 1\n"));
    assert!(!snapshot.files[0].text.contains("wJalr"));
    assert_eq!(snapshot.files[0].masks[1].rule, "aws-secret-access-key");
}

#[test]
fn private_keys_are_masked_in_lines_and_in_one_line() {
    let body = "MIIEowIBAAKCAQEAx1y2z3\nq9r8s7t6u5v4\n";
    let armour = |body: &str| format!("-----BEGIN RSA {0}-----\n{body}-----END RSA {0}-----\n", "PRIVATE KEY");
    let block = armour(body).lines().fold(String::from("a: |\n"), |text, line| text + "  " + line + "\n") + "b: 1\n";
    let quoted = format!("a: {:?}\nb: 1\n", armour(body));
    for text in [block, quoted, armour(body), format!("x: [\n{}", armour(body))] {
        let snapshot = one(&text);
        let masked = &snapshot.files[0].text;
        assert!(!masked.contains("MIIE") && !masked.contains("q9r8"), "{masked}");
        assert!(masked.contains("-----BEGIN RSA") && masked.contains("-----END RSA"), "{masked}");
    }
}

#[test]
fn what_only_speaks_about_secrets_stays() {
    let text = "apiVersion: v1\nkind: Pod\nmetadata: {labels: {token: abc123def}}\nspec:\n  \
        automountServiceAccountToken: false\n  imagePullSecrets: [{name: regcred}]\n  containers:\n  - name: a\n    \
        args: [--token-ttl=30m, --tls-private-key-file=/x/y, --secret-name, web, --authentication-token-webhook=true]\n    env:\n    \
        - {name: PASSWORD_FILE, value: /run/p}\n    - {name: API_TOKEN, value: $(OTHER)}\n    \
        - {name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}\n    \
        - {name: TOKEN_URL, value: 'https://x/y'}\n    - {name: USE_TOKEN, value: 'true'}\n  \
        volumes: [{secret: {secretName: tls}}, {projected: {sources: [{serviceAccountToken: {tokenExpirationSeconds: 600}}]}}]\n";
    let snapshot = one(text);
    assert_eq!(snapshot.files[0].masks, []);
    assert_eq!(&*snapshot.files[0].text, text);
    for text in [
        "kind: SealedSecret\nspec:\n  encryptedData:\n    password: AgBy3i4OJSWK@SEALED@\n",
        "kind: ExternalSecret\nspec:\n  data:\n  - secretKey: password\n    remoteRef: {key: a/b, property: token}\n",
        "kind: CustomResourceDefinition\nspec:\n  x: {description: 'token: the token that is used, Basic Authentication'}\n",
        "kind: Pod\nspec: {volumes: [{projected: {sources: [{serviceAccountToken: {path: token, audience: a1b2c3}}]}}]}\n",
        "kind: Monitor\nspec: {bearerTokenSecret: {name: mon1tor, key: t0ken}, password: {valueFrom: {secretKeyRef: {name: a1b2, key: c3}}}}\n",
        "kind: Pod\nspec: {containers: [{image: 'reg.example/app:1.2@sha256:0a1b2c', command: [mysql, -P3306, -h, db]}]}\n",
        "kind: ConfigMap\ndata: {MAX_TOKENS: '4096', TOKEN_LIFESPAN: 30m, AUTH: basic, mail: 'mailto:ann@example.com', p: 'x/checkout@v4'}\n",
        "a: 1 # the password is kept in a vault, tokens are rotated daily\n",
        "kind: Ingress\nspec:\n  tls: [{secretName: web}]\n# plimsoll: allow secret-in-env -- a test\n",
    ] {
        let text = text.replace("@SEALED@", &"k7Qx2/Vh6Fm+J0uYpRcE5aIoXz".repeat(8));
        assert_eq!(one(&text).files[0].masks, [], "{text}");
    }
}

#[test]
fn fingerprints_need_a_key_and_tell_equal_secrets() {
    let text = "kind: Secret\ndata: {a: aHVudGVyMg==}\nstringData: {b: hunter2, c: other}\n";
    assert!(one(text).files[0].masks.iter().all(|m| m.fingerprint.is_none()));
    let key = FingerprintKey { id: "k1".into(), secret: b"key".to_vec() };
    assert!(!format!("{key:?}").contains("107"));
    let options = TextOptions { fingerprint_key: Some(key), ..TextOptions::default() };
    let snapshot = from_texts([("a", text)], &options).expect("snapshot");
    let prints: Vec<_> = snapshot.files[0].masks.iter().filter_map(|m| m.fingerprint.as_deref()).collect();
    assert_eq!((prints.len(), prints[0].len(), snapshot.fingerprint_key.as_deref()), (3, 16, Some("k1")));
    assert!(prints[0] == prints[1] && prints[0] != prints[2]);
    let empty = FingerprintKey { id: "k".into(), secret: Vec::new() };
    let options = TextOptions { fingerprint_key: Some(empty), ..TextOptions::default() };
    assert!(from_texts([("a", text)], &options).is_err());
}
