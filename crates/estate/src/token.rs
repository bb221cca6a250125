//! Whether a pod gets a token of its service account.
//! <https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/>

use plimsoll_model::{Completeness, State, Truth, Value, Why};

use crate::{Object, Pod, V, View};

impl View<'_> {
    /// Whether a pod's containers hold a token for the API: what the pod says, else its account, else yes.
    ///
    /// The place is always one of the pod's.
    #[must_use]
    pub fn mounts_token(&self, object: &Object, pod: &Pod) -> V<bool> {
        let own = pod.volumes.iter().find(|volume| projects_token(volume, object));
        match (own, &pod.automount_token.state) {
            (Some(volume), _) => Value::known(true, volume.at),
            (None, State::Absent) => self.account_mounts_token(object, pod),
            (None, _) => pod.automount_token.clone(),
        }
    }

    fn account_mounts_token(&self, object: &Object, pod: &Pod) -> V<bool> {
        let at = pod.automount_token.origin;
        let Some(name) = pod.service_account.get() else {
            let why = || Why::new("the service account cannot be told", "state it in the file");
            return Value::unknown(pod.service_account.why().cloned().unwrap_or_else(why), at);
        };
        match self.named("", "ServiceAccount", object.namespace(), name) {
            Some(account) => {
                let said = account.reader().bool_or("automountServiceAccountToken", true);
                Value { state: said.state, origin: at }
            }
            None if self.completeness("", "ServiceAccount") == Completeness::Complete => Value::default(true, at),
            None => Value::unknown(
                Why::new(
                    "the service account is not in these files, and may keep its token back",
                    "add the service account to the scan, or scan the cluster",
                ),
                at,
            ),
        }
    }
}

/// A token for another audience is of no use at the API server.
fn projects_token(volume: &crate::Volume, object: &Object) -> bool {
    let sources = volume.reader(object).items("projected.sources").into_iter();
    let tokens = sources.filter_map(|source| source.child("serviceAccountToken"));
    tokens.into_iter().any(|token| token.string("audience").test(true, |audience| audience.is_empty()) == Truth::True)
}
