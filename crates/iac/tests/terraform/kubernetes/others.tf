resource "kubernetes_cluster_role" "r" {
  metadata { name = "r" }
  rule {
    api_groups     = [""]
    resources      = ["pods"]
    resource_names = ["a"]
    verbs          = ["*"]
  }
  rule {
    non_resource_urls = ["/metrics"]
    verbs             = ["get"]
  }
}
resource "kubernetes_cluster_role_binding_v1" "b" {
  metadata { name = "b" }
  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "r"
  }
  subject {
    kind      = "ServiceAccount"
    name      = "s"
    namespace = "ns"
  }
}
resource "kubernetes_service_account" "s" {
  metadata {
    name      = "s"
    namespace = "ns"
  }
  secret { name = "s" }
  image_pull_secret { name = "pull" }
  automount_service_account_token = false
}
resource "kubernetes_network_policy" "n" {
  metadata { name = "nn" }
  spec {
    pod_selector {}
    policy_types = ["Ingress", "Egress"]
    ingress {
      from {
        namespace_selector { match_labels = { a = "b" } }
      }
      from {
        ip_block {
          cidr   = "10.0.0.0/8"
          except = ["10.1.0.0/16"]
        }
      }
      ports {
        port     = "8080"
        protocol = "TCP"
      }
    }
    egress {}
  }
}
resource "kubernetes_service" "v" {
  metadata { name = "v" }
  spec {
    selector                    = { app_name = "web" }
    type                        = "LoadBalancer"
    load_balancer_ip            = "1.2.3.4"
    external_ips                = ["1.1.1.1"]
    load_balancer_source_ranges = ["0.0.0.0/0"]
    session_affinity_config {
      client_ip { timeout_seconds = 5 }
    }
    port {
      port        = 80
      target_port = "8080"
    }
  }
}
resource "kubernetes_ingress_v1" "i" {
  metadata { name = "i" }
  spec {
    tls { hosts = ["a.example"] }
    rule {
      host = "a.example"
      http {
        path {
          path      = "/"
          path_type = "Prefix"
          backend {
            service {
              name = "v"
              port { number = 80 }
            }
          }
        }
      }
    }
  }
}
resource "kubernetes_secret" "x" {
  metadata { name = "x" }
  type        = "Opaque"
  data        = { a_b = "c" }
  binary_data = { d = "ZQ==" }
}
resource "kubernetes_config_map_v1" "c" {
  metadata { name = "c" }
  data = { "a_b.conf" = "x" }
}
resource "kubernetes_limit_range" "l" {
  metadata { name = "l" }
  spec {
    limit {
      type    = "Container"
      default = { cpu = "1" }
    }
  }
}
resource "kubernetes_resource_quota" "q" {
  metadata { name = "q" }
  spec { hard = { pods = 10 } }
}
resource "kubernetes_namespace" "n" {
  metadata {
    name   = "nn"
    labels = { "pod-security.kubernetes.io/enforce" = "restricted" }
  }
}
resource "kubernetes_pod_security_policy" "p" {
  metadata { name = "p" }
  spec {
    privileged                 = false
    volumes                    = ["configMap"]
    required_drop_capabilities = ["ALL"]
    host_ports {
      min = 0
      max = 1
    }
    run_as_user { rule = "MustRunAsNonRoot" }
    fs_group {
      rule = "MustRunAs"
      range {
        min = 1
        max = 2
      }
    }
  }
}
resource "kubernetes_persistent_volume" "v" {
  metadata { name = "v" }
  spec {
    capacity     = { storage = "1Gi" }
    access_modes = ["ReadWriteOnce"]
    persistent_volume_source {
      host_path { path = "/data" }
    }
  }
}
resource "kubernetes_storage_class" "s" {
  metadata { name = "s" }
  storage_provisioner = "ebs.csi.aws.com"
  parameters          = { encrypted_it = "true" }
}
