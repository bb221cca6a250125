//! Known secrets go in through every input; none comes out of any output, log or error.

use crate::support::Folder;

const SECRETS: [&str; 21] = [
    "tide-table-1987",
    "c3VwZXItc2VjcmV0LXZhbHVl",
    "plain-string-data-77",
    "AKIAIOSFODNN7EXAMPLX",
    "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
    "hunter2-in-a-comment",
    "arg-password-4711",
    "map-password-0815",
    "annotation-secret-31415",
    "json-env-secret-2718",
    "broken-doc-secret-161",
    "list-item-secret-577",
    "key-base-8001",
    "redis-cli-8002",
    "curl-user-8003",
    "sas8004signature",
    "cookie-8005",
    "list-below-8006",
    "sentence8007",
    "Open-quote-8008",
    "chinese-8009",
];

fn seeded() -> Folder {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      \
        {\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"stringData\":{\"password\":\"annotation-secret-31415\"}}\nspec:\n  containers:\n    - name: app\n      \
        image: example.com/app\n      args: [\"--password=arg-password-4711\", \"--verbose\"]\n      env:\n        # password: hunter2-in-a-comment\n        \
        - name: DB_PASSWORD\n          value: tide-table-1987\n        - name: REGION_KEY\n          value: AKIAIOSFODNN7EXAMPLX\n      securityContext:\n        privileged: true\n";
    let secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\ndata:\n  password: c3VwZXItc2VjcmV0LXZhbHVl\nstringData:\n  other: plain-string-data-77\n";
    let map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app}\ndata:\n  app.properties: |\n    user=app\n    db.password=map-password-0815\n    \
        token: ghp_16C7e42F292c6912E7710c838347Ae178B4a\n";
    let json = r#"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"j"},"spec":{"hostPID":true,"containers":[{"name":"a","image":"x","env":[{"name":"API_TOKEN","value":"json-env-secret-2718"}]}]}}"#;
    let broken = "apiVersion: v1\nkind: Secret\nstringData:\n  password: broken-doc-secret-161\n  bad: [\n";
    let list = "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Secret\n    metadata: {name: l}\n    stringData: {password: list-item-secret-577}\n";
    let more = "apiVersion: v1\nkind: Pod\nmetadata: {name: more}\nspec:\n  hostPID: true\n  containers:\n    - name: app\n      image: x # the token is sentence8007\n      \
        command: [redis-cli, -a, redis-cli-8002]\n      args: [\"sh -c 'curl -u admin:curl-user-8003 https://x'\"]\n      env:\n        \
        - {name: SECRET_KEY_BASE, value: key-base-8001}\n        - {name: 密码, value: chinese-8009}\n        - {name: SAS, value: \"sv=1&sig=sas8004signature\"}\n      \
        livenessProbe: {httpGet: {path: /, port: 80, httpHeaders: [{name: Cookie, value: s=cookie-8005}]}}\n---\n\
        apiVersion: example.com/v1\nkind: Database\nmetadata: {name: d}\nspec: {tokens: [list-below-8006]}\n---\n\
        apiVersion: v1\nkind: Secret\nstringData:\n  a: \"Open-quote-8008\n  b: unterminated\n---\n\
        apiVersion: v1\nkind: Pod\nmetadata: {name: after-the-broken-one}\nspec: {hostPID: true, containers: [{name: a, image: x}]}\n";
    Folder::new()
        .with("more.yaml", more)
        .with("pod.yaml", pod)
        .with("secret.yaml", secret)
        .with("map.yaml", map)
        .with("pod.json", json)
        .with("broken.yaml", broken)
        .with("list.yaml", list)
}

fn assert_clean(what: &str, text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "{what} shows {secret}");
    }
}

#[test]
fn no_format_log_or_error_shows_a_secret() {
    let folder = seeded();
    for format in plimsoll_report::Format::ALL.map(plimsoll_report::Format::as_str) {
        let outcome = folder.run(&["scan", "--format", format, "--verbose", "--profile", "strict"]);
        assert_eq!(outcome.code, 1, "{}", outcome.stderr);
        assert_clean(format, &outcome.stdout);
        assert_clean(&format!("{format}'s log"), &outcome.stderr);
    }
}

#[test]
fn no_report_on_a_framework_shows_a_secret() {
    let folder = seeded();
    for format in ["human", "json", "markdown"] {
        let args = ["report", "--framework", "nsa-cisa", "--format", format, "--verbose", "--profile", "strict"];
        let outcome = folder.run(&args);
        assert!(outcome.stdout.contains("secret") && outcome.code == 3, "{}", outcome.stderr);
        assert_clean(format, &outcome.stdout);
        assert_clean(&format!("{format}'s log"), &outcome.stderr);
    }
}

#[test]
fn the_seeds_are_there_and_are_found() {
    let folder = seeded();
    let outcome = folder.run(&["scan", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let findings = report["findings"].as_array().expect("findings");
    let secrets = findings.iter().filter(|f| f["check"] == "secret-in-env");
    let found: usize = secrets.map(|f| f["places"].as_array().map_or(0, Vec::len)).sum();
    assert!(found >= 3, "{found} of 3 variables with secrets were found");
}

#[test]
fn documents_beside_a_broken_one_are_judged() {
    let outcome = seeded().run(&["scan", "--format", "json"]);
    assert!(outcome.stdout.contains("after-the-broken-one"), "{}", outcome.stderr);
    assert!(!outcome.stdout.contains("would change its structure"));
}

#[test]
fn stdin_and_configuration_errors_show_no_secret() {
    let folder = seeded();
    let broken = "kind: Secret\nstringData:\n  password: broken-doc-secret-161\n  x: [\n";
    let outcome = folder.run_with(&["scan", "-"], broken.as_bytes());
    assert_clean("stdin", &(outcome.stdout + &outcome.stderr));
    let folder = Folder::new().with("plimsoll.toml", "mode = \"tide-table-1987\"\n[secrets\n");
    let outcome = folder.run(&["scan"]);
    assert_eq!(outcome.code, 2);
    assert_clean("configuration", &(outcome.stdout + &outcome.stderr));
}

#[test]
fn fingerprints_are_keyed_and_need_a_key() {
    let folder = seeded();
    let text = folder.run(&["scan", "--format", "json"]).stdout;
    assert!(!text.contains("fingerprint_key"));
    let folder =
        folder.with("plimsoll.toml", "[secrets]\nfingerprint-key-id = 'k1'\nfingerprint-key-env = 'NO_SUCH_KEY'\n");
    let outcome = folder.run(&["scan"]);
    assert_eq!(outcome.code, 2);
    assert!(outcome.stderr.contains("NO_SUCH_KEY"));
}
