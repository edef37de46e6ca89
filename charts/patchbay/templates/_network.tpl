{{/* Pods of the release by what they do. Takes root and components. */}}
{{- define "patchbay.podsOf" -}}
matchLabels:
  {{- include "patchbay.selector" .root | nindent 2 }}
matchExpressions:
  - key: app.kubernetes.io/component
    operator: In
    values: {{ toJson .components }}
{{- end -}}

{{/* An entry of EGRESS_ALLOW as a rule: 10.0.0.0/8, 192.168.1.5:11434, fd00::/8, [fd00::1]:8080. */}}
{{- define "patchbay.opening" -}}
{{- $isBracketed := hasPrefix "[" . -}}
{{- $isSix := or $isBracketed (gt (len (splitList ":" .)) 2) -}}
{{- $network := . -}}
{{- $port := "" -}}
{{- if $isBracketed -}}
{{- $network = regexReplaceAll "^\\[([^\\]]+)\\].*$" . "${1}" -}}
{{- $port = regexReplaceAll "^\\[[^\\]]+\\]:?" . "" -}}
{{- else if not $isSix -}}
{{- $network = splitList ":" . | first -}}
{{- $port = ternary (splitList ":" . | last) "" (contains ":" .) -}}
{{- end -}}
{{- if not (contains "/" $network) -}}
{{- $network = printf "%s/%s" $network (ternary "128" "32" $isSix) -}}
{{- end -}}
- to:
    - ipBlock: { cidr: {{ $network | quote }} }
  {{- if $port }}
  ports:
    - { protocol: TCP, port: {{ $port }} }
  {{- end }}
{{- end -}}

{{/* The way to a store of the release, or to one outside. Takes root, component and store. */}}
{{- define "patchbay.storeOpening" -}}
{{- if .store.enabled -}}
- ports:
    - { protocol: TCP, port: {{ .component }} }
  to:
    - podSelector:
        matchLabels:
          {{- include "patchbay.podSelector" . | nindent 10 }}
{{- else if or .store.external.url .store.external.existingSecret -}}
- ports:
    - { protocol: TCP, port: {{ .store.external.port }} }
  {{- with .store.external.networks }}
  to:
    {{- range . }}
    - ipBlock: { cidr: {{ . | quote }} }
    {{- end }}
  {{- end }}
{{- end -}}
{{- end -}}

{{- define "patchbay.dnsOpening" -}}
{{- with .Values.networkPolicy.dns -}}
- ports:
    {{- range .ports }}
    - { protocol: UDP, port: {{ . }} }
    - { protocol: TCP, port: {{ . }} }
    {{- end }}
  to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ .namespace }}
    {{- range .addresses }}
    - ipBlock: { cidr: {{ . | quote }} }
    {{- end }}
{{- end -}}
{{- end -}}
