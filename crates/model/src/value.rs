use crate::{Truth, Why};

/// What is known of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State<T> {
    /// It was given.
    Known(T),
    /// It was not given; the platform's default holds. Only the normaliser makes these.
    Default(T),
    /// It was not given and has no default.
    Absent,
    /// It cannot be told.
    Unknown(Box<Why>),
}

/// A value, how far it is known, and where it stands (or where it would stand).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value<T, O> {
    /// What is known.
    pub state: State<T>,
    /// Where it stands: its own place if given, else that of its nearest existing parent.
    pub origin: O,
}

impl<T, O> Value<T, O> {
    /// A value that was given.
    pub fn known(value: T, origin: O) -> Self {
        Self { state: State::Known(value), origin }
    }

    /// A value that the platform supplies.
    pub fn default(value: T, origin: O) -> Self {
        Self { state: State::Default(value), origin }
    }

    /// No value, given nor supplied.
    pub fn absent(origin: O) -> Self {
        Self { state: State::Absent, origin }
    }

    /// A value that cannot be told.
    pub fn unknown(why: Why, origin: O) -> Self {
        Self { state: State::Unknown(Box::new(why)), origin }
    }

    /// The effective value, given or supplied.
    pub fn get(&self) -> Option<&T> {
        match &self.state {
            State::Known(value) | State::Default(value) => Some(value),
            State::Absent | State::Unknown(_) => None,
        }
    }

    /// The value that was given, platform defaults left aside.
    pub fn given(&self) -> Option<&T> {
        match &self.state {
            State::Known(value) => Some(value),
            _ => None,
        }
    }

    /// Why it cannot be told, if so.
    pub fn why(&self) -> Option<&Why> {
        match &self.state {
            State::Unknown(why) => Some(why),
            _ => None,
        }
    }

    /// Whether the value satisfies `test`; an absent one answers `absent`, an unknown one unknown.
    pub fn test(&self, absent: bool, test: impl FnOnce(&T) -> bool) -> Truth {
        match &self.state {
            State::Known(value) | State::Default(value) => test(value).into(),
            State::Absent => absent.into(),
            State::Unknown(_) => Truth::Unknown,
        }
    }

    /// Whether the value equals `wanted`; an absent one does not.
    pub fn is(&self, wanted: &T) -> Truth
    where
        T: PartialEq,
    {
        self.test(false, |value| value == wanted)
    }

    /// This value, or `other` where this one is absent.
    pub fn or(self, other: impl FnOnce() -> Self) -> Self {
        if matches!(self.state, State::Absent) { other() } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_value_never_answers() {
        let value: Value<bool, ()> = Value::unknown(Why::new("templated", "render it"), ());
        assert_eq!((value.is(&true), value.is(&false)), (Truth::Unknown, Truth::Unknown));
        assert_eq!(value.or(|| Value::known(true, ())).get(), None);
    }

    #[test]
    fn absence_gives_way_and_defaults_do_not_count_as_given() {
        let value: Value<u8, ()> = Value::absent(()).or(|| Value::default(3, ()));
        assert_eq!((value.get(), value.given()), (Some(&3), None));
    }
}
