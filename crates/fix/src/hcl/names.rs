//! Fields of Kubernetes' API as its provider names them.

use plimsoll_iac::kubernetes::{is_map, provider_name};
use serde_json::{Map, Value};

/// A field and what is in it, by the provider's names; maps of the user's own keys stay as they are. None where the
/// provider lacks a field.
pub(super) fn of_provider(name: &str, value: Value) -> Option<(String, Value)> {
    let is_list = value.as_array().is_some_and(|items| !items.is_empty() && items.iter().all(Value::is_object));
    let own = provider_name(name, is_list)?;
    let value = if is_map(&own) { value } else { inside(value)? };
    Some((own, value))
}

fn inside(value: Value) -> Option<Value> {
    Some(match value {
        Value::Object(map) => {
            let entries = map.into_iter().map(|(name, value)| of_provider(&name, value));
            entries.collect::<Option<Map<_, _>>>()?.into()
        }
        Value::Array(items) => items.into_iter().map(inside).collect::<Option<Vec<_>>>()?.into(),
        scalar => scalar,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_are_the_providers() {
        let (name, value) =
            of_provider("securityContext", json!({"seccompProfile": {"type": "RuntimeDefault"}})).unwrap();
        assert_eq!(
            (name.as_str(), value),
            ("security_context", json!({"seccomp_profile": {"type": "RuntimeDefault"}}))
        );
        let (name, value) = of_provider("labels", json!({"myKey": "a"})).unwrap();
        assert_eq!((name.as_str(), value), ("labels", json!({"myKey": "a"})));
        assert_eq!(of_provider("hostUsers", json!(false)), None);
    }
}
