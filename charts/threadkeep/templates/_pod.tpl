{{/* The pods of a service. */}}

{{- define "threadkeep.deployment" -}}
{{- $values := index .root.Values .component -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "threadkeep.metadata" . | nindent 2 }}
spec:
  {{- if not .scaled }}
  replicas: {{ $values.replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  selector:
    matchLabels:
      {{- include "threadkeep.selectorLabels" . | nindent 6 }}
  strategy:
    type: RollingUpdate
    rollingUpdate:
      {{- toYaml .rollingUpdate | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "threadkeep.labels" . | nindent 8 }}
      annotations:
        checksum/config: {{ include "threadkeep.configMap" . | sha256sum }}
        {{- with $values.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      serviceAccountName: {{ include "threadkeep.componentName" . }}
      automountServiceAccountToken: false
      # Variables such as KAFKA_PORT would be taken for settings of Kafka's clients.
      enableServiceLinks: false
      terminationGracePeriodSeconds: {{ $values.terminationGracePeriodSeconds }}
      securityContext:
        {{- include "threadkeep.podSecurityContext" . | nindent 8 }}
      {{- include "threadkeep.imagePullSecrets" .root | nindent 6 }}
      {{- with $values.priorityClassName }}
      priorityClassName: {{ . }}
      {{- end }}
      {{- with $values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      topologySpreadConstraints:
        {{- include "threadkeep.topologySpread" . | nindent 8 }}
      containers:
        - {{ include "threadkeep.container" . | nindent 10 | trim }}
      volumes:
        {{- include "threadkeep.volumes" . | nindent 8 }}
{{- end -}}

{{- define "threadkeep.topologySpread" -}}
{{- $spread := .root.Values.topologySpread -}}
{{- $context := . -}}
{{- range $key, $when := dict "topology.kubernetes.io/zone" $spread.zone "kubernetes.io/hostname" $spread.node }}
- topologyKey: {{ $key }}
  maxSkew: 1
  whenUnsatisfiable: {{ $when }}
  labelSelector:
    matchLabels:
      {{- include "threadkeep.selectorLabels" $context | nindent 6 }}
  matchLabelKeys: [pod-template-hash]
{{- end }}
{{- end -}}

{{- define "threadkeep.container" -}}
{{- $values := index .root.Values .component -}}
name: {{ .component }}
image: {{ include "threadkeep.image" . }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
securityContext:
  {{- include "threadkeep.containerSecurityContext" . | nindent 2 }}
env:
  - name: JDK_JAVA_OPTIONS
    # The serial collector alone finds room for an event of 32 MiB in so small a heap.
    value: {{ printf "-Xmx%vm -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError" $values.heapMiB | quote }}
  {{- include "threadkeep.kafka.env" . | nindent 2 }}
  {{- if ne .component "ingest" }}
  {{- include "threadkeep.cassandra.env" .root | nindent 2 }}
  {{- end }}
ports:
  {{- range $name, $port := index (include "threadkeep.ports" .root | fromYaml) .component }}
  - name: {{ $name }}
    containerPort: {{ $port }}
  {{- end }}
startupProbe:
  httpGet: {path: /q/health/live, port: management}
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: {path: /q/health/live, port: management}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /q/health/ready, port: management}
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 2
{{- if ne .component "freezer" }}
lifecycle:
  preStop:
    # Routes forget the pod before it stops to listen.
    sleep:
      seconds: 5
{{- end }}
resources:
  {{- toYaml $values.resources | nindent 2 }}
volumeMounts:
  - name: config
    mountPath: /app/config
    readOnly: true
  - name: identity
    mountPath: /etc/threadkeep/identity
    readOnly: true
  {{- if ne .component "ingest" }}
  {{- include "threadkeep.keys.volumeMount" .root | nindent 2 }}
  {{- end }}
  {{- include "threadkeep.kafka.volumeMount" .root | nindent 2 }}
  - name: tmp
    mountPath: /tmp
{{- end -}}

{{- define "threadkeep.volumes" -}}
- name: config
  configMap:
    name: {{ include "threadkeep.componentName" . }}
- name: identity
  secret:
    secretName: {{ .root.Values.identity.existingSecret }}
    defaultMode: 0440
    items:
      - key: {{ .root.Values.identity.key }}
        path: {{ .root.Values.identity.key }}
{{- if ne .component "ingest" }}
{{ include "threadkeep.keys.volume" .root }}
{{- end }}
{{ include "threadkeep.kafka.volume" .root }}
- name: tmp
  emptyDir:
    sizeLimit: 64Mi
{{- end -}}

{{- define "threadkeep.keys.volume" -}}
{{- with .Values.keys -}}
{{- if eq .provider "file" -}}
- name: keys
  secret:
    secretName: {{ .file.existingSecret }}
    defaultMode: 0440
    items:
      {{- range prepend .file.earlierKeys .file.key }}
      - key: {{ . }}
        path: {{ . }}
      {{- end }}
{{- else -}}
- name: vault
  secret:
    secretName: {{ .vault.tokenSecret }}
    defaultMode: 0440
    items:
      - key: {{ .vault.tokenKey }}
        path: {{ .vault.tokenKey }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "threadkeep.keys.volumeMount" -}}
{{- if eq .Values.keys.provider "file" -}}
- name: keys
  mountPath: /etc/threadkeep/keys
  readOnly: true
{{- else -}}
- name: vault
  mountPath: /etc/threadkeep/vault
  readOnly: true
{{- end }}
{{- end -}}
