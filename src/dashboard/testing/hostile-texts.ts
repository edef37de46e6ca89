const act = 'window.wasHit=1';

const elements = [
  ...['img', 'svg', 'video', 'audio', 'iframe', 'object', 'embed', 'body', 'details', 'input'],
  ...['button', 'select', 'textarea', 'marquee', 'math', 'style', 'link', 'form', 'source', 'table'],
];
const handlers = [
  ...['onerror', 'onload', 'onfocus', 'ontoggle', 'onanimationstart', 'onmouseover', 'onpointerenter'],
  ...['onbegin', 'onscroll', 'oncanplay'],
];

const withHandlers = elements.flatMap((element) =>
  handlers.map((handler) => `<${element} src=x href=x open autofocus ${handler}="${act}">`),
);

const addresses = [
  `javascript:${act}`,
  `JaVaScRiPt:${act}`,
  ` java\tscript:${act}`,
  `data:text/html,<script>${act}</script>`,
  `vbscript:${act}`,
  `//evil.example/x.js`,
];

const breakouts = [
  `<script>${act}</script>`,
  `</script><script>${act}</script>`,
  `</style><script>${act}</script>`,
  `"><script>${act}</script>`,
  `'-${act}-'`,
  `\${${act}}`,
  `{{constructor.constructor('${act}')()}}`,
  `]]><script>${act}</script>`,
  `<!--><script>${act}</script>-->`,
  `<svg><script>${act}</script></svg>`,
  `<math><mtext></form><form><mglyph><style></math><img src=x onerror=${act}>`,
  `<base href="https://evil.example/">`,
  `<meta http-equiv="refresh" content="0;url=https://evil.example">`,
  `<template><script>${act}</script></template>`,
];

const markdown = addresses.flatMap((address) => [`[open](${address})`, `![see](${address})`, `<${address}>`]);

/** Texts that try to run as code wherever they are shown; `window.wasHit` says that one did. */
export const hostileTexts: readonly string[] = [...withHandlers, ...addresses, ...breakouts, ...markdown];
