/**
 * The nonce that the server put into the page for this load, as its Content-Security-Policy names it; antd's
 * styles carry it. Browsers hide it from style sheets: it is a property, no attribute.
 */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
}
