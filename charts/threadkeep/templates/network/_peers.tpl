{{/* Network policies: one per flow, named after it. */}}

{{- define "threadkeep.policy" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ printf "%s-%s" (include "threadkeep.fullname" .root) .flow }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "threadkeep.labels" . | nindent 4 }}
  {{- with .annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  podSelector:
    matchLabels:
      {{- include "threadkeep.selectorLabels" . | nindent 6 }}
{{- end -}}

{{/* Out of a component, to peers (none: anywhere) on ports. */}}
{{- define "threadkeep.policy.egress" -}}
{{ include "threadkeep.policy" . }}
  policyTypes: [Egress]
  egress:
    - ports:
        {{- range .ports }}
        - port: {{ . }}
          protocol: TCP
        {{- end }}
      {{- with .peers }}
      to:
        {{- toYaml . | nindent 8 }}
      {{- end }}
{{- end -}}

{{/* Into a component, from peers on its named ports. */}}
{{- define "threadkeep.policy.ingress" -}}
{{ include "threadkeep.policy" . }}
  policyTypes: [Ingress]
  ingress:
    - ports:
        {{- range .ports }}
        - port: {{ . }}
          protocol: TCP
        {{- end }}
      from:
        {{- toYaml .peers | nindent 8 }}
{{- end -}}

{{/* A list of host:port, as text: {ports: [...]}. */}}
{{- define "threadkeep.portsOf" -}}
ports:
{{- $ports := list -}}
{{- range splitList "," . -}}
{{- $ports = append $ports (. | trim | splitList ":" | last) -}}
{{- end -}}
{{- range uniq $ports }}
  - {{ . }}
{{- end }}
{{- end -}}

{{- define "threadkeep.policy.toKafka" -}}
{{- $peers := .root.Values.networkPolicy.kafka -}}
{{- if .root.Values.kafka.strimzi.enabled -}}
{{- $peers = list (dict "podSelector" (dict "matchLabels" (dict "strimzi.io/cluster" (include "threadkeep.kafka.cluster" .root)))) -}}
{{- end -}}
{{- $ports := (include "threadkeep.portsOf" (include "threadkeep.kafka.bootstrapServers" .root) | fromYaml).ports -}}
{{- include "threadkeep.policy.egress" (merge (dict "flow" (printf "%s-to-kafka" .component) "peers" $peers "ports" $ports) .) -}}
{{- end -}}

{{- define "threadkeep.policy.toCassandra" -}}
{{- $peers := .root.Values.networkPolicy.cassandra -}}
{{- if .root.Values.cassandra.k8ssandra.enabled -}}
{{- $peers = list (dict "podSelector" (dict "matchLabels" (dict "cassandra.datastax.com/cluster" (include "threadkeep.cassandra.cluster" .root)))) -}}
{{- end -}}
{{- $ports := (include "threadkeep.portsOf" (include "threadkeep.cassandra.contactPoints" .root) | fromYaml).ports -}}
{{- include "threadkeep.policy.egress" (merge (dict "flow" (printf "%s-to-cassandra" .component) "peers" $peers "ports" $ports) .) -}}
{{- end -}}

{{- define "threadkeep.policy.toVault" -}}
{{- $url := urlParse .root.Values.keys.vault.address -}}
{{- $ports := (include "threadkeep.portsOf" (contains ":" $url.host | ternary $url.host (eq $url.scheme "https" | ternary ":443" ":80")) | fromYaml).ports -}}
{{- include "threadkeep.policy.egress" (merge (dict "flow" (printf "%s-to-vault" .component) "peers" .root.Values.networkPolicy.vault "ports" $ports) .) -}}
{{- end -}}

{{- define "threadkeep.policy.toCollector" -}}
{{- $url := urlParse .root.Values.observability.tracing.endpoint -}}
{{- $ports := (include "threadkeep.portsOf" (contains ":" $url.host | ternary $url.host (eq $url.scheme "https" | ternary ":443" ":80")) | fromYaml).ports -}}
{{- include "threadkeep.policy.egress" (merge (dict "flow" (printf "%s-to-collector" .component) "peers" .root.Values.networkPolicy.collector "ports" $ports) .) -}}
{{- end -}}

{{- define "threadkeep.policy.fromMonitoring" -}}
{{- $peers := default (list (dict "namespaceSelector" (dict))) .root.Values.networkPolicy.monitoring -}}
{{- include "threadkeep.policy.ingress" (merge (dict "flow" (printf "monitoring-to-%s" .component) "peers" $peers "ports" (list "management")) .) -}}
{{- end -}}

{{/* From those whom the values name, or the namespace; and from the release's test, when it runs. */}}
{{- define "threadkeep.policy.fromClients" -}}
{{- $peers := default (list (dict "podSelector" (dict))) .from -}}
{{- $test := dict "podSelector" (dict "matchLabels" (include "threadkeep.selectorLabels" (dict "root" .root "component" "test") | fromYaml)) -}}
{{- include "threadkeep.policy.ingress" (merge (dict "peers" (append $peers $test)) .) -}}
{{- end -}}
