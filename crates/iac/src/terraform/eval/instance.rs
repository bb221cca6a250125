use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use plimsoll_model::BlindSpot;

use super::{Env, Expansion};
use crate::limits;
use crate::terraform::given::Given;
use crate::terraform::module::Module;
use crate::terraform::syntax::Block;
use crate::terraform::world::World;
use crate::value::{Data, Place, Value};

/// The evaluation of one root module and of everything that it calls.
pub(crate) struct Run<'w> {
    pub(crate) world: &'w World<'w>,
    /// Values of the root's variables.
    pub(crate) given: HashMap<String, Given>,
    /// Folders of downloaded modules by their key.
    pub(crate) downloaded: HashMap<String, String>,
    pub(crate) blind: RefCell<Vec<BlindSpot>>,
    instances: RefCell<Vec<Rc<Instance<'w>>>>,
    steps: Cell<u64>,
    made: Cell<usize>,
    depth: Cell<u32>,
}

/// One instance of a module: the root, or one that a call makes.
pub(crate) struct Instance<'w> {
    pub(crate) id: usize,
    pub(crate) module: &'w Module,
    /// What its addresses begin with: empty, or such as `module.eks[0].`.
    pub(crate) prefix: String,
    /// The names of the calls that lead to it, joined by dots.
    pub(crate) key: String,
    pub(crate) call: Option<Call<'w>>,
    pub(crate) variables: Memo<Value>,
    pub(crate) locals: Memo<Value>,
    pub(crate) outputs: Memo<Value>,
    /// Documents of policies, by the address of the data source.
    pub(crate) documents: Memo<Value>,
    /// How many instances each block makes, by its type and name.
    pub(crate) expansions: Expansions,
    /// The instances that each call of it makes, by the call's name.
    pub(crate) children: RefCell<HashMap<Arc<str>, Rc<Vec<usize>>>>,
}

/// The call that made an instance. Calls name their instance by number, so that instances form no circle.
pub(crate) struct Call<'w> {
    pub(crate) parent: usize,
    pub(crate) block: &'w Block,
    /// What `each` and `count` are for it.
    pub(crate) bound: Option<(Arc<str>, Value)>,
    pub(crate) depth: usize,
    /// The major version of a module that is known without being there.
    pub(crate) major: Option<u32>,
}

impl Instance<'_> {
    /// Where what a block makes is shown: at the block, or at the call of a module that is not there.
    pub(crate) fn place_of(&self, block: &Block) -> Place {
        let call = self.call.as_ref().filter(|call| call.major.is_some()).map(|call| call.block);
        let shown = call.unwrap_or(block);
        Place::new(shown.file, shown.span)
    }
}

pub(crate) type Expansions = RefCell<HashMap<(Arc<str>, Arc<str>), Rc<Expansion>>>;

/// Values by name: computed once, and known to be under way while they are.
pub(crate) type Memo<T> = RefCell<HashMap<Arc<str>, Option<T>>>;

impl<'w> Run<'w> {
    pub(crate) fn new(
        world: &'w World<'w>,
        given: HashMap<String, Given>,
        downloaded: HashMap<String, String>,
    ) -> Self {
        Self {
            world,
            given,
            downloaded,
            blind: RefCell::default(),
            instances: RefCell::default(),
            steps: Cell::new(0),
            made: Cell::new(0),
            depth: Cell::new(0),
        }
    }

    pub(crate) fn add(&self, module: &'w Module, prefix: String, key: String, call: Option<Call<'w>>) -> usize {
        let mut instances = self.instances.borrow_mut();
        let instance = Instance {
            id: instances.len(),
            module,
            prefix,
            key,
            call,
            variables: RefCell::default(),
            locals: RefCell::default(),
            outputs: RefCell::default(),
            documents: RefCell::default(),
            expansions: RefCell::default(),
            children: RefCell::default(),
        };
        instances.push(Rc::new(instance));
        instances.len() - 1
    }

    pub(crate) fn instance(&self, id: usize) -> Rc<Instance<'w>> {
        Rc::clone(&self.instances.borrow()[id])
    }

    /// The folders of all modules that have an instance, but for those that are known without being there.
    pub(crate) fn folders(&self) -> BTreeSet<String> {
        let instances = self.instances.borrow();
        let here = instances.iter().filter(|one| one.call.as_ref().is_none_or(|call| call.major.is_none()));
        here.map(|one| one.module.folder.clone()).collect()
    }

    pub(crate) fn instance_count(&self) -> usize {
        self.instances.borrow().len()
    }

    /// Where the arguments of a call are evaluated.
    pub(crate) fn env_of_call(&self, call: &Call<'w>) -> Env<'w> {
        let env = Env::new(&self.instance(call.parent), call.block.file);
        match &call.bound {
            Some((name, value)) => env.bind(name, value.clone()),
            None => env,
        }
    }

    /// Evaluates one level deeper, unless that is too deep or all work is spent.
    pub(crate) fn deeper(&self, evaluate: impl FnOnce() -> Value) -> Value {
        self.steps.set(self.steps.get() + 1);
        if self.steps.get() > limits::MAX_STEPS {
            return Value::failed("evaluating it takes more steps than are allowed");
        }
        if self.depth.get() > limits::MAX_DEPTH {
            return Value::failed("its evaluation is nested too deeply");
        }
        self.depth.set(self.depth.get() + 1);
        let value = evaluate();
        self.depth.set(self.depth.get() - 1);
        value
    }

    /// A value that was made, unless too much has been.
    pub(crate) fn bounded(&self, value: Value) -> Value {
        let (bytes, large) = match &value.data {
            Data::Str(text) => (text.len(), text.len() > limits::MAX_STRING_BYTES),
            Data::Seq(items) | Data::Set(items) => (items.len() * size_of::<Value>(), items.len() > limits::MAX_ITEMS),
            Data::Map(map) => (map.len() * 2 * size_of::<Value>(), map.len() > limits::MAX_ITEMS),
            Data::Unknown(why) => (why.partial.as_ref().map_or(0, |text| text.len()), false),
            _ => (0, false),
        };
        self.made.set(self.made.get() + bytes);
        if large || self.made.get() > limits::MAX_MADE_BYTES {
            return Value::failed("evaluating it makes more than is allowed");
        }
        value
    }

    /// A value that is computed once; one that needs itself is none.
    pub(crate) fn once(memo: &Memo<Value>, name: &str, evaluate: impl FnOnce() -> Value) -> Value {
        match memo.borrow().get(name) {
            Some(Some(value)) => return value.clone(),
            Some(None) => return Value::failed("it refers to itself"),
            None => {}
        }
        memo.borrow_mut().insert(name.into(), None);
        let value = evaluate();
        memo.borrow_mut().insert(name.into(), Some(value.clone()));
        value
    }
}
