use plimsoll_model::{Truth, Value, Why};
use plimsoll_syntax::{HOLE, Kind, Node};

use super::{Form, TaskContainer, host, settings};
use crate::{At, Part, V};

/// Something that a container mounts.
#[derive(Clone, Debug)]
pub struct Mount {
    /// Where it is said.
    pub at: At,
    /// What of the host it shows; absent for volumes that are no part of the host's own files.
    pub host: Host,
    /// Where it shows it.
    pub target: V<Box<str>>,
    /// Whether it may only be read.
    pub read_only: V<bool>,
}

/// A path of the host, as it is written: `/var/run`, `./src`, `C:\data`.
pub type Host = V<Box<str>>;

impl Mount {
    /// Whether it shows a path of the host that passes; paths relative to the file are the project's own.
    pub fn shows(&self, passes: impl FnOnce(&str) -> bool) -> Truth {
        self.host.test(false, |path| host::is_absolute(path) && passes(&host::normal(path)))
    }
}

impl<'e> TaskContainer<'e> {
    /// What it mounts.
    #[must_use]
    pub fn mounts(self) -> Vec<Mount> {
        match self.task.form {
            Form::Ecs => self.parts(&settings::MOUNTS).into_iter().map(|part| self.of_volume(part)).collect(),
            Form::Compose => self.parts(&settings::MOUNTS).into_iter().map(|part| self.of_service(part)).collect(),
            Form::Copilot => Vec::new(),
        }
    }

    /// A mount of a volume of the task.
    fn of_volume(self, part: Part<'e>) -> Mount {
        let named = part.text(&settings::MOUNT_VOLUME.ecs);
        let host = match (named.get(), named.why()) {
            (Some(name), _) => self.host_of(name, part.at()),
            (None, Some(why)) => Value::unknown(why.clone(), named.origin),
            (None, None) => Value::absent(part.at()),
        };
        let target = part.text(&settings::MOUNT_PATH.ecs);
        Mount { at: part.at(), host, target, read_only: part.bool(&settings::MOUNT_READ_ONLY.ecs) }
    }

    fn host_of(self, name: &str, at: At) -> Host {
        for volume in self.task.volumes() {
            let own = volume.text(&settings::VOLUME_NAME.ecs);
            if own.get().is_some_and(|own| **own == *name) {
                return volume.text(&settings::VOLUME_HOST_PATH.ecs);
            }
            if let Some(why) = own.why() {
                return Value::unknown(why.clone(), own.origin);
            }
        }
        Value::absent(at)
    }

    /// A mount of a Compose service, in its short or its long form.
    fn of_service(self, part: Part<'e>) -> Mount {
        let node = part.node();
        if node.kind() == Kind::Map { self.long(node) } else { self.short(node) }
    }

    fn long(self, node: Node<'e>) -> Mount {
        let at = At::exact(node);
        let text = |key: &'static str| value(node, key, |n| Some(Box::<str>::from(n.text())));
        let kind: V<Box<str>> = text("type");
        let source = text("source");
        let host = match kind.get().map(|kind| &**kind) {
            Some("bind") => source,
            Some("volume") | None if kind.why().is_none() => self.named(node.get("source").map_or("", Node::text), at),
            Some(_) => Value::absent(at),
            None => Value::unknown(unclear(), kind.origin),
        };
        let read_only = value(node, "read_only", Node::as_bool).or(|| Value::default(false, at));
        Mount { at, host, target: text("target"), read_only }
    }

    fn short(self, node: Node<'e>) -> Mount {
        let at = At::exact(node);
        let unknown = node.unknown();
        let text = unknown.map_or(node.text(), |unknown| unknown.partial.as_deref().unwrap_or("\u{fffc}"));
        let parts = split(text);
        let known = |text: &str| match text.contains(HOLE) {
            true => Value::unknown(unknown.map_or_else(unclear, why), at),
            false => Value::known(text.into(), at),
        };
        let (source, target, options) = match parts.as_slice() {
            [target] => (None, *target, ""),
            [source, target] => (Some(*source), *target, ""),
            [source, target, options @ ..] => (Some(*source), *target, options.first().copied().unwrap_or("")),
            [] => (None, "", ""),
        };
        let host = match source {
            Some(source) if source.contains(HOLE) || is_path(source) => known(source),
            Some(name) => self.named(name, at),
            None if text.contains(HOLE) => known(text),
            None => Value::absent(at),
        };
        let read_only = match options.contains(HOLE) {
            true => Value::unknown(unknown.map_or_else(unclear, why), at),
            false => Value::known(options.split(',').any(|option| option == "ro"), at),
        };
        Mount { at, host, target: known(target), read_only }
    }

    /// A named volume of the file, which may be a folder of the host after all.
    fn named(self, name: &str, at: At) -> Host {
        let volumes = self.task.object.node().tree().root().get("volumes");
        let options = volumes.and_then(|all| all.get(name)).and_then(|one| one.get("driver_opts"));
        let Some(device) = options.and_then(|options| options.get("device")) else { return Value::absent(at) };
        let bound =
            options.and_then(|o| o.get("o")).is_some_and(|o| o.text().split(',').any(|word| word.contains("bind")));
        match (device.unknown(), bound) {
            (_, false) => Value::absent(at),
            (Some(unknown), true) => Value::unknown(why(unknown), at),
            (None, true) => Value::known(device.text().into(), at),
        }
    }
}

fn value<'t, T>(node: Node<'t>, key: &'static str, read: impl FnOnce(Node<'t>) -> Option<T>) -> V<T> {
    match node.get(key).filter(|n| !n.is_null()) {
        None => Value::absent(At::below(node, key)),
        Some(found) => match (found.unknown(), read(found)) {
            (Some(unknown), _) => Value::unknown(why(unknown), At::exact(found)),
            (None, Some(value)) => Value::known(value, At::exact(found)),
            (None, None) => Value::unknown(unclear(), At::exact(found)),
        },
    }
}

fn why(unknown: &plimsoll_syntax::Unknown) -> Why {
    Why::new(unknown.reason.to_string(), unknown.resolve.to_string())
}

fn unclear() -> Why {
    Why::new("the volume cannot be told", "write it as Compose takes it")
}

/// The parts of the short form; a drive letter is none of its own.
fn split(text: &str) -> Vec<&str> {
    let drive =
        text.len() > 2 && text.as_bytes()[0].is_ascii_alphabetic() && matches!(&text.as_bytes()[1..3], b":\\" | b":/");
    let from = if drive { 2 } else { 0 };
    match text[from..].split_once(':') {
        None => vec![text],
        Some((first, rest)) => {
            let mut parts = vec![&text[..from + first.len()]];
            parts.extend(rest.split(':'));
            parts
        }
    }
}

/// Whether the source of a short form is a path; anything else names a volume.
fn is_path(source: &str) -> bool {
    source.starts_with(['/', '.', '~']) || host::is_absolute(source)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn short_forms_have_up_to_three_parts() {
        assert_eq!(split("/a:/b:ro"), ["/a", "/b", "ro"]);
        assert_eq!(split("C:\\a:C:\\b"), ["C:\\a", "C", "\\b"]);
        assert_eq!(split("data"), ["data"]);
        assert_eq!(split("é"), ["é"]);
    }
}
