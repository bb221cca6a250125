use serde_json::Value;

use crate::Refusal;

/// Joins two values that remedies bring to one place: mappings by key, lists by item; anything else has to agree.
pub(crate) fn merge(into: &mut Value, from: Value) -> Result<(), Refusal> {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            from.into_iter().try_for_each(|(key, value)| match into.get_mut(&key) {
                Some(there) => merge(there, value),
                None => {
                    into.insert(key, value);
                    Ok(())
                }
            })
        }
        (Value::Array(into), Value::Array(from)) => {
            for item in from {
                if !into.contains(&item) {
                    into.push(item);
                }
            }
            Ok(())
        }
        (into, from) if *into == from => Ok(()),
        _ => Err(Refusal::Conflict),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn parts_join_and_contradictions_do_not() {
        let mut value = json!({"a": {"b": 1}, "l": [1]});
        assert_eq!(merge(&mut value, json!({"a": {"c": 2}, "l": [1, 2]})), Ok(()));
        assert_eq!(value, json!({"a": {"b": 1, "c": 2}, "l": [1, 2]}));
        assert_eq!(merge(&mut value, json!({"a": {"b": 3}})), Err(Refusal::Conflict));
    }
}
