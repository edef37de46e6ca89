const limitMs = 90_000;
const pauseMs = 100;

/** Asks again until it is so. Throws what it waited for when it takes too long. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const limit = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > limit) throw new Error(`it never came to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
