use crate::support::{Folder, PRIVILEGED};

const EXPLAIN: &[&str] = &["explain", "privileged-container"];

#[test]
fn a_scan_and_an_explanation_speak_chinese() {
    let folder = Folder::new().with("pod.yaml", PRIVILEGED);
    let scan = folder.run(&["scan", "--lang", "zh", "--color", "never"]);
    assert_eq!(scan.code, 1);
    for part in
        ["严重[privileged-container]: 容器以特权模式运行", "该容器拥有节点的全部权限", "修复: 移除 `privileged: true`"]
    {
        assert!(scan.stdout.contains(part), "{part}: {}", scan.stdout);
    }
    let explain = folder.run(&[EXPLAIN, &["--lang", "zh"]].concat());
    assert_eq!(explain.code, 0);
    for part in
        ["是什么", "容器以 `privileged: true` 运行", "为什么", "如何修复", "参考资料", "示例", "豁免", "不运行特权容器"]
    {
        assert!(explain.stdout.contains(part), "{part}: {}", explain.stdout);
    }
    assert!(!explain.stdout.contains("A container runs"), "{}", explain.stdout);
}

#[test]
fn the_language_changes_no_exit_code_and_no_line_of_json() {
    let folder = Folder::new().with("pod.yaml", PRIVILEGED);
    let [en, zh] = ["en", "zh"].map(|lang| folder.run(&["scan", "--lang", lang, "--format", "json"]));
    assert_eq!((en.code, en.stdout), (zh.code, zh.stdout));
    assert_eq!(folder.run(&[EXPLAIN, &["--lang", "xx"]].concat()).code, 2);
}

#[test]
fn checks_are_listed_with_their_chinese_titles_in_one_column() {
    let listed = Folder::new().run(&["explain", "--lang", "zh"]).stdout;
    let wide = |c: char| c as u32 > 0x2e80;
    let columns = |text: &str| text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum::<usize>();
    let starts = listed.lines().map(|line| columns(&line[..line.rfind("  ").expect("columns")]) + 2);
    let starts: std::collections::BTreeSet<_> = starts.collect();
    assert!(listed.contains("容器以特权模式运行") && listed.lines().count() > 100);
    assert_eq!(starts.len(), 1, "every title starts in the same column: {starts:?}");
}
