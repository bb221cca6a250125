//! Any texts as a Compose file, its override, a file it extends, its variables, and as ECS JSON: tasks whose containers can
//! be read, or nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plimsoll_estate::{Options, Task, View, cloud::ecs::settings, normalise};
use plimsoll_model::{Snapshot, SourceFile};

const PATHS: [&str; 5] = [".env", "common.yml", "compose.override.yaml", "compose.yaml", "task.json"];

fuzz_target!(|texts: [&str; 5]| {
    let file = |(path, text): (&&str, &str)| SourceFile { path: (*path).to_owned(), text: text.into(), masks: Vec::new() };
    let files = PATHS.iter().zip(texts).map(file).collect();
    let estate = normalise(Snapshot { files, ..Snapshot::default() }, &Options::default());
    for task in estate.objects().iter().filter_map(|object| Task::of(View::new(&estate), object)) {
        for container in task.containers() {
            let _ = (container.name(), container.mounts(), container.ports(), container.variables());
            let _ = (container.image(), container.bool(&settings::PRIVILEGED), task.is_fargate());
        }
    }
});
