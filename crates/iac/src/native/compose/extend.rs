//! Services that extend others: <https://github.com/compose-spec/compose-spec/blob/main/05-services.md#extends>.

use plimsoll_model::{BlindSpot, Why};
use plimsoll_syntax::Node;

use super::value::{Key, Value};
use super::{Document, join, merge};
use crate::native::limits::MAX_EXTENDS;

/// A service, and the document that it stands in.
#[derive(Clone, Copy)]
pub(super) struct Service<'d, 's> {
    pub(super) document: &'d Document<'s>,
    pub(super) name: &'d str,
    pub(super) node: Node<'d>,
}

/// The entries of a service with those of the services that it extends below them. Where one of these is not there,
/// `extends` stays: it says that something is missing.
pub(super) fn entries<'d, 's>(
    all: &'d [Document<'s>],
    service: Service<'d, 's>,
    here: u32,
    blind: &mut Vec<BlindSpot>,
) -> Vec<(Key<'d>, Value<'d>)> {
    chain(all, service, here, 0, blind)
}

fn chain<'d, 's>(
    all: &'d [Document<'s>],
    service: Service<'d, 's>,
    here: u32,
    depth: usize,
    blind: &mut Vec<BlindSpot>,
) -> Vec<(Key<'d>, Value<'d>)> {
    let is_here = service.document.file == here;
    let Value::Map(_, mut own) = Value::of(service.node, is_here) else { return Vec::new() };
    let Some(extends) = service.node.get("extends") else { return own };
    match base(all, service, extends).filter(|_| depth < MAX_EXTENDS) {
        Some(base) => {
            own.retain(|(key, _)| key.text != "extends");
            merge::maps(chain(all, base, here, depth + 1, blind), own)
        }
        None => {
            blind.push(missing(service, extends));
            own
        }
    }
}

fn base<'d, 's>(all: &'d [Document<'s>], service: Service<'d, 's>, extends: Node<'d>) -> Option<Service<'d, 's>> {
    let name = extends.get("service").unwrap_or(extends).as_str()?;
    let document = match extends.get("file") {
        None => service.document,
        Some(file) => {
            let path = join(service.document.folder(), file.as_str()?)?;
            all.iter().find(|document| document.path == path)?
        }
    };
    Some(Service { document, name, node: document.service(name)? })
}

fn missing(service: Service<'_, '_>, extends: Node<'_>) -> BlindSpot {
    let named = extends.get("service").unwrap_or(extends).text();
    let reason = format!("the service {named}, which {} extends, is not in the input", service.name);
    service.document.blind(extends, Why::new(reason, "scan the folder that holds its file too"))
}
