import type { ConnectorEvent } from '../../kit/index.js';
import { type Dialect, type Said, type Tiding } from './dialects.js';

/** What happens in one conversation, in order, and in which order and how often it is told to us. */
export interface Story {
  conversationId: string;
  happened: readonly Happening[];
  /** Places in `happened`, as the hooks arrive: some twice, some before their time. */
  told: readonly number[];
}

const acts = ['take-over', 'reply', 'hand-back', 'close'] as const;
/** What a member does in the dashboard; nobody has to tell us. */
export type Act = (typeof acts)[number];

export type Happening = { kind: 'say' | 'edit' | 'remove'; at: Date; said: Said } | { kind: Act; at: Date };

const questions = [
  'When are you open on Saturday?',
  'How much is delivery to Norway?',
  'Do you repair cuckoo clocks?',
  'hello',
  'My e-mail is kari@example.com',
  'and on Sunday?',
];

type Turn = 'visitor' | Exclude<Tiding, 'us'> | Act;

/** Of a hundred things that happen after the first one. What we say ourselves comes back by itself. */
const often: Readonly<Record<Turn, number>> = {
  ...{ visitor: 43, operator: 13, note: 6, edit: 10, remove: 7 },
  ...{ 'take-over': 4, reply: 5, 'hand-back': 7, close: 5 },
};
const turns = (Object.keys(often) as Turn[]).flatMap((turn) =>
  Array.from({ length: often[turn] }, () => turn),
);

const isAct = (turn: Turn): turn is Act => acts.some((act) => act === turn);

/**
 * A story of two to seven happenings of which the first is a visitor's message, and which begins now. The same random
 * numbers tell the same one.
 */
export function tellStory(dialect: Dialect, { random, now }: { random: () => number; now: Date }): Story {
  const conversationId = dialect.newConversationId();
  const happened: Happening[] = [];
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  const length = 2 + Math.floor(random() * 6);
  let at = now;
  const say = (by: Said['by']) => {
    const text = by === 'visitor' ? (pick(questions) ?? '') : 'This is Priya.';
    const said = { by, conversationId, messageId: dialect.newMessageId(), text, at };
    happened.push({ kind: 'say', at, said });
    return said;
  };
  const words = [say('visitor')];
  while (happened.length < length) {
    const turn = pick(turns) ?? 'visitor';
    if (turn !== 'visitor' && !isAct(turn) && dialect.lacks[turn] !== undefined) continue;
    // Platforms with a grain of a second give several messages the same time.
    at = new Date(at.getTime() + Math.floor(random() * 700));
    if (isAct(turn)) happened.push({ kind: turn, at });
    else if (turn === 'visitor') words.push(say(turn));
    else if (turn === 'operator' || turn === 'note') say(turn);
    else {
      const earlier = pick(words);
      if (earlier)
        happened.push({ kind: turn, at, said: { ...earlier, text: 'When are you open on Monday?', at } });
    }
  }
  return { conversationId, happened, told: tell(happened, random) };
}

/** Every happening at least once; of what hooks tell a quarter twice; neighbours change places now and then. */
function tell(happened: readonly Happening[], random: () => number): number[] {
  const told = happened.flatMap((happening, place) =>
    'said' in happening && random() < 0.25 ? [place, place] : [place],
  );
  for (let place = 1; place < told.length; place += 1) {
    if (random() < 0.3) [told[place - 1], told[place]] = [told[place] ?? 0, told[place - 1] ?? 0];
  }
  return told;
}

/** The events of what a platform tells, through the connector's own `parse`. */
export const eventsOf = (
  dialect: Dialect,
  { kind, said }: Extract<Happening, { said: Said }>,
): readonly ConnectorEvent[] => dialect[kind](said);
