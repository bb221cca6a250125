//! Manifests, charts and overlays.

/// Files by their path.
pub const FILES: &[(&str, &str)] = &[
    ("k8s/all.yaml", ALL),
    ("k8s/pod.json", POD_JSON),
    ("k8s/broken.yaml", BROKEN),
    ("chart/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\n"),
    ("chart/values.yaml", VALUES),
    ("chart/templates/all.yaml", TEMPLATE),
    ("failing/Chart.yaml", "apiVersion: v2\nname: failing\nversion: 0.1.0\n"),
    ("failing/values.yaml", "dbPassword: @S@\n"),
    ("failing/templates/all.yaml", "{{ fail (printf \"no %s here\" .Values.dbPassword) }}\n"),
    ("typed/Chart.yaml", "apiVersion: v2\nname: typed\nversion: 0.1.0\n"),
    ("typed/values.yaml", "auth: {password: @S@}\n"),
    ("typed/templates/all.yaml", "{{ .Values.auth.password.inner }}\n{{ int64 .Values.auth.password }}\n"),
    ("schema/Chart.yaml", "apiVersion: v2\nname: typed\nversion: 0.1.0\n"),
    ("schema/values.yaml", "auth: {password: @S@}\n"),
    ("schema/values.schema.json", r#"{"properties": {"auth": {"properties": {"password": {"enum": ["a"]}}}}}"#),
    ("overlay/kustomization.yaml", KUSTOMIZATION),
    ("overlay/extra.env", "BLAND=@S@\nOTHER=@S@\n"),
    ("overlay/deploy.yaml", DEPLOYMENT),
];

const ALL: &str = r#"apiVersion: v1
kind: Secret
metadata: {name: one}
data:
  bland: @B@
  folded: >-
    @B@
stringData:
  bland: @S@
  "quoted": '@S@'
  block: |
    first @S@
    second: @S@
  flow: {inner: @S@}
---
apiVersion: v1
kind: Secret
metadata: {name: two}
stringData: {a: @S@, b: "@S@"}
---
apiVersion: v1
kind: List
items:
  - {apiVersion: v1, kind: Secret, metadata: {name: l}, stringData: {a: @S@}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data:
  DB_PASSWORD: @S@
  app.properties: |
    user=app
    db.password=@N@
  app.json: '{"auth": {"apiToken": "@N@"}}'
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"apiVersion":"v1","kind":"Secret","stringData":{"bland":"@S@"}}
spec:
  containers:
    - name: app
      image: example.com/app
      command: [run, --password, "@N@"]
      args: ["--token=@N@", "redis-cli -a @N@ ping"]
      env:
        # password: @N@
        - {name: DB_PASSWORD, value: @S@}
        - value: "@S@"
          name: API_TOKEN
        - name: DSN
          value: postgres://app:@N@@db:5432/shop
      securityContext: {privileged: true}
      livenessProbe:
        httpGet: {path: /, port: 80, httpHeaders: [{name: Authorization, value: "Basic @N@"}]}
---
apiVersion: v1
kind: Secret
metadata: {name: reg}
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: '{"auths": {"x": {"username": "u", "password": "@S@"}}}'
"#;

const POD_JSON: &str = r#"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"j"},"spec":{"hostPID":true,"containers":[
{"name":"a","image":"x","env":[{"value":"@S@","name":"DB_PASSWORD"}],"command":["x","--password","@N@"]}]}}
"#;

const BROKEN: &str = "apiVersion: v1\nkind: Secret\nstringData:\n  password: @S@\n  bland: @S@\n  bad: [\n---\n\
    {{ if x }}\nkind: Secret\ndata:\n  a: @S@\n";

const VALUES: &str = r#"image: example.com/app
dbPassword: @S@
auth:
  token: "@S@"
  existing: none
env:
  DB_PASSWORD: @S@
list:
  - {name: API_TOKEN, value: @S@}
bland: @S@
"#;

const TEMPLATE: &str = r#"apiVersion: v1
kind: Secret
metadata: {name: {{ .Release.Name }}}
stringData:
  bland: {{ .Values.bland | quote }}
  literal: @S@
data:
  encoded: {{ .Values.dbPassword | b64enc }}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: {{ .Release.Name }}}
spec:
  template:
    spec:
      containers:
        - name: app
          image: {{ .Values.image }}
          securityContext: {privileged: true}
          env:
            - name: DB_PASSWORD
              value: {{ .Values.dbPassword | quote }}
            - name: GIVEN_TOKEN
              value: {{ .Values.given | default "none" | quote }}
            {{- range $name, $value := .Values.env }}
            - {name: {{ $name }}, value: {{ $value | quote }}}
            {{- end }}
            {{- toYaml .Values.list | nindent 12 }}
          args: ["--token", {{ .Values.auth.token | quote }}, "--password=@N@"]
"#;

const KUSTOMIZATION: &str = r#"apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [deploy.yaml]
secretGenerator:
  - name: one
    literals:
      - bland=@S@
      - "other=@S@"
      - 'third=@S@'
  - name: two
    envs: [extra.env]
configMapGenerator:
  - name: three
    literals: [DB_PASSWORD=@S@]
patches:
  - target: {kind: Deployment}
    patch: |
      - op: add
        path: /spec/template/spec/containers/0/env/-
        value: {name: DB_PASSWORD, value: @S@}
"#;

const DEPLOYMENT: &str = r#"apiVersion: apps/v1
kind: Deployment
metadata: {name: d}
spec:
  template:
    spec:
      containers:
        - name: app
          image: x
          env: [{name: TOKEN, value: @S@}]
          securityContext: {privileged: true}
"#;
