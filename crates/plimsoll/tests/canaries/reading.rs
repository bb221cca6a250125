//! What is read: everything that is shown is rendered from the snapshot.

use plimsoll_source::{RenderOptions, Request, collect};

use crate::planted::{Planted, Shape};

/// Reads the whole tree, hidden files too.
fn read(planted: &Planted, secrets: bool) -> plimsoll_model::Snapshot {
    let request = Request {
        cwd: planted.path(),
        paths: vec![planted.path()],
        include_hidden: true,
        no_ignore: true,
        render: Some(RenderOptions::default()),
        secrets,
        ..Request::default()
    };
    collect(request).unwrap()
}

fn assert_read_without(shape: Shape, secrets: bool) {
    let planted = Planted::new(shape);
    let snapshot = read(&planted, secrets);
    let mut leaks: Vec<String> = Vec::new();
    let mut look = |path: &str, text: &str| {
        leaks.extend(planted.in_text(text).into_iter().map(|place| format!("{path} shows what stands in {place}")));
    };
    snapshot.files.iter().for_each(|file| look(&file.path, &file.text));
    snapshot.secrets.found.iter().for_each(|file| look(&format!("{} (secrets)", file.path), &file.text));
    look("the snapshot", &serde_json::to_string(&snapshot).unwrap());
    leaks.sort();
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), leaks.join("\n"));
}

#[test]
fn no_password_is_read() {
    assert_read_without(Shape::Mixed, true);
}

#[test]
fn no_word_that_is_a_secret_for_its_place_is_read() {
    assert_read_without(Shape::Word, true);
}

#[test]
fn nothing_more_is_read_without_the_search() {
    assert_read_without(Shape::Mixed, false);
}

#[test]
fn what_is_no_secret_stays() {
    let planted = Planted::new(Shape::Mixed);
    let snapshot = read(&planted, true);
    let text = |path: &str| snapshot.files.iter().find(|file| file.path.ends_with(path)).unwrap().text.to_string();
    for (path, kept) in [
        ("tf/main.tf", "COLOUR = \"blue\""),
        ("tf/main.tf", "name  = \"/shop/bland\""),
        ("tf/main.tf", "identifier          = \"d\""),
        ("tf/flow.tf", "region  = \"eu-west-1\""),
        ("tf/flow.tf", "password            = local.reached"),
        ("tf/flow.tf", "engine         = \"postgres\""),
        ("cfn/stack.yaml", "Colour: {Type: String, Default: blue}"),
        ("ecs/task.json", "\"family\": \"shop\""),
        ("compose/docker-compose.yml", "LEVEL: info"),
        ("docker/Dockerfile", "ENV LEVEL=info"),
        ("chart/values.yaml", "image: example.com/app"),
        ("state/terraform.tfstate", "\"family\": \"t\""),
    ] {
        assert!(text(path).contains(kept), "{path}: {kept}\n{}", text(path));
    }
}
