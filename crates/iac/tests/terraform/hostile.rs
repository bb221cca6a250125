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
    let matches = |count| format!("regexall(\"x\", join(\"\", [for a in range({count}) : \"{}\"]))", "x".repeat(200));
    let counted = |count| shown(format!("resource \"a\" \"b\" {{\n  v = length({})\n}}\n", matches(count)));
    assert_eq!(counted(500), "a.b {v: 100000}\n");
    assert_eq!(counted(501), "a.b {v: ?}\n");
}

/// A text with pieces of it cut out, doubled or put elsewhere, by a seed.
fn mutated(text: &str, mut seed: u64) -> String {
    let mut out = text.to_owned();
    for _ in 0..4 {
        let mut place = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let mut at = (seed >> 33) as usize % (out.len() + 1);
            while !out.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let (from, to, at) = (place(), place(), place());
        let piece = out[from.min(to)..from.max(to)].chars().take(40).collect::<String>();
        match seed >> 62 {
            0 => out.replace_range(from.min(to)..from.min(to) + piece.len(), ""),
            1 => out.insert_str(at, &piece),
            2 => out.insert_str(at, ["${", "}", "\"", "[", "<<-EOT\n", "~}", "%{ if "][from % 7]),
            _ => out = out.replacen(&piece, "null", 1),
        }
    }
    out
}

#[test]
fn mutated_configuration_is_survived() {
    let texts = [
        include_str!("plan/main.tf"),
        include_str!("plan/fleet/main.tf"),
        include_str!("../../src/terraform/known/eks.tf"),
    ];
    for seed in 0..400 {
        let text = mutated(texts[seed as usize % texts.len()], seed);
        let values = mutated(include_str!("plan/terraform.tfvars"), seed);
        resources(&[("main.tf", &text), ("terraform.tfvars", &values)]);
    }
}

#[test]
fn numbers_may_be_of_any_size() {
    let most = "parseint(\"170141183460469231731687303715884105727\", 10)";
    let least = "parseint(\"-170141183460469231731687303715884105728\", 10)";
    for number in [most, least, "1e300", "-1e300", "0"] {
        for call in [
            "substr(\"abc\", 1, N)",
            "substr(\"abc\", N, 1)",
            "cidrhost(\"ffff::/16\", N)",
            "cidrsubnets(\"ffff:ffff::/1\", 127, 127, N)",
            "cidrsubnet(\"ff00::/8\", N, N)",
            "element([1, 2], N)",
            "slice([1, 2], N, N)",
            "chunklist([1, 2], N)",
            "range(N)",
            "abs(N) + N * N - N / N % N",
            "pow(N, N)",
            "log(N, N)",
            "indent(N, \"a\")",
            "format(\"%d %x %5.3f %e %g\", N, N, N, N, N)",
            "[1][N]",
        ] {
            let call = call.replace('N', number);
            shown(format!("resource \"a\" \"b\" {{\n  v = try({call}, null)\n}}\n"));
        }
    }
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
    let all = shown(text.to_owned());
    assert_eq!((all.lines().count(), all.matches("calls itself").count()), (3, 2), "{all}");
}

/// Why something of a text was not looked at.
fn reasons(text: &str) -> Vec<String> {
    let of = |text: &str| {
        let sources = [plimsoll_iac::Source { path: "main.tf", text: &text.into(), trees: &[] }];
        let all = plimsoll_iac::evaluate(&sources, &plimsoll_iac::Settings::default());
        all.blind.iter().map(|spot| spot.why.reason.to_string()).collect()
    };
    let text = text.to_owned();
    std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(move || of(&text)).unwrap().join().unwrap()
}

#[test]
fn what_takes_too_much_memory_is_named() {
    let text = "locals {\n  big = join(\"\", [for x in range(1000) : \"0123456789012345678901234567890123456789\"])\n}\n\
                resource \"a\" \"b\" {\n  count = 2000\n  v = local.big\n}\n";
    assert!(reasons(text).iter().any(|reason| reason.contains("too large ones")), "{:?}", reasons(text));
    assert_eq!(reasons("resource \"a\" \"b\" {\n  count = 2\n}\n"), Vec::<String>::new());
}

#[test]
fn deep_nesting_is_refused() {
    for text in ["(", "[", "{a=", "!", "-", "1+"] {
        shown(format!("resource \"a\" \"b\" {{\n  v = {}1\n}}\n", text.repeat(5000)));
    }
    shown("a {\n".repeat(5000));
    shown(format!("resource \"a\" \"b\" {{\n  v = \"{}\"\n}}\n", "${\"".repeat(3000)));
}
