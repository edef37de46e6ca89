{{- define "patchbay.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 45 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- ternary .Release.Name (printf "%s-%s" .Release.Name $name) (contains $name .Release.Name) | trunc 45 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* What selects pods: it must never change, or an upgrade is refused. */}}
{{- define "patchbay.selector" -}}
app.kubernetes.io/name: {{ default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "patchbay.labels" -}}
{{ include "patchbay.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "patchbay.image" -}}
{{- with .Values.image -}}
{{- if .digest -}}
{{ .repository }}@{{ .digest }}
{{- else -}}
{{ .repository }}:{{ default $.Chart.AppVersion .tag }}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "patchbay.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "patchbay.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- define "patchbay.publicHost" -}}
{{- (urlParse .Values.settings.PUBLIC_URL).hostname -}}
{{- end -}}

{{/* The Secret that holds what the chart generated, and the one that holds `secrets`. */}}
{{- define "patchbay.generatedSecret" -}}
{{ include "patchbay.fullname" . }}-generated
{{- end -}}

{{- define "patchbay.settingsSecret" -}}
{{- default (printf "%s-settings" (include "patchbay.fullname" .)) .Values.secretsFrom -}}
{{- end -}}

{{/* Which values stand in the generated Secret, by their keys, and whether somebody gave them. */}}
{{- define "patchbay.generatedKeys" -}}
{{- if not .Values.secretKey.existingSecret }}
SECRET_KEY: {{ .Values.secretKey.value | quote }}
{{- end }}
{{- if and .Values.postgres.enabled (not .Values.postgres.existingSecret) }}
POSTGRES_PASSWORD: ''
{{- end }}
{{- if and .Values.redis.enabled (not .Values.redis.existingSecret) }}
REDIS_PASSWORD: ''
{{- end }}
{{- if eq (include "patchbay.generatesAdmin" .) "true" }}
ADMIN_PASSWORD: ''
{{- end }}
{{- end -}}

{{- define "patchbay.generatesAdmin" -}}
{{- and (ne .Values.settings.ADMIN_EMAIL "") (eq .Values.secrets.ADMIN_PASSWORD "") (eq .Values.secretsFrom "") -}}
{{- end -}}

{{/* The most pods of a role that there may be. */}}
{{- define "patchbay.mostPods" -}}
{{- ternary .autoscaling.maxReplicas .replicas .autoscaling.enabled -}}
{{- end -}}

{{/*
How many connections the own PostgreSQL must allow: each pod opens at most 24, a few pods more run while a release is
rolled out, and somebody wants to look inside.
*/}}
{{- define "patchbay.mostConnections" -}}
{{- $web := include "patchbay.mostPods" .Values.web | int -}}
{{- $worker := include "patchbay.mostPods" .Values.worker | int -}}
{{- $scheduler := ternary (int .Values.scheduler.replicas) 0 .Values.scheduler.enabled -}}
{{- add (mul 24 (add $web $worker $scheduler 3)) 10 -}}
{{- end -}}
