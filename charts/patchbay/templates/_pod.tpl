{{/* The "restricted" profile of Pod Security, with a root file system that nobody may write. */}}
{{- define "patchbay.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* Takes root, user and group: the numeric ones of the image. */}}
{{- define "patchbay.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ .user }}
runAsGroup: {{ .group }}
fsGroup: {{ .group }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* What all pods of the release have in common. Takes root, component, part (its section of the values), user and group. */}}
{{- define "patchbay.podBasics" -}}
{{- $values := .root.Values -}}
serviceAccountName: {{ include "patchbay.serviceAccount" .root }}
automountServiceAccountToken: false
# Otherwise every Service of the namespace adds its variables, and some look like settings.
enableServiceLinks: false
securityContext:
  {{- include "patchbay.podSecurity" . | nindent 2 }}
{{- with $values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .part.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .part.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .part.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Labels of a pod. Takes root and component. */}}
{{- define "patchbay.podLabels" -}}
{{ include "patchbay.labels" .root }}
app.kubernetes.io/component: {{ .component }}
{{- with .root.Values.podLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "patchbay.podSelector" -}}
{{ include "patchbay.selector" .root }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}
