//! Label selectors against pods and services, as checks of several families ask it.

use plimsoll_estate::{Object, Pod, Reader, Selector, View};
use plimsoll_model::Truth;
use plimsoll_syntax::{Kind, Node};

/// Labels as pairs.
pub(crate) type Labels<'e> = Vec<(&'e str, &'e str)>;

/// How a selector is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `matchLabels` and `matchExpressions`.
    Selector,
    /// The labels themselves, as in a Service.
    Plain,
}

/// Whether a selector asks for anything at all.
pub(crate) fn is_empty(selector: Node<'_>, form: Form) -> bool {
    match form {
        Form::Selector => selector.is_null() || Selector::new(Some(selector)).is_everything(),
        Form::Plain => selector.entries().is_empty(),
    }
}

/// Whether something with these labels is selected; unknown where a placeholder stands on either side.
pub(crate) fn matches(selector: Node<'_>, form: Form, labels: &Labels<'_>) -> Truth {
    let is_opaque = |(key, value): &(&str, &str)| is_placeholder(key) || is_placeholder(value);
    if opaque(selector) || labels.iter().any(is_opaque) {
        return Truth::Unknown;
    }
    match form {
        Form::Selector => Selector::new(Some(selector)).matches(labels),
        Form::Plain => selector.entries().iter().all(|(k, v)| labels.contains(&(k.text(), v.text()))).into(),
    }
}

/// Whether a pod or template of a namespace is selected.
pub(crate) fn any_pod(view: View<'_>, namespace: &str, selector: Node<'_>, form: Form) -> Truth {
    let pods = view.pods_in(namespace).into_iter();
    Truth::any(pods.map(|(object, pod)| selects(selector, form, object, pod)))
}

/// Whether a pod or template is selected.
pub(crate) fn selects(selector: Node<'_>, form: Form, object: &Object, pod: &Pod) -> Truth {
    let labels = pod.metadata(object).and_then(|metadata| metadata.child("labels"));
    match labels.is_some_and(|labels| labels.opaque().is_some()) {
        true => Truth::Unknown,
        false => matches(selector, form, &pod.labels(object)),
    }
}

/// The labels of the pods that a workload makes: those of its template, else those that it looks for.
pub(crate) fn made_labels(object: &Object) -> Labels<'_> {
    let own = object.node().at("spec.template.metadata.labels");
    let wanted = || object.node().at("spec.selector.matchLabels").or_else(|| object.node().at("spec.selector"));
    let labels = own.filter(|labels| !labels.entries().is_empty()).or_else(wanted);
    labels.map(|l| l.entries().into_iter().map(|(k, v)| (k.text(), v.text())).collect()).unwrap_or_default()
}

/// Whether a selector, or a part of it, is a placeholder.
fn opaque(node: Node<'_>) -> bool {
    match node.kind() {
        Kind::Map => {
            Reader::new(node).opaque().is_some()
                || node.entries().into_iter().any(|(key, value)| is_placeholder(key.text()) || opaque(value))
        }
        Kind::Seq => node.items().any(opaque),
        _ => is_placeholder(node.text()),
    }
}

fn is_placeholder(text: &str) -> bool {
    text.contains("{{")
}
