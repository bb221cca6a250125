/// One attribute: its path in each dialect, and what the provider takes where it is left out.
///
/// Paths are dotted. A step into a list takes its first item, since nested blocks of Terraform are lists. An empty path
/// says that the dialect has no such attribute: it is then left out.
#[derive(Clone, Copy, Debug)]
pub struct Field<T: Copy> {
    /// Path in the provider's Terraform resource.
    pub terraform: &'static str,
    /// Path below `Properties` of the CloudFormation resource.
    pub cloudformation: &'static str,
    /// Path in the service's own API documents, such as a task definition's JSON.
    pub api: &'static str,
    /// What holds where it is left out; none where there is no default.
    pub default: Option<T>,
}

impl<T: Copy> Field<T> {
    /// A field without a default that the service's API does not have.
    #[must_use]
    pub const fn new(terraform: &'static str, cloudformation: &'static str) -> Self {
        Self { terraform, cloudformation, api: "", default: None }
    }

    /// The same with its path in API documents.
    #[must_use]
    pub const fn api(self, api: &'static str) -> Self {
        Self { api, ..self }
    }

    /// The same with what holds where it is left out.
    #[must_use]
    pub const fn or(self, default: T) -> Self {
        Self { default: Some(default), ..self }
    }
}
