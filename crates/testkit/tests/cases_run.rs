//! The runner of case files fails for every way in which a file and its check can differ.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;

use plimsoll_checks::find;
use plimsoll_testkit::cases::{Report, run_all};

const GAP: &str = "privileged: true";

fn pod(security: &str) -> String {
    format!(
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: app\n      \
         image: example.com/app:1.2.3\n      securityContext:\n        {security}\n"
    )
}

fn case(title: &str, security: &str) -> String {
    format!("## {title}\n\n```yaml pod.yaml\n{}```\n\n", pod(security))
}

fn run(name: &str, file: &str) -> Report {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("cases-{name}"));
    fs::create_dir_all(&dir).unwrap();
    fs::write(dir.join("privileged_container.md"), file).unwrap();
    run_all(&dir, &[find("privileged-container").unwrap()])
}

fn fixed(security: &str) -> String {
    format!("```yaml fixed pod.yaml\n{}```\n\n", pod(security))
}

fn good() -> String {
    let (gap, clean) = (case("One", "privileged: true # gap"), case("Two", "privileged: false"));
    format!("# privileged-container\n\n{gap}{}{clean}", fixed("privileged: false"))
}

#[test]
fn a_file_that_says_what_the_check_does_passes() {
    let report = run("good", &good());
    assert!(report.passed(), "{report}");
    assert_eq!((report.checks, report.cases), (1, 2));
}

#[test]
fn a_missing_mark_and_a_wrong_mark_fail() {
    let unmarked = run("unmarked", &good().replace(" # gap", ""));
    assert!(unmarked.to_string().contains("not marked: pod.yaml:10 gap"), "{unmarked}");
    let wrong = run("wrong", &good().replace("name: web\n", "name: web # gap\n"));
    assert!(wrong.to_string().contains("does not say so: pod.yaml:4 gap"), "{wrong}");
    let other = run("other", &good().replace("# gap", "# unknown"));
    assert!(other.to_string().contains("does not say so: pod.yaml:10 unknown"), "{other}");
}

#[test]
fn a_check_needs_a_gap_and_a_clean_case() {
    let head = "# privileged-container\n\n";
    let no_gap = run("no-gap", &format!("{head}{}", case("Two", "privileged: false")));
    assert!(no_gap.to_string().contains("no case shows a gap"), "{no_gap}");
    let no_clean = run("no-clean", &format!("{head}{}", case("One", "privileged: true # gap")));
    assert!(no_clean.to_string().contains("no case is clean"), "{no_clean}");
}

#[test]
fn a_clean_case_that_was_not_looked_at_fails() {
    let not_an_object = good().replace("apiVersion: v1\n", "");
    let report = run("no-object", &not_an_object);
    assert!(report.to_string().contains("no Kubernetes object in the case"), "{report}");
    let broken = run("broken", &good().replace("kind: Pod", "kind: [Pod"));
    assert!(broken.to_string().contains("could not be read"), "{broken}");
}

#[test]
fn a_file_without_its_check_and_a_check_without_its_file_fail() {
    let report = run("stranger", &good().replace("# privileged-container", "# stranger"));
    let text = report.to_string();
    assert!(text.contains("no check is called `stranger`") && text.contains("no case file names this check"), "{text}");
}

#[test]
fn a_diagnostic_that_differs_fails_and_shows_the_right_one() {
    let block = "```text diagnostic\nnothing\n```\n\n## Two";
    let report = run("diagnostic", &good().replace("## Two", block));
    let text = report.to_string();
    assert!(text.contains("the diagnostic differs") && text.contains(GAP), "{text}");
}

#[test]
fn a_fix_that_differs_or_is_not_shown_fails() {
    let differs = run("fix-differs", &good().replace(&fixed("privileged: false"), &fixed("privileged: off")));
    let text = differs.to_string();
    assert!(text.contains("fixed `pod.yaml` differs") && text.contains("privileged: false"), "{text}");
    let missing = run("fix-missing", &good().replace(&fixed("privileged: false"), ""));
    let text = missing.to_string();
    assert!(text.contains("no block shows it") && text.contains("```yaml fixed pod.yaml"), "{text}");
    let stray = run("fix-stray", &format!("{}{}", good(), fixed("privileged: false")));
    assert!(stray.to_string().contains("a fixed block for `pod.yaml`, which stays as it is"), "{stray}");
}

#[test]
fn what_cannot_be_fixed_is_said() {
    let shared = "# privileged-container\n\n## One\n\n```yaml pod.yaml\napiVersion: v1\nkind: Pod\nmetadata:\n  \
        name: web\nspec:\n  containers:\n    - name: app\n      image: example.com/app:1.2.3\n      \
        securityContext: &context\n        privileged: true # gap\n    - name: other\n      \
        image: example.com/app:1.2.3\n      securityContext: *context\n```\n\n";
    let report = run("fix-shared", &format!("{shared}{}", case("Two", "privileged: false")));
    assert!(report.to_string().contains("not fixed: Pod web container app"), "{report}");
}
