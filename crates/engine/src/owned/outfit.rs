//! What the containers of a pod run: a pod that runs something else than its template is not its template's copy.

use std::collections::HashSet;

use plimsoll_estate::{Container, Object, Pod, View};

/// The name and the role of a container, as subjects write them.
pub(super) type Named = (String, Option<String>);

/// How far the pods of an object are copies of those of its maker.
#[derive(Debug, Default)]
pub(super) struct Copy {
    /// Whether every container is one of the maker's, and the other way round.
    pub(super) whole: bool,
    /// The containers that run the same as the maker's.
    pub(super) containers: HashSet<Named>,
}

/// What one container runs: its name, role, image and command line.
#[derive(PartialEq, Eq, Hash, Clone)]
struct Worn {
    named: Named,
    image: String,
    words: Vec<String>,
}

/// Compares the pods of an object with those of its maker. Only an object with one pod can be a copy.
pub(super) fn compare(view: View<'_>, object: &Object, maker: &Object) -> Copy {
    let [own] = view.home(object).pods_of(object.id) else { return Copy::default() };
    let Some(worn) = outfit(object, own) else { return Copy::default() };
    let templates = view.home(maker).pods_of(maker.id).iter().filter_map(|pod| outfit(maker, pod));
    let of_templates: Vec<HashSet<Worn>> = templates.collect();
    let known: HashSet<&Worn> = of_templates.iter().flatten().collect();
    Copy {
        whole: of_templates.contains(&worn),
        containers: worn.iter().filter(|one| known.contains(one)).map(|one| one.named.clone()).collect(),
    }
}

/// What the containers of a pod run; none where that cannot be told.
fn outfit(object: &Object, pod: &Pod) -> Option<HashSet<Worn>> {
    pod.containers.iter().map(|container| worn(object, container)).collect()
}

fn worn(object: &Object, container: &Container) -> Option<Worn> {
    let role = crate::subject::role_name(container.role).to_owned();
    let reader = container.reader(object);
    let words = |path| reader.strings(path).into_iter().map(|word| word.get().map(|text| text.to_string()));
    let mut all: Vec<String> = words("command").collect::<Option<_>>()?;
    // Keeps the end of the command apart from the arguments.
    all.push(String::new());
    all.extend(words("args").collect::<Option<Vec<String>>>()?);
    let image = container.image.get()?.to_string();
    Some(Worn { named: (container.name.to_string(), Some(role)), image, words: all })
}
