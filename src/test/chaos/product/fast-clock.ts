import { readClockWord, simulatedMs } from '../clock.js';

/** Imported before everything else: all that the process asks for the time is told the simulated one. */
const clock = readClockWord(process.env['CHAOS_CLOCK'] ?? '0:1');
const RealDate = Date;
const now = (): number => Math.round(simulatedMs(clock, RealDate.now()));

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given: unknown[], newTarget): object => {
    const made: unknown = Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget);
    if (!(made instanceof RealDate)) throw new Error('no date was made');
    return made;
  },
  get: (target, name): unknown => (name === 'now' ? now : Reflect.get(target, name)),
});
