//! What a hover tells.

use serde_json::json;

use crate::support::{Client, Folder, POD, abilities};

#[test]
fn a_hover_explains_the_finding_below_it() {
    let folder = Folder::new();
    let file = folder.file("pod.yaml");
    let mut client = Client::plain(&folder.root());
    client.write_and_open(&file, POD);
    let hover = client.hover(&file, 8, 12);
    assert_eq!(hover["contents"]["kind"], "markdown");
    let text = hover["contents"]["value"].as_str().unwrap();
    for part in ["`privileged-container`", "#### Why", "#### Fix", "`wl-no-privileged`", "owner: ", "<https://"] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert_eq!(hover["range"], json!({"start": {"line": 8, "character": 8}, "end": {"line": 8, "character": 24}}));
    assert!(client.hover(&file, 0, 0).is_null());
}

#[test]
fn a_hover_explains_the_check_that_a_waiver_names() {
    let folder = Folder::new();
    let file = folder.file("pod.yaml");
    let mut able = abilities();
    able["textDocument"]["hover"] = json!({"contentFormat": ["plaintext"]});
    let (mut client, _) = Client::open(&folder.root(), able);
    let comment = "        # plimsoll: allow host-network, privileged-container -- host-ipc is no slug here\n";
    client.write_and_open(&file, &POD.replace("        privileged", &format!("{comment}        privileged")));
    let hover = client.hover(&file, 8, 28);
    assert_eq!(hover["contents"]["kind"], "plaintext");
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.starts_with("host-network") && !text.contains("**"), "{text}");
    let second = client.hover(&file, 8, 60)["contents"]["value"].to_string();
    assert!(second.contains("privileged-container"), "{second}");
    let behind = comment.find("host-ipc").unwrap() as u32 + 2;
    assert!(client.hover(&file, 8, behind).is_null());
    // The gap is accepted, and the hover says so.
    let accepted = client.hover(&file, 9, 12)["contents"]["value"].to_string();
    assert!(accepted.contains("host-ipc is no slug here"), "{accepted}");
}
