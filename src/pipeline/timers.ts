/** Time as a process lives through it. Whoever plays a story faster brings timers of their own. */
export interface Timers {
  /** Does something again and again, so many milliseconds apart. Returns how to end it. */
  every(ms: number, act: () => Promise<void>): () => void;
  /** Does something once, so many milliseconds from now. Returns how to call it off. */
  later(ms: number, act: () => void): () => void;
  pause(ms: number): Promise<void>;
}

export const processTimers: Timers = {
  every: (ms, act) => {
    const timer = setInterval(() => void act(), ms);
    return () => clearInterval(timer);
  },
  later: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
