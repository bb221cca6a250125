use plimsoll_engine::Hit;
use plimsoll_estate::{Container, KubeVersion, Object, Pod, Reader, V};
use plimsoll_model::{Truth, Why};

/// What a control's test looks at.
#[derive(Clone, Copy, Debug)]
pub struct PodView<'e> {
    /// The object that carries the pod.
    pub object: &'e Object,
    /// The pod or template.
    pub pod: &'e Pod,
    /// The version of the standards.
    pub version: KubeVersion,
}

/// The pod's spec or one of its containers: both hold a `securityContext` at the same path.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setter<'e> {
    pub(super) reader: Reader<'e>,
    /// The container; none for the pod itself.
    pub(super) container: Option<&'e Container>,
}

impl<'e> PodView<'e> {
    /// Reads below the pod's spec.
    pub(super) fn spec(&self) -> Reader<'e> {
        self.pod.spec(self.object)
    }

    /// All containers, whatever their role.
    pub(super) fn containers(&self) -> impl Iterator<Item = Setter<'e>> + use<'e> {
        let object = self.object;
        self.pod.containers.iter().map(move |c| Setter { reader: c.reader(object), container: Some(c) })
    }

    /// The pod itself, then all containers: a setting of the pod counts even where every container overrides it.
    pub(super) fn setters(&self) -> impl Iterator<Item = Setter<'e>> + use<'e> {
        std::iter::once(Setter { reader: self.spec(), container: None }).chain(self.containers())
    }
}

impl Setter<'_> {
    /// Who sets it, in a few words.
    pub(super) fn who(&self) -> String {
        self.container.map_or_else(|| "the pod".to_owned(), |c| format!("container {}", c.name))
    }
}

/// What a test finds: places that violate its control, and places that cannot be told.
#[derive(Debug)]
pub struct Findings<'e> {
    object: &'e Object,
    pub(super) hits: Vec<Hit<'e>>,
    pub(super) unknown: Vec<(Why, Hit<'e>)>,
}

impl<'e> Findings<'e> {
    pub(super) fn new(object: &'e Object) -> Self {
        Self { object, hits: Vec::new(), unknown: Vec::new() }
    }

    /// Notes a value that is bad, or that cannot be told; `absent` says whether leaving it out is bad.
    pub(super) fn judge<T>(&mut self, value: &V<T>, absent: bool, bad: impl FnOnce(&T) -> bool, note: String) {
        let truth = value.test(absent, bad);
        self.add(truth, value, note);
    }

    /// Notes a violation at a value's place, or that the value cannot be told.
    pub(super) fn add<T>(&mut self, violated: Truth, value: &V<T>, note: String) {
        match violated {
            Truth::True => self.hits.push(Hit::noted(self.object, value.origin, note)),
            Truth::False => {}
            Truth::Unknown => {
                let unclear = || Why::new("the value cannot be told", "state it in the file");
                let why = value.why().cloned().unwrap_or_else(unclear);
                self.unknown.push((why, Hit::noted(self.object, value.origin, note)));
            }
        }
    }

    /// Takes an exemption into account: one that may hold leaves every violation undecided.
    pub(super) fn excuse<T>(&mut self, exempt: Truth, reason: &V<T>) {
        match exempt {
            Truth::False => {}
            Truth::True => (self.hits, self.unknown) = Default::default(),
            Truth::Unknown => {
                let hits = std::mem::take(&mut self.hits);
                for hit in hits {
                    self.add(Truth::Unknown, reason, hit.note);
                }
            }
        }
    }
}
