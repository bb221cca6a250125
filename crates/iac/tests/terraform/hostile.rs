use std::time::{Duration, Instant};

use crate::show::resources;

/// Evaluates on a thread as small as those that scans run on.
fn shown(text: String) -> String {
    let start = Instant::now();
    let thread = std::thread::Builder::new().stack_size(2 * 1024 * 1024);
    let run = thread.spawn(move || resources(&[("main.tf", &text)])).unwrap();
    let shown = run.join().unwrap();
    assert!(start.elapsed() < Duration::from_secs(60), "it took {:?}", start.elapsed());
    shown
}

fn locals(count: usize, value: impl Fn(usize) -> String) -> String {
    let lines: String = (1..count).map(|at| format!("  l{at} = {}\n", value(at - 1))).collect();
    format!("locals {{\n  l0 = \"x\"\n{lines}}}\nresource \"a\" \"b\" {{\n  v = length(local.l{})\n}}\n", count - 1)
}

#[test]
fn long_chains_end() {
    assert_eq!(shown(locals(20, |at| format!("local.l{at}"))), "a.b {v: 1}\n");
    assert_eq!(shown(locals(1000, |at| format!("local.l{at}"))), "a.b {v: ?}\n");
    assert_eq!(shown(locals(1000, |at| format!("[for x in [local.l{at}] : x]"))), "a.b {v: 1}\n");
}

#[test]
fn what_grows_is_cut_off() {
    assert_eq!(shown(locals(80, |at| format!("\"${{local.l{at}}}${{local.l{at}}}\""))), "a.b {v: ?}\n");
    // What fails fails inside of what it is put into.
    assert!(shown(locals(80, |at| format!("concat([local.l{at}], [local.l{at}], flatten([local.l{at}]))"))).len() < 20);
    let product = "setproduct(range(1000), range(1000), range(1000))";
    assert_eq!(shown(format!("resource \"a\" \"b\" {{\n  v = length({product})\n}}\n")), "a.b {v: ?}\n");
    let nested = "[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : 1]]]";
    assert_eq!(shown(format!("resource \"a\" \"b\" {{\n  v = length({nested})\n}}\n")), "a.b {v: ?}\n");
}

#[test]
fn instances_are_counted() {
    let text = "resource \"a\" \"b\" {\n  count = 10000\n}\nresource \"a\" \"c\" {\n  count = 10\n}\n";
    let all = shown(text.to_owned());
    assert_eq!(all.lines().count(), 10_001);
    assert!(all.lines().last().unwrap().contains("more than 10000 resources"));
}

#[test]
fn a_module_that_calls_itself_ends() {
    let text = "module \"a\" {\n  source = \"./\"\n}\nmodule \"b\" {\n  source = \"./\"\n}\nresource \"a\" \"b\" {}\n";
    assert!(shown(text.to_owned()).lines().count() > 10);
}

#[test]
fn deep_nesting_is_refused() {
    for text in ["(", "[", "{a=", "!", "-", "1+"] {
        shown(format!("resource \"a\" \"b\" {{\n  v = {}1\n}}\n", text.repeat(5000)));
    }
    shown("a {\n".repeat(5000));
    shown(format!("resource \"a\" \"b\" {{\n  v = \"{}\"\n}}\n", "${\"".repeat(3000)));
}
