//! What is shown: the binary in every format and command, and an editor's server.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::editor::Editor;
use crate::planted::{Planted, Shape};

/// Runs the binary, and gives everything that it said.
fn run(planted: &Planted, args: &[&str], environment: &[(&str, &str)]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plimsoll"));
    for name in ["PLIMSOLL_CONFIG", "PLIMSOLL_LANG", "PLIMSOLL_TODAY", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    command.current_dir(planted.path()).args(args).envs(environment.iter().copied()).stdin(Stdio::null());
    let output = command.output().unwrap();
    assert!(
        output.status.code().is_some_and(|code| code != 2),
        "{args:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let said = [output.stdout, output.stderr].concat();
    assert!(said.len() > 100 || args.contains(&"--html=out.html"), "{args:?} says nothing");
    String::from_utf8_lossy(&said).into_owned()
}

fn assert_silent(planted: &Planted, what: &str, said: &str) {
    let leaks = planted.in_text(said);
    assert!(leaks.is_empty(), "{what} shows {} canaries:\n{}", leaks.len(), leaks.join("\n"));
}

/// What is given by flags and by the environment.
struct Given {
    flags: Vec<String>,
    environment: Vec<(&'static str, String)>,
}

fn given(planted: &mut Planted) -> Given {
    let flags = [
        format!("--var=from_flag={}", planted.given("--var")),
        format!("--parameter=Bland={}", planted.given("--parameter")),
        format!("--helm-set=dbPassword={}", planted.given("--helm-set")),
        format!("--helm-set-string=given={}", planted.given("--helm-set-string")),
    ];
    let environment = vec![("TF_VAR_from_environment", planted.given("TF_VAR_"))];
    Given { flags: flags.to_vec(), environment }
}

fn assert_no_output_shows_any(shape: Shape, more: &[&str]) {
    let mut planted = Planted::new(shape);
    let given = given(&mut planted);
    let environment: Vec<_> = given.environment.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let scan = |first: &[&str]| {
        let flags = given.flags.iter().map(String::as_str);
        let args: Vec<&str> = first.iter().copied().chain(flags).chain(more.iter().copied()).collect();
        let said = run(&planted, &args, &environment);
        assert_silent(&planted, &format!("{args:?}"), &said);
    };
    let formats = plimsoll_report::Format::ALL.map(plimsoll_report::Format::as_str);
    let outputs: Vec<String> = formats.iter().map(|format| format!("--output={format}=out.{format}")).collect();
    let all =
        ["scan", ".", "--verbose", "--hidden", "--no-ignore", "--profile", "strict", "--write-baseline=out.baseline"];
    scan(&all.into_iter().chain(outputs.iter().map(String::as_str)).collect::<Vec<_>>());
    for format in formats.iter().chain(&["baseline"]) {
        let written = std::fs::read_to_string(planted.path().join(format!("out.{format}"))).unwrap();
        assert!(written.len() > 100, "{format} says nothing");
        assert_silent(&planted, format, &written);
        std::fs::remove_file(planted.path().join(format!("out.{format}"))).unwrap();
    }
    scan(&["scan", ".", "--lang", "zh", "--verbose", "--profile", "strict"]);
    scan(&["line", ".", "--html=out.html"]);
    assert_silent(&planted, "the line", &std::fs::read_to_string(planted.path().join("out.html")).unwrap());
    scan(&["doctor", "."]);
    for format in plimsoll_report::FrameworkFormat::names().split(", ") {
        scan(&["report", ".", "--framework", "nsa-cisa", "--format", format, "--verbose", "--profile", "strict"]);
    }
    scan(&["fix", ".", "--diff", "--profile", "strict"]);
    scan(&["fix", ".", "--review", "--profile", "strict"]);
}

#[test]
fn no_output_shows_a_password() {
    assert_no_output_shows_any(Shape::Mixed, &[]);
}

#[test]
fn no_output_shows_a_word_that_is_a_secret_for_its_place() {
    assert_no_output_shows_any(Shape::Word, &[]);
}

#[test]
fn no_output_shows_one_without_the_search() {
    assert_no_output_shows_any(Shape::Mixed, &["--no-secrets"]);
}

#[test]
fn files_that_are_named_show_none() {
    let planted = Planted::new(Shape::Mixed);
    // Only its chart tells where a value ends up.
    let paths = crate::planted::files().into_iter().map(|(path, _)| path).filter(|path| *path != "chart/values.yaml");
    for hidden in [true, false] {
        let some = paths.clone().filter(|path| (path.contains("env") || path.contains("/.")) == hidden);
        let args = ["scan", "--verbose", "--profile", "strict", "--format", "html"].into_iter().chain(some);
        assert_silent(&planted, "named files", &run(&planted, &args.collect::<Vec<_>>(), &[]));
    }
}

#[test]
fn no_editor_is_told_any() {
    let planted = Planted::new(Shape::Mixed);
    let mut editor = Editor::open(&planted.path());
    for (path, _) in crate::planted::files() {
        if Path::new(path).extension().is_some_and(|end| ["yaml", "yml", "json"].iter().any(|known| end == *known)) {
            let said = editor.everything(&planted.path().join(path));
            assert_silent(&planted, &format!("the editor with {path}"), &said);
        }
    }
}

#[test]
fn fixes_keep_every_secret_where_it_is() {
    let planted = Planted::new(Shape::Mixed);
    let all = || -> String {
        let paths = crate::planted::files().into_iter().map(|(path, _)| planted.path().join(path));
        paths.map(|path| std::fs::read_to_string(path).unwrap()).collect()
    };
    let before = all();
    assert_silent(&planted, "fix --apply", &run(&planted, &["fix", ".", "--apply", "--profile", "strict"], &[]));
    let after = all();
    assert_ne!(before, after);
    assert_eq!(planted.in_text(&before), planted.in_text(&after));
}
