{{/* Where Kafka is and how to speak with it. */}}

{{- define "threadkeep.kafka.cluster" -}}
{{- printf "%s-kafka" (include "threadkeep.fullname" .) -}}
{{- end -}}

{{- define "threadkeep.kafka.bootstrapServers" -}}
{{- if .Values.kafka.strimzi.enabled -}}
{{- printf "%s-kafka-bootstrap.%s.svc:9093" (include "threadkeep.kafka.cluster" .) .Release.Namespace -}}
{{- else -}}
{{- .Values.kafka.bootstrapServers -}}
{{- end -}}
{{- end -}}

{{- define "threadkeep.kafka.protocol" -}}
{{- if .Values.kafka.strimzi.enabled -}}SASL_SSL{{- else -}}{{- .Values.kafka.security.protocol -}}{{- end -}}
{{- end -}}

{{- define "threadkeep.kafka.mechanism" -}}
{{- if .Values.kafka.strimzi.enabled -}}SCRAM-SHA-512{{- else -}}{{- .Values.kafka.security.mechanism -}}{{- end -}}
{{- end -}}

{{- define "threadkeep.kafka.username" -}}
{{- if .root.Values.kafka.strimzi.enabled -}}
{{- include "threadkeep.componentName" . -}}
{{- else -}}
{{- .root.Values.kafka.security.username -}}
{{- end -}}
{{- end -}}

{{- define "threadkeep.kafka.passwordSecret" -}}
{{- if .root.Values.kafka.strimzi.enabled -}}
name: {{ include "threadkeep.componentName" . }}
key: password
{{- else -}}
name: {{ .root.Values.kafka.security.passwordSecret }}
key: {{ .root.Values.kafka.security.passwordKey }}
{{- end -}}
{{- end -}}

{{/* Empty when the JVM's own authorities do. */}}
{{- define "threadkeep.kafka.caSecret" -}}
{{- if .Values.kafka.strimzi.enabled -}}
name: {{ include "threadkeep.kafka.cluster" . }}-cluster-ca-cert
key: ca.crt
{{- else if and .Values.kafka.security.caSecret (ne .Values.kafka.security.protocol "PLAINTEXT") -}}
name: {{ .Values.kafka.security.caSecret }}
key: {{ .Values.kafka.security.caKey }}
{{- end -}}
{{- end -}}

{{/* Properties without prefix: those of Kafka's clients. */}}
{{- define "threadkeep.kafka.client" -}}
{{- $protocol := include "threadkeep.kafka.protocol" .root -}}
security.protocol: {{ $protocol }}
{{- if eq $protocol "SASL_SSL" }}
{{- $mechanism := include "threadkeep.kafka.mechanism" .root }}
{{- $module := eq $mechanism "PLAIN" | ternary "plain.PlainLoginModule" "scram.ScramLoginModule" }}
sasl.mechanism: {{ $mechanism }}
sasl.jaas.config: {{ printf "org.apache.kafka.common.security.%s required username=\"${BROKER_USERNAME}\" password=\"${BROKER_PASSWORD}\";" $module | quote }}
{{- end }}
{{- if include "threadkeep.kafka.caSecret" .root }}
ssl.truststore.type: PEM
ssl.truststore.location: /etc/threadkeep/kafka/ca.crt
{{- end }}
{{- end -}}

{{- define "threadkeep.kafka.env" -}}
{{- if eq (include "threadkeep.kafka.protocol" .root) "SASL_SSL" -}}
- name: BROKER_USERNAME
  value: {{ include "threadkeep.kafka.username" . | quote }}
- name: BROKER_PASSWORD
  valueFrom:
    secretKeyRef:
      {{- include "threadkeep.kafka.passwordSecret" . | nindent 6 }}
{{- end -}}
{{- end -}}

{{- define "threadkeep.kafka.volume" -}}
{{- with include "threadkeep.kafka.caSecret" . | fromYaml -}}
{{- if .name -}}
- name: kafka-ca
  secret:
    secretName: {{ .name }}
    items:
      - key: {{ .key }}
        path: ca.crt
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "threadkeep.kafka.volumeMount" -}}
{{- if include "threadkeep.kafka.caSecret" . -}}
- name: kafka-ca
  mountPath: /etc/threadkeep/kafka
  readOnly: true
{{- end -}}
{{- end -}}
