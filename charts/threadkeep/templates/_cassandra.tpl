{{/* Where Cassandra is and how to speak with it. */}}

{{- define "threadkeep.cassandra.cluster" -}}
{{- printf "%s-cassandra" (include "threadkeep.fullname" .) -}}
{{- end -}}

{{- define "threadkeep.cassandra.datacenter" -}}
{{- if .Values.cassandra.k8ssandra.enabled -}}
{{- default "dc1" .Values.cassandra.localDatacenter -}}
{{- else -}}
{{- .Values.cassandra.localDatacenter -}}
{{- end -}}
{{- end -}}

{{- define "threadkeep.cassandra.contactPoints" -}}
{{- if .Values.cassandra.k8ssandra.enabled -}}
{{- printf "%s-%s-service.%s.svc:9042" (include "threadkeep.cassandra.cluster" .) (include "threadkeep.cassandra.datacenter" .) .Release.Namespace -}}
{{- else -}}
{{- join "," .Values.cassandra.contactPoints -}}
{{- end -}}
{{- end -}}

{{/* Empty when Cassandra asks for no name. */}}
{{- define "threadkeep.cassandra.secret" -}}
{{- if .Values.cassandra.auth.existingSecret -}}
{{- .Values.cassandra.auth.existingSecret -}}
{{- else if .Values.cassandra.k8ssandra.enabled -}}
{{- printf "%s-superuser" (include "threadkeep.cassandra.cluster" .) -}}
{{- end -}}
{{- end -}}

{{- define "threadkeep.cassandra.env" -}}
{{- with include "threadkeep.cassandra.secret" . -}}
- name: CASSANDRA_USERNAME
  valueFrom:
    secretKeyRef:
      name: {{ . }}
      key: {{ $.Values.cassandra.auth.usernameKey }}
- name: CASSANDRA_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ . }}
      key: {{ $.Values.cassandra.auth.passwordKey }}
{{- end -}}
{{- end -}}
