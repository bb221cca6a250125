use crate::support::one;

#[test]
fn values_stand_where_the_template_says_them() {
    let text = "Parameters:\n  P: {Type: String, Default: x}\nResources:\n  A:\n    Type: AWS::Test::A\n    Properties:\n      One: !Ref P\n      \
                Two:\n        - Three: \"q\"\n      Four: !If [C, 1, 2]\nConditions:\n  C: !Equals [a, a]\n";
    let evaluated = one(text);
    let resource = &evaluated.resources[0];
    let root = resource.tree.node(resource.node);
    let place = |path: &str| root.at(path).unwrap().span().slice(text);
    assert_eq!((place("One"), place("Four"), place("@LogicalId")), ("P", "1", "A"));
    let item = root.get("Two").unwrap().items().next().unwrap();
    assert_eq!(item.get("Three").unwrap().span().slice(text), "\"q\"");
    let (key, _) = root.entry("One").unwrap();
    assert_eq!(key.span().slice(text), "One");
    assert!(root.span().slice(text).starts_with("A:\n    Type: AWS::Test::A"));
}
