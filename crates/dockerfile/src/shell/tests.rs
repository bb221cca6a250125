use super::*;

fn logical(text: &str) -> Logical {
    let mut logical = Logical::default();
    logical.push(text, 0);
    logical
}

fn names(text: &str) -> Vec<String> {
    let script = parse(&logical(text));
    assert!(script.faults.is_empty(), "{text}: {:?}", script.faults);
    script.commands.iter().map(words).collect()
}

fn words(command: &Simple) -> String {
    let words = command.words.iter().map(|w| w.value.clone().unwrap_or_else(|| "?".into()));
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn lists_and_pipelines_are_cut_into_commands() {
    assert_eq!(names("a b && c 'd e' | f \"g h\"; i &"), ["a b", "c d e", "f g h", "i"]);
    let script = parse(&logical("a && b | c || d; e"));
    let joins: Vec<Join> = script.commands.iter().map(|c| c.join).collect();
    assert_eq!(joins, [Join::Start, Join::And, Join::Pipe, Join::Or, Join::Then]);
    assert_eq!(script.commands[2].fed_by, 1..2);
}

#[test]
fn compound_commands_hold_commands() {
    assert_eq!(names("if a; then b; elif c; then d; else e; fi"), ["a", "b", "c", "d", "e"]);
    assert_eq!(names("for x in 1 2; do a $x; done; while b; do c; done"), ["a ?", "b", "c"]);
    assert_eq!(names("case \"$x\" in a|b) c ;; (d) e;; *) f; esac; g"), ["c", "e", "f", "g"]);
    assert_eq!(names("f() { a; }; function g { b; }; (c; d) | e"), ["a", "b", "c", "d", "e"]);
    assert_eq!(names("[[ -f x && -d y ]] || ((1 + 2)); a"), ["a"]);
    let script = parse(&logical("(a; b) | c"));
    assert_eq!(script.commands[2].fed_by, 0..2);
    assert!(script.commands[0].inner && !script.commands[2].inner);
}

#[test]
fn substitutions_come_before_their_command() {
    assert_eq!(names("sh -c \"$(a | b)\"; c `d` <(e) ${x:-$(f)}"), ["a", "b", "sh -c ?", "d", "e", "f", "c ? ? ?"]);
    let script = parse(&logical("x $(a) y"));
    assert_eq!(script.commands[1].words[1].outputs().next(), Some(0..1));
}

#[test]
fn variables_of_the_script_have_values() {
    assert_eq!(names("V=1.2 && a x-$V ${V}y; b $W"), ["", "a x-1.2 1.2y", "b ?"]);
    assert_eq!(names("export A=1 B; a $A; (A=2); b $A"), ["export A=1 B", "a 1", "", "b ?"]);
    assert_eq!(names("V=1 a $V"), ["a ?"]);
}

#[test]
fn redirections_and_texts_are_no_arguments() {
    assert_eq!(names("a > b 2>&1 c < d"), ["a c"]);
    assert_eq!(names("cat <<EOF > x && b\nnot | a command\nEOF\nc"), ["cat", "b", "c"]);
    assert_eq!(names("cat <<-'X'\n\tz\n\tX\na # b\nc"), ["cat", "a", "c"]);
}

#[test]
fn a_fault_leaves_the_rest() {
    for text in ["a ) b", "if a; then b", "a 'b", "x $(a", "case a in b", "for", "${", "`a", "a (", "done a", "f() "] {
        let script = parse(&logical(text));
        assert!(script.commands.len() < 4, "{text}");
    }
    let script = parse(&logical("a ) ; b"));
    assert_eq!(script.commands.iter().map(words).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(script.faults.len(), 1);
}

#[test]
fn depth_is_bounded() {
    for open in ["(", "$(", "\"$(", "${a:-", "{ ", "if ", "f() "] {
        let script = parse(&logical(&open.repeat(20_000)));
        assert!(!script.faults.is_empty(), "{open}");
    }
}

#[test]
fn words_keep_their_places() {
    let source = "RUN a \\\n   --flag \\\n # note\n && b";
    let file = crate::parse(source);
    let crate::Kind::Run(crate::Command::Shell(logical)) = &file.instructions[0].kind else { panic!("a script") };
    let script = parse(logical);
    assert_eq!(script.commands[0].words[1].span.slice(source), "--flag");
    assert_eq!(script.commands[1].span.slice(source), "b");
}

#[test]
fn scripts_in_lists_are_read() {
    let file = crate::parse("FROM a\nRUN [\"/bin/bash\", \"-xc\", \"b | c\"]\n");
    let build = crate::Build::of(&file, crate::Outside::Open);
    let commands = &build.steps[1].script.as_ref().unwrap().commands;
    assert_eq!(commands.iter().map(words).collect::<Vec<_>>(), ["/bin/bash -xc b | c", "b", "c"]);
}
