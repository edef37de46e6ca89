import { type CrispSimulator, startCrisp } from '../../simulators/crisp/start.js';
import { seededRandom } from '../../simulators/faults.js';
import { defaultAnswer } from '../../simulators/model/default-answer.js';
import { type ModelSimulator, startModel } from '../../simulators/model/start.js';
import { type PapercupsSimulator, startPapercups } from '../../simulators/papercups/start.js';
import { type Clock, simulatedMs } from '../clock.js';

/** What the product talks to. These live in the rig's own process, never die, and keep the ledgers. */
export interface Platforms {
  crisp: CrispSimulator;
  papercups: PapercupsSimulator;
  model: ModelSimulator;
  /** Between how many and how many milliseconds the model thinks; may be changed at any time. */
  thinking: Thinking;
  stop(): Promise<void>;
}

export interface PlatformOptions {
  clock: Clock;
  seed: number;
  /** Whether Crisp tells us of our own messages: an echo settles what would else have to be read back. */
  crispEcho: boolean;
  thinking: Thinking;
}

export interface Thinking {
  leastMs: number;
  mostMs: number;
}

/** A platform that does not give up: what got no 200 is sent again, for some minutes. */
const patience = [300, 600, 1_200, ...Array.from({ length: 100 }, () => 2_500)];

export async function startPlatforms(options: PlatformOptions): Promise<Platforms> {
  const { clock, seed, crispEcho } = options;
  const thinking = { ...options.thinking };
  const now = () => new Date(simulatedMs(clock, Date.now()));
  const knobs = { echo: crispEcho, pluginRetryDelaysMs: patience, hookTimeoutMs: 3_000 };
  const crisp = await startCrisp({ now, seed, knobs });
  const limits = { answerMs: 3_000, retryDelaysMs: patience };
  const papercups = await startPapercups({ now, seed: seed + 10, limits });
  const model = await startModel({ now, seed: seed + 20, answer: answerAfter(thinking, seed + 30) });
  return {
    ...{ crisp, papercups, model, thinking },
    stop: async () => {
      await Promise.all([crisp.stop(), papercups.stop(), model.stop()]);
    },
  };
}

function answerAfter(thinking: Thinking, seed: number): typeof defaultAnswer {
  const random = seededRandom(seed);
  return (request) => {
    const { leastMs, mostMs } = thinking;
    return { ...defaultAnswer(request), latencyMs: leastMs + random() * (mostMs - leastMs) };
  };
}
