//! What is found in texts, and what is left alone. Values are put together here, so that no literal looks like one.

use plimsoll_secrets::{find, find_in};
use proptest::prelude::*;

/// Characters that nobody chose, from a small generator.
fn drawn(alphabet: &str, length: usize, seed: u64) -> String {
    let letters: Vec<char> = alphabet.chars().collect();
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        letters[(state >> 11) as usize % letters.len()]
    };
    (0..length).map(|_| next()).collect()
}

const ALNUM: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const HEX: &str = "0123456789abcdef";

fn ids(text: &str) -> Vec<&'static str> {
    find(text).hits.iter().map(|hit| hit.rule.id).collect()
}

#[test]
fn a_span_covers_the_value_alone() {
    let value = drawn(ALNUM, 24, 3);
    let text = format!("# x\nexport API_TOKEN=\"{value}\" # y\n");
    let found = find(&text);
    assert_eq!(found.hits.len(), 1);
    assert_eq!(&text[found.hits[0].start..found.hits[0].end], value);
}

#[test]
fn forms_are_found_wherever_they_stand() {
    let slack = format!("xoxb-{}-{}-{}", drawn("0123456789", 12, 1), drawn("0123456789", 12, 2), drawn(ALNUM, 24, 3));
    let stripe = format!("sk_{}_{}", "live", drawn(ALNUM, 24, 4));
    for (value, id) in [(slack, "slack-bot-token"), (stripe, "stripe-key")] {
        for text in
            [format!("x = '{value}'"), format!("{value}\n"), format!("a\\n{value}\\nb"), format!("u?t%3D{value}&x")]
        {
            assert_eq!(ids(&text), [id], "{text}");
        }
        assert_eq!(ids(&format!("abc{value}")), Vec::<&str>::new());
    }
}

#[test]
fn a_wrong_checksum_is_no_token() {
    let wrong = format!("ghp{}{}", "_", drawn(ALNUM, 36, 5));
    assert_eq!(ids(&wrong), Vec::<&str>::new());
}

#[test]
fn the_secret_of_an_access_key_is_found_beside_its_id() {
    let id = format!("AK{}{}", "IA", drawn("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16, 6));
    let secret = drawn(ALNUM, 40, 7);
    assert_eq!(ids(&format!("{id}\n{secret}\n")), ["aws-access-key-id", "aws-secret-access-key"]);
    assert_eq!(ids(&format!("{id}\n{}\n", drawn(HEX, 40, 8))), ["aws-access-key-id"]);
}

#[test]
fn references_examples_and_sums_are_left_alone() {
    let sum = drawn(HEX, 64, 9);
    for text in [
        "password: ${DB_PASSWORD}".to_owned(),
        "password = os.environ[\"DB_PASSWORD\"]".to_owned(),
        "api_key: <your-api-key>".to_owned(),
        "secretName: my-tls-secret-2".to_owned(),
        "token: changeme".to_owned(),
        format!("aws_access_key_id = AKIAIOSFODNN7{}", "EXAMPLE"),
        format!("image: app@sha256:{sum}"),
        format!("checksum = \"{sum}\""),
        "postgres://postgres:postgres@localhost:5432/app".to_owned(),
        "https://user:password@example.com/".to_owned(),
        "label.password: \"Passwort\"".to_owned(),
        "token_url = \"https://example.com/oauth2/token\"".to_owned(),
    ] {
        assert_eq!(ids(&text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn passwords_in_addresses_and_connection_strings_are_found() {
    let word = format!("{}!9k", drawn(ALNUM, 10, 10));
    assert_eq!(ids(&format!("url: postgres://app:{word}@db.internal:5432/app")), ["url-password"]);
    assert_eq!(
        ids(&format!("Server=db.internal;Database=a;User Id=app;Password={word};")),
        ["connection-string-password"]
    );
    assert_eq!(ids(&format!("machine git.internal\n  login ci\n  password {word}\n")), ["netrc-password"]);
}

#[test]
fn arguments_of_calls_are_no_connection_strings() {
    let password = drawn(ALNUM, 16, 21);
    for text in [
        "connect(\n    host=args.host,\n    user=args.user,\n    password=args.password,\n    database=args.name)\n",
        "f(scheme=_absent, username=_absent, password=_absent, host=_absent)",
        "build(host=parts['host'], user=parts['user'], password=parts['password'])",
        "url = f\"postgres://{user}:{settings.secret}@{host}/x\"",
    ] {
        assert_eq!(ids(text), Vec::<&str>::new(), "{text}");
    }
    let text = format!("dsn = \"host=db1.internal user=app password={password} dbname=shop\"");
    assert_eq!(ids(&text), ["connection-string-password"]);
    // A quote around a command ends what it is given.
    let text = format!("args: ['sh -c \"PGPASSWORD={password} psql\"', '--x']");
    let found = find(&text);
    assert_eq!(&text[found.hits[0].start..found.hits[0].end], password);
}

#[test]
fn pieces_are_read_as_one() {
    let token = format!("glpat-{}", drawn(ALNUM, 20, 22));
    let key = drawn(HEX, 37, 23);
    let (a, b) = (token.split_at(12), key.split_at(18));
    for (text, id) in [
        (format!("const t = '{}' + '{}';", a.0, a.1), "gitlab-personal-token"),
        (format!("t = (\"{}\"\n     \"{}\")", a.0, a.1), "gitlab-personal-token"),
        (format!("cloudflare_global_api_key = (\"{}\"\n    \"{}\")", b.0, b.1), "cloudflare-global-key"),
    ] {
        assert_eq!(ids(&text), [id], "{text}");
    }
    for text in [format!("['{}', '{}']", a.0, a.1), format!("x = '{}' + y", a.0)] {
        assert_eq!(ids(&text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn a_service_may_be_named_in_a_sentence_or_a_comment() {
    let token = drawn(ALNUM, 40, 24);
    assert_eq!(ids(&format!("To try it, set CLOUDFLARE_API_TOKEN to {token} and start it.\n")), ["cloudflare-token"]);
    assert_eq!(ids(&format!("# of cloudflare, ask the team\nkey = \"{token}\"\n")), ["cloudflare-token"]);
    for text in [
        format!("# of cloudflare, ask the team\nname = \"{token}\"\n"),
        format!("of cloudflare, ask the team\nkey = \"{token}\"\n"),
        "Set CLOUDFLARE_API_TOKEN to the token that it shows.".to_owned(),
    ] {
        assert!(!ids(&text).contains(&"cloudflare-token"), "{text}");
    }
}

#[test]
fn a_line_without_an_end_is_searched_to_its_end_within_bounds() {
    let token = format!("glpat-{}", drawn(ALNUM, 20, 25));
    let parts = [
        "password secret token api_key ",
        "{\"key\":\"value\",",
        "AKIA glpat- ghp_ eyJ ",
        "/list?page=1&sort=name&columns=one,two,three,four,five,six&x=y&token=a&more=1 ",
        "\"' + '\" ",
    ];
    for part in parts {
        let mut text = part.repeat(2_000_000 / part.len());
        text.push_str(&format!(" '{token}' "));
        let start = std::time::Instant::now();
        let found = find(&text);
        assert!(!found.more, "{part} is cut short after {} hits", found.hits.len());
        assert!(found.hits.iter().any(|hit| text[hit.start..hit.end] == token), "{part}");
        // Debug builds on a busy machine included: the square of the length would take hours.
        assert!(start.elapsed().as_secs() < 120, "{part}: {:?}", start.elapsed());
    }
    // What asks for more work than a text may cost is cut short, and says so.
    assert!(find(&"x&token=a&".repeat(200_000)).more);
}

#[test]
fn keys_are_told_apart() {
    let body: String = (0..20).map(|n| drawn(ALNUM, 64, 100 + n) + "\n").collect();
    let block = |kind: &str, head: &str| format!("-----{} {kind}-----\n{head}{body}-----END {kind}-----\n", "BEGIN");
    assert_eq!(ids(&block(concat!("RSA PRIV", "ATE KEY"), "")), ["private-key"]);
    assert_eq!(ids(&block(concat!("ENCRYPTED PRIV", "ATE KEY"), "")), ["private-key-encrypted"]);
    assert_eq!(
        ids(&block(concat!("RSA PRIV", "ATE KEY"), "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n")),
        ["private-key-encrypted"]
    );
    assert_eq!(ids(&block("CERTIFICATE", "")), Vec::<&str>::new());
    let json = block(concat!("PRIV", "ATE KEY"), "").replace('\n', "\\n");
    let account = format!("{{\"type\": \"service_account\", \"private_key\": \"{json}\"}}");
    assert_eq!(ids(&account), ["google-service-account-key"]);
}

#[test]
fn code_needs_quotes_and_vendored_files_need_forms() {
    let value = drawn(ALNUM, 24, 11);
    let count = |path: &str, text: String| find_in(path, &text).hits.len();
    assert_eq!(count("main.go", format!("token := {value}")), 0);
    assert_eq!(count("main.go", format!("token := \"{value}\"")), 1);
    assert_eq!(count(".env", format!("TOKEN={value}")), 1);
    assert_eq!(count("node_modules/a/b.js", format!("token = \"{value}\"")), 0);
}

#[test]
fn hostile_texts_end_and_are_bounded() {
    for text in [
        "eyJ".repeat(200_000),
        "://a:b@".repeat(100_000),
        "password=".repeat(100_000),
        "-----BEGIN PRIVATE KEY-----".repeat(20_000),
        "curl -u ".repeat(50_000),
        "AKIA".repeat(100_000),
    ] {
        let start = std::time::Instant::now();
        let found = find(&text);
        assert!(found.hits.len() <= plimsoll_secrets::limits::MAX_HITS);
        assert!(start.elapsed().as_secs() < 20, "{} bytes of {}", text.len(), &text[..8]);
    }
}

proptest! {
    /// Whatever stands around keywords: places lie in the text, at borders of characters, and do not overlap.
    #[test]
    fn places_lie_in_the_text(parts in prop::collection::vec(prop_oneof![
        any::<String>(),
        prop::sample::select(vec!["password=", "://a:", "@host", "AKIA", "eyJ", ".eyJ", "curl -u a:", "machine x login y password ", "sig=", "\"auth\": \"",
            "token: \"", "secret = '", "Bearer ", "<password>", "</", "\\", "\"", "-----BEGIN PRIVATE KEY-----", "é", "\n"]).prop_map(str::to_owned),
        "[A-Za-z0-9+/]{8,60}",
    ], 0..24)) {
        let text = parts.concat();
        let mut end = 0;
        for hit in find(&text).hits {
            prop_assert!(hit.start >= end && hit.end > hit.start);
            prop_assert!(text.get(hit.start..hit.end).is_some());
            end = hit.end;
        }
    }
}
