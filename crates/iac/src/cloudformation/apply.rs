//! Which function does what.

use plimsoll_model::Truth;
use plimsoll_syntax::Unknown;

use super::call::{Call, Function};
use super::stack::Stack;
use super::value::{Data, Value};

impl<'s> Stack<'s> {
    /// What a function gives.
    pub(crate) fn call(&self, call: &Call<'s>) -> Value {
        let Some(_step) = self.world.step() else {
            self.fault(self.root, "an expression is nested too deep", "write it out");
            return Value::unknown(call.span, Unknown::new("the expression is nested too deep", "write it out"));
        };
        match call.function {
            Function::Ref => self.refer(call),
            Function::GetAtt => self.attribute(call),
            Function::ImportValue => self.import(call),
            Function::FindInMap => self.find_in_map(call),
            Function::GetAzs => self.zones(call),
            Function::Sub => self.substitute(call),
            Function::Join => self.join(call),
            Function::Split => self.split(call),
            Function::Base64 => self.base64(call),
            Function::ToJsonString => self.to_json_string(call),
            Function::Select => self.select(call),
            Function::Length => self.length(call),
            Function::Cidr => self.cidr(call),
            Function::Transform => self.transform(call),
            Function::If => self.choose(call),
            Function::And | Function::Or | Function::Not | Function::Equals | Function::Condition => self.truth(call),
            Function::Other => self.no_function(call),
        }
    }

    fn truth(&self, call: &Call<'s>) -> Value {
        let decided = self.decide_call(call);
        match decided.truth {
            Truth::Unknown => Value::unknown(call.span, decided.why("that it names")),
            truth => Value::new(call.span, Data::Bool(truth == Truth::True)),
        }
    }

    fn no_function(&self, call: &Call<'s>) -> Value {
        let reason = "a function that CloudFormation does not have here";
        self.fault(call.arg, reason, "correct its name");
        Value::unknown(call.span, Unknown::new(reason, "correct its name"))
    }
}
