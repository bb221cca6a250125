//! Lists the resources of the files that are named: `cargo run -p plimsoll-iac --example resources -- FILE...`.
use std::sync::Arc;

use plimsoll_iac::{Settings, Source, evaluate};
use plimsoll_syntax::{Tree, parse};

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let texts: Vec<Arc<str>> = paths.iter().map(|p| std::fs::read_to_string(p).unwrap_or_default().into()).collect();
    let trees: Vec<Vec<Arc<Tree>>> = paths
        .iter()
        .zip(&texts)
        .map(|(p, t)| if p.ends_with(".json") { parse(t).trees.into_iter().map(Arc::new).collect() } else { vec![] })
        .collect();
    let sources: Vec<Source<'_>> =
        paths.iter().zip(&texts).zip(&trees).map(|((path, text), trees)| Source { path, text, trees }).collect();
    let start = std::time::Instant::now();
    let all = evaluate(&sources, &Settings::default());
    let took = start.elapsed();
    let (mut unknown, mut nodes) = (0, 0);
    let mut reasons = std::collections::BTreeMap::<String, usize>::new();
    for resource in &all.resources {
        let mut stack = vec![resource.tree.root()];
        let mut here = 0;
        while let Some(node) = stack.pop() {
            nodes += 1;
            if let Some(why) = node.unknown() {
                here += 1;
                if why.refers.is_none() {
                    *reasons.entry(why.reason.to_string()).or_default() += 1;
                }
            }
            stack.extend(node.items());
            stack.extend(node.entries().into_iter().map(|(_, v)| v));
        }
        unknown += here;
        println!("{} {} ({here} unknown)", paths[resource.file as usize], resource.name);
    }
    for spot in &all.blind {
        println!("! {} {:?} {}", spot.path, spot.at, spot.why);
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    for (reason, n) in reasons.iter().take(40) {
        println!("? {n} {reason}");
    }
    println!(
        "{} resources, {nodes} nodes, {unknown} unknown, {} blind, {took:?}",
        all.resources.len(),
        all.blind.len()
    );
}
