{{/* What the chart sets of each service's properties, as YAML of names and values. */}}

{{- define "threadkeep.properties.kafka" -}}
kafka.bootstrap.servers: {{ include "threadkeep.kafka.bootstrapServers" .root | quote }}
{{- range $name, $value := include "threadkeep.kafka.client" . | fromYaml }}
kafka.{{ $name }}: {{ $value | quote }}
{{- end }}
{{- end -}}

{{- define "threadkeep.properties.cassandra" -}}
quarkus.cassandra.contact-points: {{ include "threadkeep.cassandra.contactPoints" .root | quote }}
quarkus.cassandra.local-datacenter: {{ include "threadkeep.cassandra.datacenter" .root | quote }}
{{- if include "threadkeep.cassandra.secret" .root }}
quarkus.cassandra.auth.username: ${CASSANDRA_USERNAME}
quarkus.cassandra.auth.password: ${CASSANDRA_PASSWORD}
{{- end }}
{{- if .root.Values.setup.enabled }}
threadkeep.schema.create: "false"
{{- else }}
threadkeep.schema.replication: {{ printf "{'class':'NetworkTopologyStrategy','%s':%v}" (include "threadkeep.cassandra.datacenter" .root) .root.Values.cassandra.replicationFactor | quote }}
{{- end }}
{{- end -}}

{{- define "threadkeep.properties.keys" -}}
{{- with .root.Values.keys -}}
{{- if eq .provider "file" -}}
threadkeep.keys.kek-file: {{ printf "/etc/threadkeep/keys/%s" .file.key | quote }}
{{- if .file.earlierKeys }}
{{- $files := list }}
{{- range .file.earlierKeys }}{{ $files = append $files (printf "/etc/threadkeep/keys/%s" .) }}{{ end }}
threadkeep.keys.earlier-kek-files: {{ join "," $files | quote }}
{{- end }}
{{- else -}}
threadkeep.keys.vault.address: {{ .vault.address | quote }}
threadkeep.keys.vault.key: {{ .vault.key | quote }}
threadkeep.keys.vault.mount: {{ .vault.mount | quote }}
threadkeep.keys.vault.token-file: {{ printf "/etc/threadkeep/vault/%s" .vault.tokenKey | quote }}
{{- with .vault.namespace }}
threadkeep.keys.vault.namespace: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "threadkeep.properties.tracing" -}}
{{- with .root.Values.observability.tracing.endpoint -}}
threadkeep.tracing.endpoint: {{ . | quote }}
{{- end }}
{{- end -}}

{{- define "threadkeep.properties.ingest" -}}
{{ include "threadkeep.properties.kafka" . }}
{{ include "threadkeep.properties.tracing" . }}
{{- if .root.Values.observability.tracing.endpoint }}
threadkeep.tracing.ratio: {{ .root.Values.observability.tracing.ratio | quote }}
{{- end }}
threadkeep.identity.key-file: {{ printf "/etc/threadkeep/identity/%s" .root.Values.identity.key | quote }}
threadkeep.ingest.max-in-flight: {{ printf "%vM" .root.Values.ingest.maxInFlightMiB | quote }}
{{- with .root.Values.ingest.defaultTenant }}
threadkeep.ingest.default-tenant: {{ . | quote }}
{{- end }}
{{- with .root.Values.ingest.catalogUrl }}
threadkeep.ingest.catalog-url: {{ . | quote }}
{{- end }}
{{- end -}}

{{- define "threadkeep.properties.freezer" -}}
{{ include "threadkeep.properties.kafka" . }}
{{ include "threadkeep.properties.cassandra" . }}
{{ include "threadkeep.properties.keys" . }}
{{ include "threadkeep.properties.tracing" . }}
threadkeep.identity.key-file: {{ printf "/etc/threadkeep/identity/%s" .root.Values.identity.key | quote }}
threadkeep.freezer.pack-max-age: {{ .root.Values.freezer.packMaxAge | quote }}
threadkeep.freezer.pack-max-bytes: {{ printf "%vM" .root.Values.freezer.packMaxMiB | quote }}
threadkeep.freezer.hand-over-limit: {{ printf "%vs" .root.Values.freezer.handOverLimitSeconds | quote }}
{{- end -}}

{{- define "threadkeep.properties.catalog" -}}
{{ include "threadkeep.properties.kafka" . }}
{{ include "threadkeep.properties.cassandra" . }}
{{ include "threadkeep.properties.keys" . }}
{{ include "threadkeep.properties.tracing" . }}
threadkeep.identity.key-file: {{ printf "/etc/threadkeep/identity/%s" .root.Values.identity.key | quote }}
{{- end -}}

{{/* The ConfigMap of a service. What the chart sets is not to be set a second time, and nothing secret at all. */}}
{{- define "threadkeep.configMap" -}}
{{- $component := .component -}}
{{- $own := include (printf "threadkeep.properties.%s" $component) . | fromYaml -}}
{{- $more := index .root.Values $component "properties" -}}
{{- range $name, $value := $more -}}
{{- if hasKey $own $name -}}
{{- fail (printf "%s.properties: the chart sets %s itself, from other values; set those" $component $name) -}}
{{- end -}}
{{- if regexMatch "(?i)password|secret|jaas|token$" $name -}}
{{- fail (printf "%s.properties: %s would stand in a ConfigMap for everybody to read; refer to a Secret instead" $component $name) -}}
{{- end -}}
{{- end -}}
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "threadkeep.metadata" . | nindent 2 }}
data:
  application.properties: |
    {{- range $name, $value := merge (dict) $own $more }}
    {{ $name }}={{ $value }}
    {{- end }}
{{- end -}}
