//! Interfaces that let whoever reaches them command something, and that ask for no login by themselves.

use plimsoll_estate::{Object, View};

/// Names of images, without registry and tag, and what they serve.
const IMAGES: &[(&str, &str)] = &[
    ("kubernetesui/dashboard", "the Kubernetes dashboard"),
    ("kubernetes-dashboard-amd64", "the Kubernetes dashboard"),
    ("argoproj/argocli", "Argo Workflows"),
    ("weaveworks/scope", "Weave Scope"),
    ("kubeflow/centraldashboard", "Kubeflow"),
    ("jupyter/base-notebook", "a Jupyter notebook"),
    ("jupyter/datascience-notebook", "a Jupyter notebook"),
    ("jupyter/minimal-notebook", "a Jupyter notebook"),
    ("jupyter/scipy-notebook", "a Jupyter notebook"),
    ("jupyter/tensorflow-notebook", "a Jupyter notebook"),
    ("prom/prometheus", "Prometheus"),
    ("prometheus/prometheus", "Prometheus"),
    ("prom/alertmanager", "Alertmanager"),
    ("prometheus/alertmanager", "Alertmanager"),
    ("prom/pushgateway", "Pushgateway"),
    ("kibana/kibana", "Kibana"),
    ("elasticsearch/elasticsearch", "Elasticsearch"),
    ("jaegertracing/all-in-one", "Jaeger"),
    ("tektoncd/dashboard", "the Tekton dashboard"),
    ("hjacobs/kube-ops-view", "kube-ops-view"),
    ("cadvisor/cadvisor", "cAdvisor"),
    ("provectuslabs/kafka-ui", "Kafka UI"),
    ("rediscommander/redis-commander", "Redis Commander"),
    ("mongo-express", "Mongo Express"),
    ("adminer", "Adminer"),
    ("redis", "Redis"),
    ("memcached", "Memcached"),
    ("mongo", "MongoDB"),
    ("etcd", "etcd"),
    ("rayproject/ray", "the Ray dashboard"),
];

/// What a service leads to, where one of its pods runs such an image.
pub(super) fn behind(view: View<'_>, service: &Object) -> Option<&'static str> {
    let selector = labels(service)?;
    let mut pods = view.pods_in(service.namespace()).into_iter();
    pods.find_map(|(object, pod)| {
        let labels = pod.labels(object);
        let selected = selector.iter().all(|pair| labels.contains(pair));
        let images = pod.containers.iter().filter_map(|container| container.image.get());
        selected.then(|| images.into_iter().find_map(|image| console(image))).flatten()
    })
}

/// The labels of a service's selector; none where it selects by hand.
fn labels(service: &Object) -> Option<Vec<(&str, &str)>> {
    let selector = service.node().at("spec.selector")?;
    let pairs: Vec<_> = selector.entries().into_iter().map(|(key, value)| (key.text(), value.text())).collect();
    (!pairs.is_empty()).then_some(pairs)
}

/// What an image serves: its last parts are compared, whichever registry it comes from.
fn console(image: &str) -> Option<&'static str> {
    let bare = image.split('@').next().unwrap_or(image);
    let (folder, last) = bare.rsplit_once('/').unwrap_or(("", bare));
    let last = last.split(':').next().unwrap_or(last);
    let owner = folder.rsplit('/').next().unwrap_or_default();
    let pair = format!("{owner}/{last}");
    let is = |name: &str| if name.contains('/') { pair == name } else { last == name };
    IMAGES.iter().find(|(name, _)| is(name)).map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::console;

    #[test]
    fn images_are_known_by_their_last_parts() {
        assert_eq!(console("docker.io/prom/prometheus:v3"), Some("Prometheus"));
        assert_eq!(console("registry.example.com:5000/redis@sha256:00"), Some("Redis"));
        assert_eq!(console("example.com/redis-exporter:1"), None);
        assert_eq!(console("example.com/prometheus:1"), None);
    }
}
