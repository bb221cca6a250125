use plimsoll_model::Value;
use plimsoll_syntax::{Kind, Node};

use super::{Form, TaskContainer, settings};
use crate::{At, V};

/// A port of a container that something outside may reach.
#[derive(Clone, Debug)]
pub struct Port {
    /// Where it is said.
    pub at: At,
    /// The container's own port.
    pub target: V<i64>,
    /// The host's port; 0 is any free one.
    pub host: V<i64>,
    /// The address of the host that it is published on; every one where it is left out.
    pub address: V<Box<str>>,
}

impl<'e> TaskContainer<'e> {
    /// The ports that it maps or publishes.
    #[must_use]
    pub fn ports(self) -> Vec<Port> {
        let parts = self.parts(&settings::PORTS);
        match self.task.form {
            Form::Ecs => parts
                .into_iter()
                .map(|part| Port {
                    at: part.at(),
                    target: part.int(&settings::PORT_CONTAINER.ecs),
                    host: part.int(&settings::PORT_HOST.ecs),
                    address: Value::absent(part.at()),
                })
                .collect(),
            Form::Compose => parts.into_iter().map(|part| published(part.node())).collect(),
            Form::Copilot => Vec::new(),
        }
    }
}

fn published(node: Node<'_>) -> Port {
    if node.kind() == Kind::Map { long(node) } else { short(node) }
}

fn long(node: Node<'_>) -> Port {
    let at = At::exact(node);
    let number = |key: &str| node.get(key).and_then(|n| n.text().parse().ok());
    let address = node.get("host_ip").map(|n| n.text().into());
    Port {
        at,
        target: number("target").map_or_else(|| Value::absent(at), |n| Value::known(n, at)),
        host: number("published").map_or_else(|| Value::absent(at), |n| Value::known(n, at)),
        address: address.map_or_else(|| Value::absent(at), |text| Value::known(text, at)),
    }
}

/// `[ADDRESS:][HOST:]CONTAINER[/PROTOCOL]`, where ports may be ranges, of which the first counts.
fn short(node: Node<'_>) -> Port {
    let at = At::exact(node);
    let known = node.unknown().and_then(|unknown| unknown.partial.as_deref()).unwrap_or(node.text());
    let text = known.split('/').next().unwrap_or(known);
    let (front, target) = text.rsplit_once(':').map_or((None, text), |(front, target)| (Some(front), target));
    let (address, host) = match front.and_then(|front| front.rsplit_once(':')) {
        Some((address, host)) => (Some(address), Some(host)),
        None => (None, front),
    };
    let number = |text: &str| text.split('-').next().and_then(|first| first.parse().ok());
    let value = |text: Option<&str>| match (text, text.and_then(number), node.unknown()) {
        (None | Some(""), ..) => Value::absent(at),
        (_, Some(number), _) => Value::known(number, at),
        (_, None, Some(unknown)) => {
            Value::unknown(plimsoll_model::Why::new(unknown.reason.to_string(), unknown.resolve.to_string()), at)
        }
        (_, None, None) => Value::absent(at),
    };
    let address =
        address.map_or_else(|| Value::absent(at), |text| Value::known(text.trim_matches(['[', ']']).into(), at));
    Port { at, target: value(Some(target)), host: value(host), address }
}
