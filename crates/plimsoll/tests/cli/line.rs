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
