const RealDate = Date;

/** Milliseconds since 1970 by the real clock, whatever `Date` says meanwhile. */
export const realNow = (): number => RealDate.now();

/** From now on `Date` tells this time to everybody in the process; timers go on as before. Returns how to undo it. */
export function replaceDate(now: () => number): () => void {
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given: unknown[], newTarget): object => {
      const made: unknown = Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget);
      if (!(made instanceof RealDate)) throw new Error('no date was made');
      return made;
    },
    get: (target, name): unknown => (name === 'now' ? now : Reflect.get(target, name)),
  });
  return () => {
    globalThis.Date = RealDate;
  };
}

/** As if somebody had set the clock of the machine on or back by so many minutes. */
export const setClockOff = (minutes: number): (() => void) => replaceDate(() => realNow() + minutes * 60_000);
