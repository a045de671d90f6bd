{{/* Names and labels. All of them take the root, or a dict of root and component. */}}

{{- define "threadkeep.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "threadkeep.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains (include "threadkeep.name" .) .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "threadkeep.name" .) | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "threadkeep.componentName" -}}
{{- printf "%s-%s" (include "threadkeep.fullname" .root) .component -}}
{{- end -}}

{{/* Of the release, without a component. */}}
{{- define "threadkeep.releaseLabels" -}}
app.kubernetes.io/name: {{ include "threadkeep.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "threadkeep.selectorLabels" -}}
{{ include "threadkeep.releaseLabels" .root }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "threadkeep.labels" -}}
{{ include "threadkeep.selectorLabels" . }}
app.kubernetes.io/part-of: threadkeep
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "threadkeep.metadata" -}}
name: {{ include "threadkeep.componentName" . }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "threadkeep.labels" . | nindent 2 }}
{{- end -}}

{{- define "threadkeep.image" -}}
{{- $image := .root.Values.image -}}
{{- printf "%s/%s/%s:%s" $image.registry $image.repository .component (default .root.Chart.AppVersion $image.tag) -}}
{{- end -}}

{{/* The ports that the services have by default. */}}
{{- define "threadkeep.ports" -}}
ingest: {http: 8081, otlp: 4317, management: 9081}
freezer: {http: 8082, management: 9082}
catalog: {http: 8083, management: 9083}
{{- end -}}

{{- define "threadkeep.port" -}}
{{- index (include "threadkeep.ports" .root | fromYaml) .component .port -}}
{{- end -}}

{{- define "threadkeep.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "threadkeep.containerSecurityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{- define "threadkeep.imagePullSecrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}

{{- define "threadkeep.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "threadkeep.metadata" . | nindent 2 }}
  {{- with .annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
automountServiceAccountToken: false
{{- end -}}
