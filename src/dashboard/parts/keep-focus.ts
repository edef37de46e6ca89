/**
 * Where the page takes away what has the focus (a link that led elsewhere, a button whose work is done), the browser drops
 * the focus to nowhere, and who works by keyboard begins anew at the top. Here it goes to the nearest that is left around it,
 * from a dialog to what opened that, else to the page's content; a button that was only locked while it saved gets it back.
 */
export function keepFocus(page: Document): void {
  let last: Element | null = null;
  let around: Element[] = [];
  /** From each dialog, where its way back leads: what had the focus when it opened, and what is around that. */
  const ways = new WeakMap<Element, readonly Element[]>();
  page.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return;
    const dialog = target.closest('[role=dialog]');
    if (dialog && !ways.has(dialog)) ways.set(dialog, last === null ? [] : [last, ...around]);
    last = target;
    around = [...ancestorsOf(target), ...((dialog && ways.get(dialog)) ?? [])];
  });
  page.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (relatedTarget !== null || !(target instanceof Element)) return;
    // Somebody let go of it on purpose; what is about to vanish is gone when this runs.
    queueMicrotask(() => {
      if (last === target && canHoldFocus(target)) last = null;
    });
  });
  const mend = () => {
    if (last === null || page.activeElement !== page.body) return;
    if (last.isConnected) {
      if (canHoldFocus(last)) focusOn(last);
    } else focusOn(around.find(canHoldFocus) ?? page.querySelector('main'));
  };
  new MutationObserver(mend).observe(page.body, {
    ...{ childList: true, subtree: true },
    attributeFilter: ['disabled'],
  });
}

function ancestorsOf(element: Element): Element[] {
  const parent = element.parentElement;
  return parent === null || parent === document.body ? [] : [parent, ...ancestorsOf(parent)];
}

const canHoldFocus = (element: Element): boolean =>
  element.isConnected &&
  !element.matches(':disabled') &&
  element.matches('a[href], button, input, select, textarea, [tabindex]');

function focusOn(element: Element | null): void {
  if (!(element instanceof HTMLElement)) return;
  if (!canHoldFocus(element)) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
