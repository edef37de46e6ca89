import { splitText } from './split-text.js';
import type { OpenTurn, Source, TurnOutcome } from './turn.js';

/** One outgoing effect of a turn. Each is a row of its own with its own mark, so that none repeats another (F-011). */
export interface Planned {
  kind: 'reply' | 'handover-text' | 'note' | 'handover' | 'contact' | 'email';
  part: number;
  /** Seen by the visitor: these keep their order and wait for each other. */
  is_visible: boolean;
  text: string;
  details: Record<string, string | undefined>;
  sources: readonly Source[];
}

/** What an outcome sends, given what the platform can do. */
export function planDeliveries(
  turn: OpenTurn,
  outcome: TurnOutcome,
  { hasMail }: { hasMail: boolean },
): Planned[] {
  const { connector, row } = turn.bound;
  const handsOver = outcome.decision === 'hand-over';
  const email = row.tenant_config.handover_email;
  return [
    ...visibleParts(turn, outcome),
    ...(outcome.note !== null && connector.note ? [single('note', outcome.note)] : []),
    ...(handsOver && connector.handover ? [single('handover', '', { to: 'human' })] : []),
    ...(handsOver && hasMail && email !== null ? [single('email', outcome.note ?? '', { to: email })] : []),
    ...(outcome.lead && connector.contact ? [single('contact', '', contactOf(outcome))] : []),
  ];
}

function visibleParts({ bound }: OpenTurn, { decision, text, sources }: TurnOutcome): Planned[] {
  if (text === null || (decision !== 'reply' && decision !== 'hand-over')) return [];
  const kind = decision === 'reply' ? 'reply' : 'handover-text';
  return splitText(text, bound.traits.maxTextLength).map((part, index) => ({
    kind,
    part: index,
    is_visible: true,
    text: part,
    details: {},
    sources: index === 0 ? sources : [],
  }));
}

const single = (kind: Planned['kind'], text: string, details: Planned['details'] = {}): Planned => ({
  kind,
  part: 0,
  is_visible: false,
  text,
  details,
  sources: [],
});

const contactOf = ({ lead }: TurnOutcome): Planned['details'] => ({
  name: lead?.name,
  email: lead?.email,
  phone: lead?.phone,
});
