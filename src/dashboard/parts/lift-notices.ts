/** For the ref of what stands at the bottom of the window: notices stay above it, however high it grows. */
export function liftNotices(element: HTMLElement | null): (() => void) | undefined {
  if (element === null) return undefined;
  const { style } = document.documentElement;
  const observer = new ResizeObserver(() => {
    style.setProperty('--notice-lift', `${element.offsetHeight}px`);
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    style.removeProperty('--notice-lift');
  };
}
