use plimsoll_estate::{Container, Key, Object, Pod, Role};
use serde::{Deserialize, Serialize};

/// What a verdict is about, in words that stay the same from run to run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Subject {
    /// API group, empty for the core group.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// Kind, such as `Deployment`; `Cluster` for the estate as a whole, `File` for a file.
    pub kind: String,
    /// Namespace, where the object names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// Name.
    pub name: String,
    /// The root module or the outermost template that makes it, where its file is one that several of those may call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub root: Option<String>,
    /// Path of the pod template inside the object, where it carries several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// Container, where the subject is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub container: Option<String>,
    /// The container's role: `app`, `init`, `sidecar` or `ephemeral`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

impl Subject {
    /// An object.
    #[must_use]
    pub fn object(key: &Key) -> Self {
        Self {
            group: key.group.to_string(),
            kind: key.kind.to_string(),
            namespace: key.namespace.as_deref().map(str::to_owned),
            name: key.name.to_string(),
            root: key.root.as_deref().map(str::to_owned),
            template: None,
            container: None,
            role: None,
        }
    }

    /// A pod or template; its path is named where the object carries several.
    #[must_use]
    pub fn pod(object: &Object, pod: &Pod, several: bool) -> Self {
        let path = || plimsoll_estate::Place::of(object, pod.at).path;
        Self { template: several.then(path), ..Self::object(&object.key) }
    }

    /// A container.
    #[must_use]
    pub fn container(object: &Object, pod: &Pod, container: &Container, several: bool) -> Self {
        Self {
            container: Some(container.name.to_string()),
            role: Some(role_name(container.role).to_owned()),
            ..Self::pod(object, pod, several)
        }
    }

    /// A container of a task.
    #[must_use]
    pub fn task_container(object: &Object, container: plimsoll_estate::TaskContainer<'_>) -> Self {
        Self { container: Some(container.name()), ..Self::object(&object.key) }
    }

    /// A namespace.
    #[must_use]
    pub fn namespace(name: &str) -> Self {
        Self::bare("Namespace", name)
    }

    /// A file.
    #[must_use]
    pub fn file(path: &str) -> Self {
        Self::bare("File", path)
    }

    /// The estate as a whole.
    #[must_use]
    pub fn cluster() -> Self {
        Self::bare("Cluster", "")
    }

    fn bare(kind: &str, name: &str) -> Self {
        Self {
            group: String::new(),
            kind: kind.to_owned(),
            namespace: None,
            name: name.to_owned(),
            root: None,
            template: None,
            container: None,
            role: None,
        }
    }

    /// The object that the subject is or belongs to, as one line: `Deployment shop/web`, or
    /// `envs/prod: module.net.aws_vpc.this`.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.root {
            Some(root) => format!("{root}: {}", self.within_root()),
            None => self.within_root(),
        }
    }

    fn within_root(&self) -> String {
        let mut title = self.kind.clone();
        match (&self.namespace, self.name.as_str()) {
            (Some(namespace), name) => title += &format!(" {namespace}/{name}"),
            (None, "") => {}
            // An address of Terraform holds the type already.
            (None, name) if name.contains(&format!("{}.", self.kind)) => return name.to_owned(),
            (None, name) => title += &format!(" {name}"),
        }
        title
    }
}

/// A container's role in one word.
#[must_use]
pub(crate) fn role_name(role: Role) -> &'static str {
    match role {
        Role::App => "app",
        Role::Init => "init",
        Role::Sidecar => "sidecar",
        Role::Ephemeral => "ephemeral",
    }
}

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.title())?;
        if let Some(template) = &self.template {
            write!(f, " ({template})")?;
        }
        if let Some(container) = &self.container {
            write!(f, " container {container}")?;
        }
        Ok(())
    }
}
