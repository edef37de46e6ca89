const focusable = 'a[href], button, textarea, summary, [tabindex="0"]';

/** Keeps the tab key within a box: after the last control comes the first, and the other way round. */
export function keepFocusInside(event: KeyboardEvent, box: HTMLElement): void {
  if (event.key !== 'Tab') return;
  const controls = [...box.querySelectorAll<HTMLElement>(focusable)].filter((each) => each.offsetParent);
  const first = controls.at(0);
  const last = controls.at(-1);
  const focused = focusedIn(box);
  const isLeaving = event.shiftKey ? focused === first || focused === box : focused === last;
  if (!isLeaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

/** Inside a shadow root the document only knows the host as focused. */
function focusedIn(box: HTMLElement): Element | null {
  const root = box.getRootNode();
  return root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
}
