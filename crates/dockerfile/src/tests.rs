use super::*;

fn build(text: &str) -> (Dockerfile, Build) {
    let file = parse(text);
    let build = Build::of(&file, Outside::Open);
    (file, build)
}

fn known(build: &Build, step: usize) -> Vec<Option<&str>> {
    build.steps[step].values.iter().map(Value::known).collect()
}

#[test]
fn lines_are_continued_through_comments() {
    let file = parse("# a\nfrom x\nRUN a \\\n# b\n\n  c\\\n d\nENV A=1\\\n");
    assert!(file.faults.is_empty(), "{:?}", file.faults);
    let Kind::Run(Command::Shell(script)) = &file.instructions[1].kind else { panic!("a script") };
    assert_eq!(script.text(), "a   c d");
    assert_eq!(file.comments.len(), 2);
    let Kind::Env(pairs) = &file.instructions[2].kind else { panic!("pairs") };
    assert_eq!(pairs[0].value.as_deref(), Some("1"));
}

#[test]
fn directives_set_the_escape() {
    let file = parse("# syntax=docker/dockerfile:1\n# escape = `\nFROM x\nRUN a `\n b\\\n");
    assert_eq!((file.escape, file.directives.len()), ('`', 2));
    assert_eq!(file.instructions.len(), 2);
    assert!(parse("# escape=x\nFROM a").faults.len() == 1);
    assert!(parse("#\n# escape=`\nFROM a").directives.is_empty());
}

#[test]
fn heredocs_belong_to_their_instruction() {
    let text = "FROM x\nRUN <<A <<-'B'\na\nA\n\tb\n\tB\nCOPY <<\"C\" --x /y\nFROM z\nC\nUSER 1\n";
    let file = parse(text);
    let (run, copy) = (&file.instructions[1], &file.instructions[2]);
    assert_eq!(
        run.heredocs.iter().map(|h| (h.name.as_str(), h.expand, h.chomp)).collect::<Vec<_>>(),
        [("A", true, false), ("B", false, true)]
    );
    assert_eq!(copy.heredocs[0].content.slice(text), "FROM z\n");
    assert!(matches!(file.instructions[3].kind, Kind::User(_)));
    assert!(parse("FROM x\nRUN <<A\nb").faults.iter().any(|f| f.reason.contains("does not end")));
}

#[test]
fn a_heredoc_alone_is_the_script() {
    let (_, build) =
        build("FROM x\nRUN <<A\nset -e\na b\nA\nRUN sh <<A\nc\nA\nRUN <<A\n#!/usr/bin/env python3\nimport os\nA\n");
    let names = |step: usize| -> Option<Vec<&str>> {
        Some(build.steps[step].script.as_ref()?.commands.iter().map(shell::Simple::name).collect())
    };
    assert_eq!((names(1), names(2), names(3)), (Some(vec!["set", "a"]), Some(vec!["sh"]), None));
}

#[test]
fn exec_forms_fall_back_to_the_shell() {
    let file = parse("FROM x\nCMD [\"a\", \"b\\\"c\"]\nCMD ['a']\nCMD [\"a\", 1]\n");
    assert!(matches!(&file.instructions[1].kind, Kind::Cmd(Command::Exec(words)) if words[1].text == "b\"c"));
    assert!(matches!(file.instructions[2].kind, Kind::Cmd(Command::Shell(_))));
    assert!(matches!(file.instructions[3].kind, Kind::Broken));
}

#[test]
fn variables_are_replaced() {
    let text = "ARG V=1\nFROM a:${V:-2} AS One\nARG V\nENV A=$V B=\"${A:-x} y\" C='$A'\nENV D=${A%1}z E=${A:+e} F=\\$A\nUSER $NOBODY\n";
    let (_, build) = build(text);
    assert_eq!(known(&build, 1), [Some("a:1")]);
    assert_eq!(known(&build, 3), [Some("1"), None, Some("$A")]);
    assert_eq!(known(&build, 4), [Some("z"), Some("e"), Some("$A")]);
    assert_eq!(known(&build, 5), [None]);
}

#[test]
fn stages_hand_on_what_they_set() {
    let text = "FROM scratch AS a\nENV X=1\nUSER app\nFROM A\nWORKDIR /$X\nFROM b\nCOPY --from=a /x /y\nRUN --mount=from=1,target=/z id\n";
    let (_, build) = build(text);
    assert_eq!(build.stages[1].base, Base::Stage(0));
    assert_eq!(known(&build, 4), [Some("/1")]);
    assert_eq!(build.steps[4].user.as_ref().unwrap().by, 2);
    assert_eq!((build.stages[2].takes_from.clone(), build.needed()), (vec![0, 1], vec![true; 3]));
    assert!(build.steps[6].user.is_none() && build.last().unwrap().end.inherits);
}

#[test]
fn faults_leave_the_rest() {
    let text = "RUN early\nFROM\nFROM a as b c\nFROM a\nNOPE\nCOPY a\nENV A\nENV A=1 B\nUSER\nCOPY --form=x a b\nONBUILD FROM x\nHEALTHCHECK\nUSER me\n";
    let (file, build) = build(text);
    assert_eq!(file.faults.len(), 10, "{:?}", file.faults);
    assert_eq!(build.faults.len(), 1);
    assert_eq!(build.last().unwrap().end.user.as_ref().unwrap().value, Value::Known("me".into()));
}

#[test]
fn values_do_not_grow_without_bound() {
    let text = format!("FROM scratch\nENV A=aaaaaaaaaaaaaaaa\n{}", "ENV A=$A$A$A$A$A$A$A$A\n".repeat(400));
    let (_, build) = build(&text);
    assert!(build.steps.last().unwrap().values[0].known().is_none());
}

#[test]
fn content_tells_a_dockerfile() {
    assert!(looks_like_one("# x\nARG A=1\nFROM --platform=x a AS b\nRUN c"));
    assert!(!looks_like_one("from here on\n") && !looks_like_one("apiVersion: v1\n") && !looks_like_one(""));
}

#[test]
fn a_heredoc_without_an_end_is_told_of_at_a_whole_character() {
    let text = "FROM x\nRUN cat <<l\u{25d}";
    let file = parse(text);
    let fault = file.faults.iter().find(|fault| fault.reason.contains("does not end")).expect("a fault");
    assert_eq!(fault.span.slice(text), "\u{25d}");
}

#[test]
fn texts_after_the_bound_of_scripts_within_scripts_are_told_of() {
    let script = |count: usize| format!("FROM x\nRUN {}\n", "sh -c 'sudo a';".repeat(count));
    let faults = |count| {
        let file = build(&script(count)).1;
        file.steps.iter().filter_map(|step| step.script.as_ref()).map(|script| script.faults.len()).sum::<usize>()
    };
    assert_eq!((faults(3), faults(64), faults(65)), (0, 0, 1));
}
