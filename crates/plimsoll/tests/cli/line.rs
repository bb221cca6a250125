use crate::support::{Folder, PRIVILEGED, harbour};

#[test]
fn the_picture_fits_80_columns_with_and_without_colour() {
    let estate = harbour();
    for more in [&["--color", "never"][..], &["--ascii"], &["--lang", "zh"]] {
        let mut args = vec!["line", estate.to_str().expect("UTF-8"), "--width", "80"];
        args.extend(more);
        let outcome = Folder::new().run(&args);
        assert_eq!(outcome.code, 0, "{}", outcome.stderr);
        if more != ["--lang", "zh"] {
            let wide = outcome.stdout.lines().find(|l| l.chars().count() > 80);
            assert_eq!(wide, None);
        }
    }
}

#[test]
fn modes_are_detected_told_or_left_open() {
    let fargate = PRIVILEGED.replace("metadata:\n", "metadata:\n  labels: {eks.amazonaws.com/fargate-profile: jobs}\n");
    let told = Folder::new().with("pod.yaml", &fargate).run(&["line"]).stdout;
    assert!(told.contains("eks-fargate"), "{told}");
    let open = Folder::new().with("pod.yaml", PRIVILEGED).run(&["line"]).stdout;
    assert!(open.contains("--mode"), "{open}");
    let flag = Folder::new().with("pod.yaml", PRIVILEGED).run(&["line", "--mode", "gke-autopilot"]).stdout;
    assert!(flag.contains("gke-autopilot"), "{flag}");
    assert_eq!(Folder::new().run(&["line", "--mode", "nonsense"]).code, 2);
}

#[test]
fn clusters_and_services_have_rows_of_their_own() {
    let code = r#"
module "a_module_with_a_rather_long_name" {
  source = "./service"
}
resource "aws_eks_cluster" "shop" {
  name     = "shop"
  role_arn = "arn:aws:iam::111122223333:role/shop"
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
  compute_config {
    enabled = true
  }
}
"#;
    let service = r#"
resource "aws_ecs_service" "a_service_with_a_rather_long_name_too" {
  name            = "web"
  launch_type     = "FARGATE"
  task_definition = "web"
}
"#;
    let folder = Folder::new().with("main.tf", code).with("service/main.tf", service);
    let outcome = folder.run(&["line", "--width", "80"]);
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    for wanted in ["EKS cluster aws_eks_cluster.shop", "ECS service module.a_module", "platform version LATEST"] {
        assert!(outcome.stdout.contains(wanted), "{wanted}: {}", outcome.stdout);
    }
    assert!(outcome.stdout.lines().all(|line| line.chars().count() <= 80), "{}", outcome.stdout);
    let json = folder.run(&["scan", "--format", "json"]).stdout;
    let told: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let modes: Vec<&str> = told["line"]["platforms"]
        .as_array()
        .expect("platforms")
        .iter()
        .filter_map(|one| one["modes"]["modes"][0].as_str())
        .collect();
    assert_eq!(modes, ["eks-auto", "ecs-fargate"]);
}

#[test]
fn a_move_between_modes_is_shown() {
    let outcome = Folder::new().run(&["line", "--from", "eks-mng", "--to", "eks-fargate"]);
    assert_eq!(outcome.code, 0);
    assert!(
        outcome.stdout.contains("EKS on Fargate") && outcome.stdout.contains("yours → provider"),
        "{}",
        outcome.stdout
    );
    assert_eq!(Folder::new().run(&["line", "--from", "eks-mng"]).code, 2);
}

const LIMITED: &str = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: app\n      \
                       image: example.com/app:1.2.3\n      resources:\n        requests: {cpu: 1, memory: 1Gi}\n        \
                       limits: {cpu: 1, memory: 1Gi, ephemeral-storage: 1Gi}\n";

fn state(text: &str, args: &[&str], control: &str) -> String {
    let folder = Folder::new().with("pod.yaml", text).with("strict.toml", "disable = ['missing-cpu-limit']\n");
    let outcome = folder.run(&[&["scan", "--format", "json", "--fail-on", "never"], args].concat());
    let report: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let areas = report["line"]["areas"].as_array().expect("areas").clone();
    let controls = areas.iter().flat_map(|area| area["controls"].as_array().expect("controls"));
    let found = controls.filter(|c| c["control"] == control).map(|c| c["state"].as_str().expect("a state").to_owned());
    found.collect::<String>()
}

#[test]
fn what_only_several_checks_prove_closes_where_all_of_them_ran() {
    let limits = "wl-resource-limits";
    assert_eq!(state(LIMITED, &["--profile", "strict"], limits), "closed");
    assert_eq!(state(LIMITED, &[], limits), "unseen");
    assert_eq!(state(LIMITED, &["--profile", "strict", "--config", "strict.toml"], limits), "unseen");
    let without = LIMITED.replace("ephemeral-storage: 1Gi", "");
    assert_eq!(state(&without, &["--profile", "strict"], limits), "open");
    let unread = LIMITED.replace("ephemeral-storage: 1Gi", "ephemeral-storage: \"{{ .Values.size }}\"");
    assert_eq!(state(&unread, &["--profile", "strict"], limits), "unseen");
}
