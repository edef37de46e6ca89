/** Time as a process lives through it. Whoever plays a story faster brings timers of their own. */
export interface Timers {
  /** Does something again and again, so many milliseconds apart. Returns how to end it. */
  every(ms: number, act: () => Promise<void>): () => void;
  pause(ms: number): Promise<void>;
}

export const processTimers: Timers = {
  every: (ms, act) => {
    const timer = setInterval(() => void act(), ms);
    return () => clearInterval(timer);
  },
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
