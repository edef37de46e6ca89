/** Ids of version 7 that count up, so that a test's records are the same on every run. */
export function makeIds(): () => string {
  let count = 0x1000;
  return () => {
    count += 1;
    return `0197b5a0-7c1e-7a52-9c6f-${count.toString(16).padStart(12, '0')}`;
  };
}
