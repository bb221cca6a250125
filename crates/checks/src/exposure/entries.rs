//! The entries of a cluster: what leads from outside to a service.

use plimsoll_engine::Hit;
use plimsoll_estate::{Object, Reader, View};

/// A reference to a service: namespace and name, at this place.
struct Backend<'e> {
    hit: Hit<'e>,
    namespace: String,
    name: String,
}

const GATEWAY: &str = "gateway.networking.k8s.io";
const ROUTES: [&str; 5] = ["GRPCRoute", "HTTPRoute", "TCPRoute", "TLSRoute", "UDPRoute"];

/// The place that makes a service reachable from outside, if any does.
pub(super) fn of<'e>(view: View<'e>, service: &'e Object) -> Option<Hit<'e>> {
    let kind = service.reader().string("spec.type");
    if kind.get().is_some_and(|kind| matches!(&**kind, "LoadBalancer" | "NodePort")) {
        return Some(Hit::noted(service, kind.origin, "this service is an entry itself"));
    }
    let routes = ROUTES.iter().flat_map(|kind| view.of_kind(GATEWAY, kind)).flat_map(route);
    let ingresses = view.of_kind("networking.k8s.io", "Ingress").chain(view.of_kind("extensions", "Ingress"));
    let meshes = view.of_kind("networking.istio.io", "VirtualService").flat_map(virtual_service);
    let mut all = routes.chain(ingresses.flat_map(ingress)).chain(meshes);
    let meant = |b: &Backend<'_>| b.namespace == service.namespace() && b.name == *service.key.name;
    all.find(meant).map(|backend| backend.hit)
}

fn backend<'e>(object: &'e Object, holder: Reader<'e>, path: &'static str) -> Option<Backend<'e>> {
    let name = holder.string(path);
    let hit = Hit::noted(object, name.origin, "which this leads to");
    Some(Backend { hit, namespace: object.namespace().to_owned(), name: name.get()?.to_string() })
}

fn route(object: &Object) -> Vec<Backend<'_>> {
    let rules = object.reader().items("spec.rules").into_iter();
    let references = rules.flat_map(|rule| rule.items("backendRefs"));
    let services = references.filter(|r| r.string("kind").get().is_none_or(|kind| &**kind == "Service"));
    services
        .filter_map(|reference| {
            let backend = backend(object, reference, "name")?;
            let home = reference.string("namespace");
            Some(Backend { namespace: home.get().map_or(backend.namespace, |home| home.to_string()), ..backend })
        })
        .collect()
}

/// The fields are those of the current version and of the ones before it.
fn ingress(object: &Object) -> Vec<Backend<'_>> {
    let spec = object.reader();
    let paths = spec.items("spec.rules").into_iter().flat_map(|rule| rule.items("http.paths"));
    let named = paths.flat_map(|path| [(path, "backend.service.name"), (path, "backend.serviceName")]);
    let defaults = [(spec, "spec.defaultBackend.service.name"), (spec, "spec.backend.serviceName")];
    named.chain(defaults).filter_map(|(holder, path)| backend(object, holder, path)).collect()
}

/// A service of the mesh alone has no gateway, or only the one that is called `mesh`.
fn virtual_service(object: &Object) -> Vec<Backend<'_>> {
    let gateways = object.reader().strings("spec.gateways");
    if gateways.iter().all(|gateway| gateway.get().is_some_and(|name| &**name == "mesh")) {
        return Vec::new();
    }
    let rules = ["spec.http", "spec.tcp", "spec.tls"].into_iter().flat_map(|path| object.reader().items(path));
    let destinations = rules.flat_map(|rule| rule.items("route"));
    destinations.filter_map(|route| backend(object, route, "destination.host")).map(by_host).collect()
}

/// `name`, `name.namespace` or `name.namespace.svc` with the domain of the cluster.
fn by_host(backend: Backend<'_>) -> Backend<'_> {
    let mut parts = backend.name.split('.');
    let name = parts.next().unwrap_or_default().to_owned();
    let namespace = parts.next().map_or(backend.namespace, str::to_owned);
    Backend { hit: backend.hit, namespace, name }
}
