const wrong = '[aria-invalid="true"]';

/** Leads to the first input of a form that is not right yet. */
export function toFirstWrong(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>(wrong)?.focus();
}

/** Tells how many inputs of a form are marked as not right, now and at each change: as many as a person can see. */
export function watchWrong(
  form: HTMLFormElement | null,
  tell: (count: number) => void,
): (() => void) | undefined {
  if (form === null) return undefined;
  const observer = new MutationObserver(() => tell(form.querySelectorAll(wrong).length));
  observer.observe(form, { childList: true, subtree: true, attributeFilter: ['aria-invalid'] });
  return () => observer.disconnect();
}
