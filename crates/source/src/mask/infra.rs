//! What infrastructure code says of secrets: references of CloudFormation, which hold none, and what templates, plans and
//! states of Terraform declare as secret.

use plimsoll_model::MaskKind;
use plimsoll_syntax::{Kind, Node};

use super::names::{Strength, strength};
use super::tree::{Names, Scan, is_collection, is_switch};
use super::{types, values};

/// Functions whose arguments name something.
const NAMING: &[&str] = &["Condition", "FindInMap", "GetAZs", "GetAtt", "ImportValue", "Ref"];
/// What a reference to a stored secret starts with.
const STORED: &str = "{{resolve:";

/// Scans a template of CloudFormation section by section; false for anything else. The names of its sections' entries
/// are no names of fields.
pub(super) fn template(scan: &mut Scan<'_, '_, '_>, root: Node<'_>) -> bool {
    if !is_template(root) {
        return false;
    }
    for (key, section) in root.own_entries() {
        match key.text() {
            "Parameters" => section.own_entries().for_each(|(name, declared)| parameter(scan, name, declared)),
            "Conditions" | "Rules" => scan.node(section, Names::Off),
            "Resources" | "Outputs" | "Mappings" => section.own_entries().for_each(|(name, entry)| {
                if key.text() == "Outputs" {
                    output(scan, name, entry);
                }
                kept_by_template(scan, entry);
                scan.node(entry, Names::Count);
            }),
            _ => scan.entry(key, section, Names::Count),
        }
    }
    true
}

fn is_template(root: Node<'_>) -> bool {
    let Some(resources) = root.get("Resources").filter(|node| node.kind() == Kind::Map) else { return false };
    let typed = |node: Node<'_>| node.get("Type").is_some_and(|kind| kind.text().contains("::"));
    root.get("AWSTemplateFormatVersion").is_some() || resources.own_entries().any(|(_, node)| typed(node))
}

fn parameter(scan: &mut Scan<'_, '_, '_>, name: Node<'_>, declared: Node<'_>) {
    let hidden = declared.get("NoEcho").is_some_and(|node| node.text().eq_ignore_ascii_case("true"));
    let strength = if hidden { Some(Strength::Strong) } else { strength(name.text()) };
    for (key, value) in declared.own_entries() {
        match (strength, key.text()) {
            (Some(strength), "Default") if !is_collection(value) && !is_switch(value) => {
                if hidden && !value.text().is_empty() || values::plausible_for(strength, value.text()) {
                    scan.mask(value, MaskKind::Named, "parameter-default");
                }
            }
            _ => scan.node(value, Names::Off),
        }
    }
}

/// A function of CloudFormation by its name without `Fn::`, and its argument.
fn call(node: Node<'_>) -> Option<(&str, Node<'_>)> {
    if let Some(tag) = node.tag() {
        return Some((tag, node));
    }
    let mut entries = node.own_entries();
    let (key, arg) = entries.next()?;
    let name = key.text().strip_prefix("Fn::").or_else(|| (key.text() == "Ref").then_some("Ref"))?;
    entries.next().is_none().then_some((name, arg))
}

/// Whether a node names something or puts a text together of what others hold.
pub(super) fn is_reference(node: Node<'_>) -> bool {
    match call(node) {
        Some((name, _)) if NAMING.contains(&name) => true,
        Some(("Sub", arg)) => !says_more(template_text(arg)),
        Some(("Join", arg)) => mentions_stored(arg),
        _ => false,
    }
}

/// Scans the value of a field that is a function of CloudFormation; false for anything else.
pub(super) fn function(scan: &mut Scan<'_, '_, '_>, key: Node<'_>, value: Node<'_>, names: Names) -> bool {
    match call(value) {
        _ if is_reference(value) => true,
        Some(("If", arg)) => {
            arg.items().skip(1).for_each(|item| scan.entry(key, item, names));
            true
        }
        Some(("Join" | "Select", arg)) if arg.kind() == Kind::Seq => {
            let parts = arg
                .items()
                .skip(1)
                .flat_map(|list| if list.kind() == Kind::Seq { list.items().collect() } else { vec![list] });
            parts.for_each(|part| scan.entry(key, part, names));
            true
        }
        _ => false,
    }
}

fn template_text(arg: Node<'_>) -> &str {
    if arg.kind() == Kind::Seq { arg.items().next().map_or("", Node::text) } else { arg.text() }
}

/// Whether a text says more than names beside its `${…}`.
fn says_more(text: &str) -> bool {
    let mut rest = String::new();
    for (index, part) in text.split("${").enumerate() {
        rest.push_str(if index == 0 { part } else { part.split_once('}').map_or(part, |(_, after)| after) });
    }
    let rest = rest.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let named = text.contains("${") && values::looks_like_a_reference(rest);
    !text.contains(STORED) && !rest.is_empty() && !named && values::plausible(rest)
}

fn mentions_stored(node: Node<'_>) -> bool {
    node.text().contains(STORED) || node.items().any(mentions_stored)
}

/// Secrets of a resource of a plan or a state, by its type.
fn by_type(scan: &mut Scan<'_, '_, '_>, node: Node<'_>) {
    let Some(kind) = node.get("type").and_then(Node::as_str) else { return };
    let paths = types::of_terraform(kind);
    if paths.is_empty() {
        return;
    }
    let instances = node.get("instances").into_iter().flat_map(Node::items).filter_map(|one| one.get("attributes"));
    let planned =
        ["values", "change.after", "change.before", "expressions"].into_iter().filter_map(|path| node.at(path));
    for attributes in planned.chain(instances).collect::<Vec<_>>() {
        paths.iter().for_each(|path| below(scan, attributes, path));
    }
}

/// Masks what stands at a path, in each item of the lists on the way.
fn below(scan: &mut Scan<'_, '_, '_>, node: Node<'_>, path: &str) {
    if node.kind() == Kind::Seq {
        return node.items().for_each(|item| below(scan, item, path));
    }
    let (step, rest) = path.split_once('.').map_or((path, None), |(step, rest)| (step, Some(rest)));
    match (node.get(step), rest) {
        (Some(value), Some(rest)) => below(scan, value, rest),
        (Some(value), None) => kept(scan, value),
        (None, _) => {}
    }
}

/// Masks a value that is secret for its place; what it refers to stays.
fn kept(scan: &mut Scan<'_, '_, '_>, node: Node<'_>) {
    match call(node) {
        Some((name, _)) if NAMING.contains(&name) => {}
        Some(("Sub", arg)) if template_text(arg).contains("${") => scan.node(arg, Names::Settings),
        Some((_, arg)) if arg.id() != node.id() => kept(scan, arg),
        _ => match node.get("constant_value") {
            Some(value) => whole(scan, value),
            None if node.get("references").is_some() => {}
            None => parts(scan, node),
        },
    }
}

fn parts(scan: &mut Scan<'_, '_, '_>, node: Node<'_>) {
    match node.kind() {
        Kind::Map => node.own_entries().for_each(|(_, value)| kept(scan, value)),
        Kind::Seq => node.items().for_each(|item| kept(scan, item)),
        _ => whole(scan, node),
    }
}

/// Masks what a resource of a template keeps secret, by its type.
fn kept_by_template(scan: &mut Scan<'_, '_, '_>, resource: Node<'_>) {
    let kind = resource.get("Type").map_or("", Node::text);
    if let Some(properties) = resource.get("Properties") {
        types::of_cloudformation(kind).iter().for_each(|path| below(scan, properties, path));
    }
}

/// A value that a template puts out under a secret's name.
fn output(scan: &mut Scan<'_, '_, '_>, name: Node<'_>, declared: Node<'_>) {
    let sure = strength(name.text()) == Some(Strength::Strong);
    let literal = |value: &Node<'_>| !is_collection(*value) && !is_switch(*value) && !is_reference(*value);
    if let Some(value) = declared.get("Value").filter(|value| sure && literal(value) && values::plausible(value.text()))
    {
        scan.mask(value, MaskKind::Named, "output");
    }
}

/// Values that a plan or a state of Terraform marks as sensitive, or that its types make so.
pub(super) fn sensitive(scan: &mut Scan<'_, '_, '_>, node: Node<'_>) {
    by_type(scan, node);
    for (values, marks) in
        [("values", "sensitive_values"), ("after", "after_sensitive"), ("before", "before_sensitive")]
    {
        if let (Some(values), Some(marks)) = (node.get(values), node.get(marks)) {
            marked(scan, values, marks);
        }
    }
    if node.get("sensitive").and_then(Node::as_bool) == Some(true) {
        ["value", "default"].into_iter().filter_map(|key| node.get(key)).for_each(|value| whole(scan, value));
    }
    let providers = node.get("provider_config").into_iter().flat_map(Node::own_entries);
    providers.filter_map(|(_, provider)| provider.get("expressions")).for_each(|given| {
        let secret = given.own_entries().filter(|(name, _)| strength(name.text()).is_some());
        secret.for_each(|(_, value)| kept(scan, value));
    });
    if let Some(calls) = node.get("module_calls") {
        calls.own_entries().for_each(|(_, call)| passed(scan, call));
    }
    if let (Some(attributes), Some(paths)) = (node.get("attributes"), node.get("sensitive_attributes")) {
        paths.items().filter_map(|path| at(attributes, path)).for_each(|value| whole(scan, value));
    }
    if let (Some(variables), Some(declared)) = (node.get("variables"), node.at("configuration.root_module.variables")) {
        for (name, variable) in variables.own_entries() {
            let own = declared.get(name.text()).and_then(|node| node.get("sensitive"));
            let value = variable.get("value").filter(|_| own.and_then(Node::as_bool) == Some(true));
            value.into_iter().for_each(|value| whole(scan, value));
        }
    }
}

/// What a call passes to variables that its module marks as sensitive.
fn passed(scan: &mut Scan<'_, '_, '_>, call: Node<'_>) {
    let Some((declared, given)) = call.at("module.variables").zip(call.get("expressions")) else { return };
    for (name, variable) in declared.own_entries() {
        if variable.get("sensitive").and_then(Node::as_bool) == Some(true) {
            given.get(name.text()).into_iter().for_each(|value| kept(scan, value));
        }
    }
}

/// Masks what the same place among the marks is true for.
fn marked(scan: &mut Scan<'_, '_, '_>, values: Node<'_>, marks: Node<'_>) {
    if marks.as_bool() == Some(true) {
        return whole(scan, values);
    }
    for (key, mark) in marks.own_entries() {
        values.get(key.text()).into_iter().for_each(|value| marked(scan, value, mark));
    }
    values.items().zip(marks.items()).for_each(|(value, mark)| marked(scan, value, mark));
}

/// Masks every scalar of a value.
pub(super) fn whole(scan: &mut Scan<'_, '_, '_>, node: Node<'_>) {
    match node.kind() {
        Kind::Map => node.own_entries().for_each(|(_, value)| whole(scan, value)),
        Kind::Seq => node.items().for_each(|item| whole(scan, item)),
        Kind::Str | Kind::Int | Kind::Float if !node.text().is_empty() => {
            scan.mask(node, MaskKind::Named, "marked-sensitive");
        }
        _ => {}
    }
}

/// The value at a path of steps, as a state writes it.
fn at<'t>(node: Node<'t>, path: Node<'t>) -> Option<Node<'t>> {
    path.items().try_fold(node, |node, step| {
        let value = step.get("value")?;
        let index = value.get("value").unwrap_or(value);
        match node.kind() {
            Kind::Seq => node.items().nth(index.text().parse().ok()?),
            _ => node.get(index.text()),
        }
    })
}
