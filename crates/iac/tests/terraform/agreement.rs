use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use plimsoll_iac::Settings;
use serde_json::Value;

use crate::show::evaluated;

const FILES: [(&str, &str); 3] = [
    ("main.tf", include_str!("plan/main.tf")),
    ("terraform.tfvars", include_str!("plan/terraform.tfvars")),
    ("fleet/main.tf", include_str!("plan/fleet/main.tf")),
];

/// The input of each resource by its address, as it is evaluated here.
fn ours() -> BTreeMap<String, Value> {
    let all = evaluated(&FILES, &Settings::default());
    assert!(all.blind.is_empty(), "{:?}", all.blind);
    let input = |tree: &plimsoll_syntax::Tree| tree.root().get("input").unwrap().to_json();
    all.resources.iter().map(|resource| (resource.name.to_string(), input(&resource.tree))).collect()
}

/// The same as it is planned.
fn planned(module: &Value, out: &mut BTreeMap<String, Value>) {
    for resource in module["resources"].as_array().into_iter().flatten() {
        let address = resource["address"].as_str().unwrap().to_owned();
        out.insert(address, resource["values"]["input"].clone());
    }
    for child in module["child_modules"].as_array().into_iter().flatten() {
        planned(child, out);
    }
}

#[test]
fn a_configuration_of_several_modules_is_evaluated_whole() {
    let all = ours();
    assert_eq!(all.len(), 8, "{all:#?}");
    assert_eq!(all["module.fleet[\"north\"].terraform_data.boat[\"a\"]"]["name"], "HARBOUR-NORTH/a");
    assert_eq!(
        all["terraform_data.plain"]["text"],
        "      zone northa\n      zone northb\n      zone southc\n      end\n"
    );
}

#[test]
#[ignore = "needs OpenTofu: make test-real"]
fn what_is_evaluated_is_what_is_planned() {
    let tofu = std::env::var("PLIMSOLL_TOFU").expect("PLIMSOLL_TOFU names the program");
    let folder = std::env::temp_dir().join(format!("plimsoll-plan-{}", std::process::id()));
    for (path, text) in FILES {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    run(&tofu, &folder, &["init", "-input=false"]);
    run(&tofu, &folder, &["plan", "-input=false", "-out=plan"]);
    let plan: Value = serde_json::from_slice(&run(&tofu, &folder, &["show", "-json", "plan"])).unwrap();
    let mut theirs = BTreeMap::new();
    planned(&plan["planned_values"]["root_module"], &mut theirs);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(ours(), theirs);
}

fn run(tofu: &str, folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let output =
        Command::new(tofu).args(arguments).current_dir(folder).env("CHECKPOINT_DISABLE", "1").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}
