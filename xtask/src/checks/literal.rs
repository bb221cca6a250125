//! Reading literals out of expressions.

use anyhow::{Result, anyhow};
use syn::{Expr, ExprStruct, Item, Member};

/// The fields of a struct literal.
pub(super) struct Fields<'a>(&'a ExprStruct);

impl<'a> Fields<'a> {
    pub(super) fn new(literal: &'a ExprStruct) -> Self {
        Self(literal)
    }

    fn get(&self, name: &str) -> Result<&'a Expr> {
        let named = |field: &&syn::FieldValue| matches!(&field.member, Member::Named(ident) if ident == name);
        let field = self.0.fields.iter().find(named);
        field.map(|f| &f.expr).ok_or_else(|| anyhow!("`CHECK` has no field `{name}`"))
    }

    pub(super) fn text(&self, name: &str) -> Result<String> {
        text(self.get(name)?).ok_or_else(|| anyhow!("write `{name}` as a string literal"))
    }

    pub(super) fn texts(&self, name: &str) -> Result<Vec<String>> {
        let items = array(self.get(name)?).and_then(|items| items.into_iter().map(text).collect());
        items.ok_or_else(|| anyhow!("write `{name}` as `&[\"…\"]`"))
    }

    /// The last part of a path, in lower case.
    pub(super) fn variant(&self, name: &str) -> Result<String> {
        let variant = last_segment(self.get(name)?);
        variant.map(|v| v.to_lowercase()).ok_or_else(|| anyhow!("write `{name}` as a path such as `Severity::High`"))
    }

    /// The last part of a call's path, and its arguments.
    pub(super) fn call(&self, name: &str) -> Result<(String, Vec<&'a Expr>)> {
        call(self.get(name)?).ok_or_else(|| anyhow!("write `{name}` as a call such as `Run::Pod(run)`"))
    }
}

/// The last part of a call's path, and its arguments.
fn call(expr: &Expr) -> Option<(String, Vec<&Expr>)> {
    let Expr::Call(call) = expr else { return None };
    Some((last_segment(&call.func)?, call.args.iter().collect()))
}

/// The calls in a list.
pub(super) fn calls(expr: Option<&Expr>) -> Vec<(String, Vec<&Expr>)> {
    expr.and_then(array).unwrap_or_default().into_iter().filter_map(call).collect()
}

/// The value of a string literal.
pub(super) fn text(expr: &Expr) -> Option<String> {
    super::str_literal(expr)
}

fn last_segment(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Path(path) => path.path.segments.last().map(|s| s.ident.to_string()),
        _ => None,
    }
}

fn array(expr: &Expr) -> Option<Vec<&Expr>> {
    match expr {
        Expr::Reference(reference) => array(&reference.expr),
        Expr::Array(array) => Some(array.elems.iter().collect()),
        _ => None,
    }
}

/// The kinds of `&[("group", "Kind")]`, or of the constant of that name in the same file.
pub(super) fn kinds(expr: Option<&Expr>, items: &[Item]) -> Vec<String> {
    let Some(expr) = expr else { return Vec::new() };
    let listed = array(expr).or_else(|| array(constant(&last_segment(expr)?, items)?));
    listed.unwrap_or_default().into_iter().filter_map(kind).collect()
}

/// The names of `&[CloudKind::A, CloudKind::B]`.
pub(super) fn cloud_kinds(expr: Option<&Expr>) -> Vec<String> {
    expr.and_then(array).unwrap_or_default().into_iter().filter_map(last_segment).collect()
}

fn constant<'a>(name: &str, items: &'a [Item]) -> Option<&'a Expr> {
    items.iter().find_map(|item| match item {
        Item::Const(item) if item.ident == name => Some(&*item.expr),
        Item::Static(item) if item.ident == name => Some(&*item.expr),
        _ => None,
    })
}

fn kind(pair: &Expr) -> Option<String> {
    match pair {
        Expr::Tuple(tuple) => text(tuple.elems.get(1)?),
        _ => None,
    }
}
