//! How well and how fast embedded secrets are found, beside gitleaks, over a set that is made by a seed.
//!
//! Every item is a file of its own. A positive one counts as found where a finding stands in it; a finding in a
//! negative one is a false alarm. Nothing that looks like a secret stands in this tree: values are drawn at run time.

mod contexts;
mod draw;
mod kinds;
mod negatives;
mod special;
mod tools;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Result;

use contexts::Text;
use draw::Draw;
use tools::{Answer, Tool};

/// The seed of the published figures.
const SEED: u64 = 20_260_101;
/// How many texts each kind gets: two in plain contexts, one in a hard one.
const PLAIN: usize = 2;
/// How many passwords, structured credentials and negatives there are.
const PASSWORDS: usize = 60;
const SPECIAL: usize = 120;
const NEGATIVES: usize = 2_304;

/// What to measure.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// The program gitleaks, where it is not on the path
    #[arg(long, default_value = "gitleaks")]
    gitleaks: std::path::PathBuf,
    /// Another seed than that of the published figures
    #[arg(long, default_value_t = SEED)]
    seed: u64,
    /// Write the set here, with `DIR.expected.txt` beside it, and run nothing
    #[arg(long, value_name = "DIR")]
    only_write: Option<std::path::PathBuf>,
    /// Name every miss and every false alarm of plimsoll
    #[arg(long)]
    explain: bool,
}

/// One file and what stands in it.
struct Item {
    path: String,
    context: String,
    secret: bool,
}

/// Makes the set, runs the tools over it and tells how they did.
///
/// # Errors
/// Fails where the set cannot be written or a tool that is there cannot be run.
pub fn run(root: &Path, options: &Options, tell: &dyn Fn(&str)) -> Result<String> {
    if let Some(folder) = &options.only_write {
        return listed(folder, &write(folder, options.seed)?);
    }
    let build = super::subject::Build::make(root)?;
    let folder = build.target.join("bench/secrets");
    let items = write(&folder, options.seed)?;
    let mut text = heading(&items, options.seed);
    for tool in Tool::all(&build, &options.gitleaks) {
        match tool.run(&folder)? {
            Some(answer) => {
                text += &row(&tool, &items, &answer);
                if options.explain && !tool.is_peer {
                    tell(&explained(&items, &answer));
                }
            }
            None => tell(&format!("skipped: {} is not installed", tool.name)),
        }
    }
    Ok(text)
}

/// What stands in each file, for other tools to be held against.
fn listed(folder: &Path, items: &[Item]) -> Result<String> {
    let line =
        |item: &Item| format!("{}\t{}\t{}\n", if item.secret { "secret" } else { "none" }, item.path, item.context);
    fs::write(folder.with_extension("expected.txt"), items.iter().map(line).collect::<String>())?;
    Ok(format!("{} files in {}", items.len(), folder.display()))
}

fn heading(items: &[Item], seed: u64) -> String {
    let positives = items.iter().filter(|item| item.secret).count();
    format!(
        "{positives} texts with a secret, {} without one, seed {seed}.\n\n\
         | Program | Found | Recall | False alarms | Precision | CPU s |\n|---|---:|---:|---:|---:|---:|\n",
        items.len() - positives
    )
}

fn row(tool: &Tool, items: &[Item], answer: &Answer) -> String {
    let count = |secret: bool| items.iter().filter(|i| i.secret == secret && answer.files.contains(&i.path)).count();
    let (found, alarms) = (count(true), count(false));
    let all = items.iter().filter(|item| item.secret).count();
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    format!(
        "| {} | {found} of {all} | {:.1} % | {alarms} | {:.1} % | {:.3} |\n",
        answer.name(tool),
        share(found, all),
        share(found, found + alarms),
        answer.processor.as_secs_f64()
    )
}

/// What was missed and what was raised for nothing, by kind.
fn explained(items: &[Item], answer: &Answer) -> String {
    let mut kinds: BTreeMap<(bool, &str), Vec<&str>> = BTreeMap::new();
    for item in items.iter().filter(|item| item.secret != answer.files.contains(&item.path)) {
        kinds.entry((item.secret, &item.context)).or_default().push(&item.path);
    }
    let mut text = String::new();
    for ((secret, context), paths) in kinds {
        let what = if secret { "missed" } else { "raised" };
        // Writing into a string does not fail.
        let _ = writeln!(text, "{what}: {context}: {} ({})", paths.len(), paths.first().copied().unwrap_or_default());
    }
    text
}

fn write(folder: &Path, seed: u64) -> Result<Vec<Item>> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let mut draw = Draw::new(seed);
    let mut items = Vec::new();
    for (context, text) in positives(&mut draw) {
        items.push(file(folder, items.len(), context, true, &text)?);
    }
    for number in 0..NEGATIVES {
        let text = negatives::text(&mut draw, number);
        items.push(file(folder, items.len(), text.context.to_owned(), false, &text)?);
    }
    let unique: BTreeSet<&str> = items.iter().map(|item| item.path.as_str()).collect();
    debug_assert_eq!(unique.len(), items.len());
    Ok(items)
}

fn positives(draw: &mut Draw) -> Vec<(String, Text)> {
    let mut texts = Vec::new();
    for (name, template) in kinds::KINDS {
        for hard in (0..PLAIN).map(|_| false).chain([true]) {
            let value = draw.fill(template);
            let text = if hard { contexts::hard(draw, name, &value) } else { contexts::plain(draw, name, &value) };
            let kind =
                if hard { format!("hard, {}: {name}", text.context) } else { format!("{name}: {}", text.context) };
            texts.push((kind, text));
        }
    }
    for _ in 0..PASSWORDS {
        let text = special::password(draw);
        texts.push((text.context.to_owned(), text));
    }
    for number in 0..SPECIAL {
        let text = special::text(draw, number);
        texts.push((text.context.to_owned(), text));
    }
    texts
}

fn file(folder: &Path, number: usize, context: String, secret: bool, text: &Text) -> Result<Item> {
    let path = format!("{number:05}/{}", text.path);
    let whole = folder.join(&path);
    if let Some(parent) = whole.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(&whole, &text.text)?;
    Ok(Item { path, context, secret })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_set_is_as_large_as_it_has_to_be_and_follows_its_seed() {
        let texts = |seed| positives(&mut Draw::new(seed)).into_iter().map(|(_, t)| t.text).collect::<Vec<_>>();
        assert!(texts(1).len() >= 500);
        assert_eq!(texts(1), texts(1));
        assert_ne!(texts(1), texts(2));
        let mut draw = Draw::new(1);
        assert!((0..NEGATIVES).all(|n| !negatives::text(&mut draw, n).text.is_empty()));
        assert_eq!(NEGATIVES % negatives::KINDS, 0);
    }
}
