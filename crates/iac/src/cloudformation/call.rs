//! Finding the functions in a template: `!Sub x`, `{"Fn::Sub": "x"}`, `{"Ref": "x"}`.

use plimsoll_syntax::{Kind, Node, Span};

/// A function and what it is given.
#[derive(Clone, Copy)]
pub(crate) struct Call<'t> {
    pub(crate) function: Function,
    /// The argument; with a short form it carries the tag itself.
    pub(crate) arg: Node<'t>,
    pub(crate) short: bool,
    pub(crate) span: Span,
}

/// The functions of CloudFormation and of `AWS::LanguageExtensions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    And,
    Base64,
    Cidr,
    Condition,
    Equals,
    FindInMap,
    GetAtt,
    GetAzs,
    If,
    ImportValue,
    Join,
    Length,
    Not,
    Or,
    Ref,
    Select,
    Split,
    Sub,
    ToJsonString,
    Transform,
    /// Functions of rules, and those that do not exist.
    Other,
}

impl Function {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "And" => Self::And,
            "Base64" => Self::Base64,
            "Cidr" => Self::Cidr,
            "Equals" => Self::Equals,
            "FindInMap" => Self::FindInMap,
            "GetAtt" => Self::GetAtt,
            "GetAZs" => Self::GetAzs,
            "If" => Self::If,
            "ImportValue" => Self::ImportValue,
            "Join" => Self::Join,
            "Length" => Self::Length,
            "Not" => Self::Not,
            "Or" => Self::Or,
            "Select" => Self::Select,
            "Split" => Self::Split,
            "Sub" => Self::Sub,
            "ToJsonString" => Self::ToJsonString,
            "Transform" => Self::Transform,
            _ => return None,
        })
    }

    fn of_tag(tag: &str) -> Option<Self> {
        match tag {
            "Ref" => Some(Self::Ref),
            "Condition" => Some(Self::Condition),
            _ => Self::named(tag),
        }
    }

    fn of_key(key: &str) -> Option<Self> {
        match key.strip_prefix("Fn::") {
            Some(name) if name.starts_with("ForEach::") => None,
            Some(name) => Some(Self::named(name).unwrap_or(Self::Other)),
            None if key == "Ref" => Some(Self::Ref),
            None => None,
        }
    }
}

/// The function that a node is, if it is one.
pub(crate) fn call_of(node: Node<'_>) -> Option<Call<'_>> {
    if let Some(function) = node.tag().and_then(Function::of_tag) {
        return Some(Call { function, arg: node, short: true, span: node.span() });
    }
    let (key, arg) = only_entry(node)?;
    let function = Function::of_key(key.as_str()?)?;
    Some(Call { function, arg, short: false, span: node.span() })
}

/// The condition that a node of a condition names: `{"Condition": "Name"}` means one there only.
pub(crate) fn condition_of(node: Node<'_>) -> Option<Node<'_>> {
    let (_, arg) = only_entry(node).filter(|(key, _)| key.as_str() == Some("Condition"))?;
    (arg.kind() == Kind::Str).then_some(arg)
}

fn only_entry(node: Node<'_>) -> Option<(Node<'_>, Node<'_>)> {
    let mut entries = node.own_entries();
    let first = entries.next()?;
    entries.next().is_none().then_some(first)
}

impl Function {
    /// Its long name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::And => "Fn::And",
            Self::Base64 => "Fn::Base64",
            Self::Cidr => "Fn::Cidr",
            Self::Condition => "Condition",
            Self::Equals => "Fn::Equals",
            Self::FindInMap => "Fn::FindInMap",
            Self::GetAtt => "Fn::GetAtt",
            Self::GetAzs => "Fn::GetAZs",
            Self::If => "Fn::If",
            Self::ImportValue => "Fn::ImportValue",
            Self::Join => "Fn::Join",
            Self::Length => "Fn::Length",
            Self::Not => "Fn::Not",
            Self::Or => "Fn::Or",
            Self::Ref => "Ref",
            Self::Select => "Fn::Select",
            Self::Split => "Fn::Split",
            Self::Sub => "Fn::Sub",
            Self::ToJsonString => "Fn::ToJsonString",
            Self::Transform => "Fn::Transform",
            Self::Other => "a function",
        }
    }
}
