/**
 * Fits a full-screen box into what the on-screen keyboard leaves. iOS lays the keyboard over the page without making it
 * smaller, so the style sheet alone cannot know. Returns how to stop.
 */
export function followVisibleArea(box: HTMLElement): () => void {
  const area = window.visualViewport;
  if (!area) return () => undefined;
  const fit = () => {
    box.style.setProperty('--visible-top', `${area.offsetTop}px`);
    box.style.setProperty('--visible-height', `${area.height}px`);
  };
  fit();
  area.addEventListener('resize', fit);
  area.addEventListener('scroll', fit);
  return () => {
    area.removeEventListener('resize', fit);
    area.removeEventListener('scroll', fit);
  };
}
