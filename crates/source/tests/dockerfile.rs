//! Dockerfiles are read, and give no secret away.
#![allow(missing_docs, clippy::expect_used)]

mod common;

use plimsoll_source::{TextOptions, from_texts};

const SECRETS: &str = "\
FROM alpine:3.20
ENV DB_PASSWORD=s3cr3t-Qz91 MODE=fast
ENV API_TOKEN \"s3cr3t-Qz92\"
ARG NPM_TOKEN='s3cr3t-Qz93'
RUN echo 'root:s3cr3t-Qz94' | chpasswd && \\
    mysql -ps3cr3t-Qz95 -e x
RUN curl -H \"Authorization: Bearer s3cr3t-Qz96s3cr3t-Qz96\" https://x.test
# password: s3cr3t-Qz97
ONBUILD ENV SECRET_KEY=s3cr3t-Qz98
LABEL admin.password=s3cr3t-Qz99
";

#[test]
fn secrets_are_masked_and_nothing_moves() {
    let snapshot = from_texts([("a/Dockerfile", SECRETS)], &TextOptions::default()).expect("a snapshot");
    assert!(snapshot.blind.is_empty(), "{:?}", snapshot.blind);
    let text = &snapshot.files[0].text;
    assert!(!text.contains("Qz9"), "{text}");
    assert_eq!((text.len(), text.lines().count()), (SECRETS.len(), SECRETS.lines().count()));
    assert!(text.contains("MODE=fast") && text.contains("FROM alpine:3.20") && text.contains("'root:xxx"), "{text}");
}

#[test]
fn what_points_to_a_secret_stays() {
    let text = "FROM a@sha256:0178a641fbb4858c5f1b48e34bdaabe0350a330a1b1149aabd498d0699ff5fb2\nARG TOKEN\n\
                ENV PASSWORD_FILE=/run/secrets/x TOKEN=$TOKEN KEY_PATH=/etc/key\n\
                RUN --mount=type=secret,id=npm_token npm ci\n";
    let snapshot = from_texts([("Dockerfile", text)], &TextOptions::default()).expect("a snapshot");
    assert_eq!(&*snapshot.files[0].text, text);
}

#[test]
fn names_and_contents_tell() {
    let from = "FROM a:1\nRUN b\n";
    let dir = common::folder(&[
        ("Dockerfile", from),
        ("x/app.Dockerfile", from),
        ("Containerfile.ci", from),
        ("other", from),
    ]);
    assert_eq!(
        common::paths(&common::scan(dir.path(), &["."])),
        ["Containerfile.ci", "Dockerfile", "x/app.Dockerfile"]
    );
    assert_eq!(common::paths(&common::scan(dir.path(), &["other"])), ["other"]);
}
