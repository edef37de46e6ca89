import { parseArgs } from 'node:util';

export const modes = ['storms', 'points', 'timings', 'embedded'] as const;
export type Mode = (typeof modes)[number];

/** What `npm run chaos` was asked for. */
export interface Options {
  mode: Mode;
  isShort: boolean;
  isNaive: boolean;
  isFull: boolean;
  storms: number;
  conversations: number;
  messages: number;
  seed: number;
  speed: number;
  /** Visitor messages a second. */
  rate: number;
  keepLogs: boolean;
}

export const usage = `npm run chaos -- [options]

  (nothing)          ten storms of 1,000 conversations with three messages each, then the timings
  --short            one small storm, under 50 seconds
  --points           every kill point five times (--full: 200 times), with what must follow
  --timings          what an emptied Redis, an absent one and a killed worker cost, on the real clock
  --embedded         50 x kill -9 of the one-process product (--short: 3 x)
  --naive            with a sender that resends when unsure: the run has to fail

  --storms N  --conversations N  --messages N  --rate N (messages a second)
  --seed N    --speed N (the simulated clock)  --keep-logs
`;

/** Throws with a sentence for what it does not know. */
export function readOptions(args: readonly string[]): Options {
  const number = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ storms: number, conversations: number, messages: number, seed: number, speed: number },
      ...{ rate: number, short: flag, naive: flag, full: flag, points: flag, timings: flag },
      ...{ embedded: flag, 'keep-logs': flag },
    },
  });
  const amount = (text: string | undefined, otherwise: number): number => {
    const value = text === undefined ? otherwise : Number(text);
    if (!(value > 0)) throw new Error(`"${text ?? ''}" is no number above 0.`);
    return value;
  };
  const isShort = values.short;
  return {
    mode: modes.find((mode) => mode !== 'storms' && values[mode]) ?? 'storms',
    ...{ isShort, isNaive: values.naive, isFull: values.full, keepLogs: values['keep-logs'] },
    storms: amount(values.storms, isShort || values.naive ? 1 : 10),
    conversations: amount(values.conversations, isShort ? 40 : 1_000),
    messages: amount(values.messages, isShort ? 2 : 3),
    seed: amount(values.seed, 1 + Math.floor(Math.random() * 1_000_000)),
    speed: amount(values.speed, 3),
    rate: amount(values.rate, isShort ? 8 : 40),
  };
}
