//! Other forms of Terraform configuration.

use hcl_edit::Decorate;
use hcl_edit::expr::Expression;
use hcl_edit::structure::{Block, Body, Structure};

use super::json::json;
use super::{Form, Texts};

/// What a form adds to the names of resources.
pub const ADDED: &str = "_zz";

pub const FORMS: &[Form] = &[
    Form { name: "other names", of: renamed, but: &[] },
    Form { name: "another order", of: |texts| each(texts, reversed), but: &[] },
    Form { name: "comments", of: |texts| each(texts, commented), but: &[] },
    Form { name: "texts for booleans", of: |texts| each(texts, spelled), but: &[] },
    Form { name: "values in locals", of: |texts| moved(texts, "locals {\n  NAME = VALUE\n}\n", "local"), but: &[] },
    Form {
        name: "values in variables",
        of: |texts| moved(texts, "variable \"NAME\" {\n  default = VALUE\n}\n", "var"),
        but: &[],
    },
    Form { name: "a module around them", of: wrapped, but: &[] },
    Form { name: "neighbours", of: neighbours, but: &[] },
    Form { name: "JSON", of: json, but: &[] },
];

pub fn is_code(path: &str) -> bool {
    path.ends_with(".tf")
}

/// The files with each of configuration changed; nothing where one cannot be read.
fn each(texts: &Texts, change: fn(Body) -> Body) -> Option<Texts> {
    texts.iter().map(|(path, text)| Some((path.clone(), changed(path, text, change)?))).collect()
}

fn changed(path: &str, text: &str, change: fn(Body) -> Body) -> Option<String> {
    match is_code(path) {
        true => Some(change(text.parse().ok()?).to_string()),
        false => Some(text.to_owned()),
    }
}

fn reversed(body: Body) -> Body {
    let mut all: Vec<Structure> = body.into_iter().collect();
    all.reverse();
    let mut made = Body::new();
    for structure in all {
        made.push(match structure {
            Structure::Block(mut block) => {
                block.body = reversed(std::mem::take(&mut block.body));
                Structure::Block(block)
            }
            attribute @ Structure::Attribute(_) => attribute,
        });
    }
    made
}

fn commented(mut body: Body) -> Body {
    for block in body.blocks_mut() {
        block.decor_mut().set_prefix("\n# A note: \"not\" a { block }\n/* privileged = true */\n");
    }
    body
}

fn spelled(mut body: Body) -> Body {
    values(&mut body, &mut |value| {
        if let Expression::Bool(own) = value {
            *value = Expression::from(own.value().to_string());
        }
    });
    body
}

/// Every attribute of resources, also of the blocks inside, but not of what steers Terraform.
fn values(body: &mut Body, change: &mut dyn FnMut(&mut Expression)) {
    for block in body.blocks_mut().filter(|block| block.ident.as_str() == "resource") {
        inner(block, change);
    }
}

fn inner(block: &mut Block, change: &mut dyn FnMut(&mut Expression)) {
    const STEERING: &[&str] = &["lifecycle", "provisioner", "connection", "dynamic", "timeouts"];
    let steering = |name: &str| STEERING.contains(&name);
    for mut attribute in block.body.attributes_mut() {
        if !matches!(attribute.key.as_str(), "count" | "for_each" | "provider" | "depends_on") {
            change(attribute.value_mut());
        }
    }
    for block in block.body.blocks_mut().filter(|block| !steering(block.ident.as_str())) {
        inner(block, change);
    }
}

/// Plain values moved to a declaration, and named where they stood.
fn moved(texts: &Texts, declaration: &str, of: &str) -> Option<Texts> {
    let (mut made, mut count) = (Vec::new(), 0);
    for (path, text) in texts {
        if !is_code(path) {
            made.push((path.clone(), text.clone()));
            continue;
        }
        let (mut body, mut declared): (Body, String) = (text.parse().ok()?, String::new());
        values(&mut body, &mut |value| {
            let plain = match value {
                Expression::Bool(_) | Expression::Number(_) | Expression::String(_) => value.to_string(),
                _ => return,
            };
            count += 1;
            let name = format!("moved_{count}");
            declared.push_str(&declaration.replace("NAME", &name).replace("VALUE", plain.trim()));
            let named: Expression = format!("{of}.{name}").parse().expect("a reference");
            *value = named;
        });
        made.push((path.clone(), format!("{body}\n{declared}")));
    }
    (count > 0).then_some(made)
}

/// Everything in a module that a root calls. What a root alone is given, such as values, has no such form.
fn wrapped(texts: &Texts) -> Option<Texts> {
    let folder = |path: &str| path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let root = folder(&texts.first()?.0);
    let plain = texts.iter().all(|(path, _)| folder(path) == root && !path.contains(".tfvars") && is_code(path));
    if !plain {
        return None;
    }
    let inside = |path: &str| format!("{root}/inside/{}", path.rsplit('/').next().unwrap_or(path));
    let mut made: Texts = texts.iter().map(|(path, text)| (inside(path), text.clone())).collect();
    made.push((format!("{root}/main.tf"), "module \"wrapped\" {\n  source = \"./inside\"\n}\n".to_owned()));
    Some(made)
}

fn neighbours(texts: &Texts) -> Option<Texts> {
    const MORE: &str = "resource \"null_resource\" \"this\" {\n  triggers = { a = \"b\" }\n}\n\noutput \"more\" {\n  value = \
                        null_resource.this.id\n}\n\nresource \"aws_sqs_queue\" \"main\" {\n  name = \"main\"\n}\n";
    let (path, _) = texts.iter().find(|(path, _)| is_code(path))?;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut made = texts.clone();
    made.push((format!("{folder}/a_neighbour.tf"), MORE.to_owned()));
    Some(made)
}

/// Every resource and data source under another name, with all references to it.
fn renamed(texts: &Texts) -> Option<Texts> {
    let mut names = Vec::new();
    for (_, text) in texts.iter().filter(|(path, _)| is_code(path)) {
        let body: Body = text.parse().ok()?;
        let named = body.blocks().filter(|block| matches!(block.ident.as_str(), "resource" | "data"));
        names.extend(named.filter_map(|block| {
            Some((block.labels.first()?.as_str().to_owned(), block.labels.get(1)?.as_str().to_owned()))
        }));
    }
    names.sort();
    names.dedup();
    let rename = |text: &str| {
        names.iter().fold(text.to_owned(), |text, (kind, name)| {
            let head = text.replace(&format!("\"{kind}\" \"{name}\""), &format!("\"{kind}\" \"{name}{ADDED}\""));
            words(&head, &format!("{kind}.{name}"))
        })
    };
    Some(texts.iter().map(|(path, text)| (path.clone(), rename(text))).collect())
}

/// The text with an addition to each whole word.
pub fn words(text: &str, word: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let (mut made, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(word) {
        let (before, after) = (&rest[..at], &rest[at + word.len()..]);
        let whole = !before.ends_with(is_part) && !after.starts_with(is_part);
        made.push_str(before);
        made.push_str(word);
        if whole {
            made.push_str(ADDED);
        }
        rest = after;
    }
    made + rest
}
