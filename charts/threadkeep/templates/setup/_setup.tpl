{{/* Where the servers come with the release, they are not there before it: then the job is part of it and waits for them. */}}
{{- define "threadkeep.setup.isHook" -}}
{{- if not (or .Values.kafka.strimzi.enabled .Values.cassandra.k8ssandra.enabled) -}}true{{- end -}}
{{- end -}}

{{- define "threadkeep.setup.annotations" -}}
{{- if include "threadkeep.setup.isHook" .root -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-weight: {{ .weight | quote }}
helm.sh/hook-delete-policy: before-hook-creation
{{- end -}}
{{- end -}}

{{/* Jobs can't be changed, so that one which isn't a hook is a new one in each revision. */}}
{{- define "threadkeep.setup.jobName" -}}
{{- $name := include "threadkeep.componentName" (dict "root" . "component" "setup") -}}
{{- if include "threadkeep.setup.isHook" . -}}{{ $name }}{{- else -}}{{ printf "%s-%d" $name .Release.Revision }}{{- end -}}
{{- end -}}
