import type { Dialect, Said } from './dialects.js';

/** What happens in one conversation, in order, and in which order and how often it is told to us. */
export interface Story {
  conversationId: string;
  happened: readonly Happening[];
  /** Places in `happened`, as the hooks arrive: some twice, some before their time. */
  told: readonly number[];
}

export interface Happening {
  kind: 'say' | 'edit' | 'remove';
  said: Said;
}

const questions = [
  'When are you open on Saturday?',
  'How much is delivery to Norway?',
  'Do you repair cuckoo clocks?',
  'hello',
  'My e-mail is kari@example.com',
  'and on Sunday?',
];

/**
 * A story of two to six happenings of which the first is a visitor's message, and which end about now. The same random
 * numbers tell the same one.
 */
export function tellStory(dialect: Dialect, { random, now }: { random: () => number; now: Date }): Story {
  const conversationId = dialect.newConversationId();
  const happened: Happening[] = [];
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  const length = 2 + Math.floor(random() * 5);
  // Platforms with a grain of a second give several messages the same time.
  let at = now.getTime() - length * 700;
  const say = (by: Said['by']) => {
    at += Math.floor(random() * 700);
    const text = by === 'visitor' ? (pick(questions) ?? '') : 'This is Priya.';
    const said = { by, conversationId, messageId: dialect.newMessageId(), text, at: new Date(at) };
    happened.push({ kind: 'say', said });
  };
  say('visitor');
  while (happened.length < length) {
    const dice = random();
    const earlier = pick(happened.filter(({ kind, said }) => kind === 'say' && said.by === 'visitor'));
    if (dice < 0.55 || !earlier) say('visitor');
    else if (dice < 0.7) say('operator');
    else if (dice < 0.78) say('note');
    else if (dice < 0.9 && dialect.edit) {
      happened.push({
        kind: 'edit',
        said: { ...earlier.said, text: 'When are you open on Monday?', at: new Date(at) },
      });
    } else if (dialect.remove) happened.push({ kind: 'remove', said: { ...earlier.said, at: new Date(at) } });
  }
  return { conversationId, happened, told: tell(happened.length, random) };
}

/** Every happening at least once; a quarter twice; neighbours change places now and then. */
function tell(length: number, random: () => number): number[] {
  const told = Array.from({ length }, (_, place) => (random() < 0.25 ? [place, place] : [place])).flat();
  for (let place = 1; place < told.length; place += 1) {
    if (random() < 0.3) [told[place - 1], told[place]] = [told[place] ?? 0, told[place - 1] ?? 0];
  }
  return told;
}

/** The events of one happening, through the connector's own `parse`. */
export const eventsOf = (dialect: Dialect, { kind, said }: Happening) => dialect[kind]?.(said) ?? [];
