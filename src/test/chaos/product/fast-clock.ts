import { realNow, replaceDate } from '../../harness/replace-date.js';
import { readClockWord, simulatedMs } from '../clock.js';

/** Imported before everything else: all that the process asks for the time is told the simulated one. */
const clock = readClockWord(process.env['CHAOS_CLOCK'] ?? '0:1');
replaceDate(() => Math.round(simulatedMs(clock, realNow())));
