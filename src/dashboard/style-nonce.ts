/**
 * The nonce that the server put into this page. Style elements that libraries add while the page runs must carry it, or
 * the content security policy drops them. Empty when the page came without one.
 */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** The library that stops the page from scrolling behind a dialog reads its nonce from this global. */
export function shareStyleNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
}
