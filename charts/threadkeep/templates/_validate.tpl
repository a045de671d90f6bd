{{/* What would start and not keep its promise is refused here, naming the value. What has a wrong form, values.schema.json refuses. */}}

{{- define "threadkeep.require" -}}
{{- if not .value -}}{{- fail (printf "%s is not set: %s" .name .what) -}}{{- end -}}
{{- end -}}

{{- define "threadkeep.validate" -}}
{{- include "threadkeep.require" (dict "name" "image.registry" "value" .Values.image.registry "what" "the registry that holds the images you built with deploy/images") -}}
{{- include "threadkeep.require" (dict "name" "identity.existingSecret" "value" .Values.identity.existingSecret "what" "the Secret with the fleet's identity key, 64 hex digits") -}}
{{- include "threadkeep.validate.keys" . -}}
{{- include "threadkeep.validate.kafka" . -}}
{{- include "threadkeep.validate.cassandra" . -}}
{{- include "threadkeep.validate.freezer" . -}}
{{- range $component := list "ingest" "freezer" "catalog" -}}
{{- include "threadkeep.validate.memory" (dict "root" $ "component" $component) -}}
{{- end -}}
{{- range $component := list "ingest" "catalog" -}}
{{- include "threadkeep.validate.front" (dict "root" $ "component" $component) -}}
{{- end -}}
{{- if gt (mul 3 (int .Values.ingest.maxInFlightMiB)) (int .Values.ingest.heapMiB) -}}
{{- fail (printf "ingest.maxInFlightMiB is %v, but at most a third of ingest.heapMiB (%v) can be in flight" .Values.ingest.maxInFlightMiB .Values.ingest.heapMiB) -}}
{{- end -}}
{{- end -}}

{{- define "threadkeep.validate.keys" -}}
{{- with .Values.keys -}}
{{- if eq .provider "file" -}}
{{- include "threadkeep.require" (dict "name" "keys.file.existingSecret" "value" .file.existingSecret "what" "the Secret with the key-encryption key, 64 hex digits (or set keys.provider to vault)") -}}
{{- else -}}
{{- include "threadkeep.require" (dict "name" "keys.vault.address" "value" .vault.address "what" "such as https://vault.example:8200") -}}
{{- include "threadkeep.require" (dict "name" "keys.vault.key" "value" .vault.key "what" "the name of the Transit key") -}}
{{- include "threadkeep.require" (dict "name" "keys.vault.tokenSecret" "value" .vault.tokenSecret "what" "the Secret with Vault's token") -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "threadkeep.validate.kafka" -}}
{{- $kafka := .Values.kafka -}}
{{- if $kafka.strimzi.enabled -}}
{{- if $kafka.bootstrapServers -}}
{{- fail "kafka.bootstrapServers is set, and kafka.strimzi.enabled makes another cluster: keep one of them" -}}
{{- end -}}
{{- if gt (int $kafka.replicationFactor) (int $kafka.strimzi.brokers) -}}
{{- fail (printf "kafka.replicationFactor is %v, more than kafka.strimzi.brokers (%v)" $kafka.replicationFactor $kafka.strimzi.brokers) -}}
{{- end -}}
{{- else -}}
{{- include "threadkeep.require" (dict "name" "kafka.bootstrapServers" "value" $kafka.bootstrapServers "what" "brokers as host:port (or set kafka.strimzi.enabled)") -}}
{{- if and (eq $kafka.security.protocol "PLAINTEXT") (not .Values.unsafe.plaintextKafka) -}}
{{- fail "kafka.security.protocol is PLAINTEXT: people's words would travel in clear; use SASL_SSL, or set unsafe.plaintextKafka" -}}
{{- end -}}
{{- if eq $kafka.security.protocol "SASL_SSL" -}}
{{- include "threadkeep.require" (dict "name" "kafka.security.username" "value" $kafka.security.username "what" "the services' user (protocol SASL_SSL)") -}}
{{- include "threadkeep.require" (dict "name" "kafka.security.passwordSecret" "value" $kafka.security.passwordSecret "what" "the Secret with that user's password (protocol SASL_SSL)") -}}
{{- end -}}
{{- end -}}
{{- if ge (int $kafka.minInsyncReplicas) (int $kafka.replicationFactor) | and (gt (int $kafka.replicationFactor) 1) -}}
{{- fail (printf "kafka.minInsyncReplicas is %v of kafka.replicationFactor %v: no turn could be taken while one broker is away; leave one to spare" $kafka.minInsyncReplicas $kafka.replicationFactor) -}}
{{- end -}}
{{- if and (or (lt (int $kafka.replicationFactor) 3) (lt (int $kafka.minInsyncReplicas) 2)) (not .Values.unsafe.fewerReplicas) -}}
{{- fail (printf "kafka.replicationFactor is %v and kafka.minInsyncReplicas %v: an acknowledged turn could be lost with one disk; use 3 and 2, or set unsafe.fewerReplicas" $kafka.replicationFactor $kafka.minInsyncReplicas) -}}
{{- end -}}
{{- end -}}

{{- define "threadkeep.validate.cassandra" -}}
{{- $cassandra := .Values.cassandra -}}
{{- if $cassandra.k8ssandra.enabled -}}
{{- if $cassandra.contactPoints -}}
{{- fail "cassandra.contactPoints is set, and cassandra.k8ssandra.enabled makes another cluster: keep one of them" -}}
{{- end -}}
{{- $racks := len $cassandra.k8ssandra.racks -}}
{{- if gt (int $cassandra.replicationFactor) $racks -}}
{{- fail (printf "cassandra.replicationFactor is %v, more than the %d of cassandra.k8ssandra.racks: two replicas would share a rack" $cassandra.replicationFactor $racks) -}}
{{- end -}}
{{- if ne 0 (mod (int $cassandra.k8ssandra.size) $racks) -}}
{{- fail (printf "cassandra.k8ssandra.size is %v, not a multiple of the %d racks: some would hold more than others" $cassandra.k8ssandra.size $racks) -}}
{{- end -}}
{{- else -}}
{{- include "threadkeep.require" (dict "name" "cassandra.contactPoints" "value" $cassandra.contactPoints "what" "nodes as host:port (or set cassandra.k8ssandra.enabled)") -}}
{{- include "threadkeep.require" (dict "name" "cassandra.localDatacenter" "value" $cassandra.localDatacenter "what" "the datacenter that the services speak with") -}}
{{- if not (or $cassandra.auth.existingSecret .Values.unsafe.anonymousCassandra) -}}
{{- fail "cassandra.auth.existingSecret is not set: the Secret with user name and password (or set unsafe.anonymousCassandra)" -}}
{{- end -}}
{{- end -}}
{{- if and (lt (int $cassandra.replicationFactor) 3) (not .Values.unsafe.fewerReplicas) -}}
{{- fail (printf "cassandra.replicationFactor is %v: what is frozen could be lost with one disk, and a quorum with one node; use 3, or set unsafe.fewerReplicas" $cassandra.replicationFactor) -}}
{{- end -}}
{{- end -}}

{{- define "threadkeep.validate.freezer" -}}
{{- $freezer := .Values.freezer -}}
{{- $partitions := int .Values.kafka.partitions -}}
{{- if gt (int $freezer.replicas) $partitions -}}
{{- fail (printf "freezer.replicas is %v, more than kafka.partitions (%d): the others would be idle" $freezer.replicas $partitions) -}}
{{- end -}}
{{- if $freezer.keda.enabled -}}
{{- if gt (int $freezer.keda.maxReplicas) $partitions -}}
{{- fail (printf "freezer.keda.maxReplicas is %v, more than kafka.partitions (%d): the others would be idle" $freezer.keda.maxReplicas $partitions) -}}
{{- end -}}
{{- if gt (int $freezer.keda.minReplicas) (int $freezer.keda.maxReplicas) -}}
{{- fail (printf "freezer.keda.minReplicas is %v, more than freezer.keda.maxReplicas (%v)" $freezer.keda.minReplicas $freezer.keda.maxReplicas) -}}
{{- end -}}
{{- end -}}
{{- if lt (int $freezer.terminationGracePeriodSeconds) (add 15 (int $freezer.handOverLimitSeconds)) -}}
{{- fail (printf "freezer.terminationGracePeriodSeconds is %v: with freezer.handOverLimitSeconds %v it takes at least %d, or pods are killed while they seal" $freezer.terminationGracePeriodSeconds $freezer.handOverLimitSeconds (add 15 (int $freezer.handOverLimitSeconds))) -}}
{{- end -}}
{{- end -}}

{{- define "threadkeep.validate.memory" -}}
{{- $values := index .root.Values .component -}}
{{- $limit := $values.resources.limits.memory -}}
{{- $mib := hasSuffix "Gi" $limit | ternary (mul 1024 (trimSuffix "Gi" $limit | int)) (trimSuffix "Mi" $limit | int) -}}
{{- if lt $mib (add 192 (int $values.heapMiB)) -}}
{{- fail (printf "%s.resources.limits.memory is %s: a heap of %v MiB (%s.heapMiB) takes at least %d MiB in all" .component $limit $values.heapMiB .component (add 192 (int $values.heapMiB))) -}}
{{- end -}}
{{- end -}}

{{- define "threadkeep.validate.front" -}}
{{- $values := index .root.Values .component -}}
{{- $scaling := $values.autoscaling -}}
{{- if and $scaling.enabled (gt (int $scaling.minReplicas) (int $scaling.maxReplicas)) -}}
{{- fail (printf "%s.autoscaling.minReplicas is %v, more than %s.autoscaling.maxReplicas (%v)" .component $scaling.minReplicas .component $scaling.maxReplicas) -}}
{{- end -}}
{{- if $values.ingress.enabled -}}
{{- include "threadkeep.require" (dict "name" (printf "%s.ingress.host" .component) "value" $values.ingress.host "what" "the Ingress's host name") -}}
{{- include "threadkeep.require" (dict "name" (printf "%s.ingress.tlsSecret" .component) "value" $values.ingress.tlsSecret "what" "the Secret with the certificate; nothing is served in clear") -}}
{{- end -}}
{{- if $values.httpRoute.enabled -}}
{{- include "threadkeep.require" (dict "name" (printf "%s.httpRoute.parentRefs" .component) "value" $values.httpRoute.parentRefs "what" "the gateways of the route") -}}
{{- end -}}
{{- if and (or $values.ingress.enabled $values.httpRoute.enabled) (not .root.Values.routes.authenticated) -}}
{{- fail (printf "routes.authenticated is not set, and %s would be reached from outside: it doesn't authenticate itself; put something in front that does, and then set it" .component) -}}
{{- end -}}
{{- end -}}
