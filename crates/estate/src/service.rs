use crate::defaults::values::SERVICE_TYPE;
use crate::{Object, V};

/// A `Service` with its defaults applied. <https://kubernetes.io/docs/concepts/services-networking/service/>
#[derive(Clone, Debug)]
pub struct Service<'e> {
    /// The raw object.
    pub object: &'e Object,
    /// `spec.type`; `ClusterIP` by default.
    pub exposure: V<Box<str>>,
    /// The controller that makes the load balancer; absent leaves it to the cloud's own.
    pub class: V<Box<str>>,
    /// The source addresses that its load balancer lets through; none at all lets through every one.
    pub source_ranges: Vec<V<Box<str>>>,
    /// Addresses outside the cluster that it claims for itself.
    pub external_ips: Vec<V<Box<str>>>,
}

impl<'e> Service<'e> {
    /// Reads a service; none for other kinds.
    #[must_use]
    pub fn read(object: &'e Object) -> Option<Self> {
        let reader = object.reader();
        object.is("", "Service").then(|| Self {
            object,
            exposure: reader.string_or("spec.type", SERVICE_TYPE),
            class: reader.string("spec.loadBalancerClass"),
            source_ranges: reader.strings("spec.loadBalancerSourceRanges"),
            external_ips: reader.strings("spec.externalIPs"),
        })
    }
}
