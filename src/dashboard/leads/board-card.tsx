import { Button, Card, Group, Text } from '@mantine/core';
import { type DragEvent, type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { type Lead, leadStatuses, type LeadStatus } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import { Moment } from '../parts/moment.js';
import { useShortcutsEnabled } from '../parts/use-shortcuts.js';
import { useNameOf } from '../team/use-team.js';
import { type LeadActs, useLeadActs } from './lead-acts.js';
import { Who } from './lead-row.js';
import { nameLead } from './name-lead.js';
import { statusOfKey } from './status-keys.js';
import { StatusSelect } from './status-select.js';

/** What a dragged card carries. */
export const dragType = 'application/x-patchbay-lead';

interface BoardCardProps {
  lead: Lead;
  canWrite: boolean;
  /** How the card came here just now: it then keeps the focus. */
  cameBy: HowMoved | undefined;
  onMoved: (lead: Lead, how: HowMoved) => void;
  onFocused: () => void;
}

/** By a key the eyes follow the card, by a choice they stay where it was made. */
export type HowMoved = 'key' | 'choice';

/** One lead on the board: to be dragged, moved by keys, or by the choice of its status, which also a finger can make. */
export const BoardCard = memo(function BoardCard({
  lead,
  canWrite,
  cameBy,
  onMoved,
  onFocused,
}: BoardCardProps) {
  const [hasKeys] = useShortcutsEnabled();
  const acts = useLeadActs();
  const nameOf = useNameOf();
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (cameBy === undefined) return;
    card.current?.focus({ preventScroll: cameBy === 'choice' });
    onFocused();
  }, [cameBy, onFocused]);
  const begin = ({ dataTransfer }: DragEvent) => {
    dataTransfer.setData(dragType, lead.id);
    dataTransfer.effectAllowed = 'move';
  };
  return (
    <Card
      ref={card}
      withBorder
      padding="xs"
      className="board-card wraps"
      role="group"
      tabIndex={0}
      aria-label={nameLead(lead)}
      draggable={canWrite}
      onDragStart={begin}
      onDoubleClick={() => acts.open(lead)}
      onKeyDown={(event) => actOnCard(event, { lead, acts, canWrite, hasKeys, onMoved })}
    >
      <Who lead={lead} />
      <Text size="xs" lineClamp={2} my={4}>
        {lead.quote}
      </Text>
      <Text size="xs" c="dimmed" truncate>
        <Moment at={lead.created_at} />
        {lead.assignee_id !== null && ` · ${nameOf(lead.assignee_id)}`}
      </Text>
      <Controls lead={lead} canWrite={canWrite} onMoved={onMoved} />
    </Card>
  );
});

function Controls({ lead, canWrite, onMoved }: Pick<BoardCardProps, 'lead' | 'canWrite' | 'onMoved'>) {
  const acts = useLeadActs();
  const move = (status: LeadStatus) => {
    onMoved(lead, 'choice');
    acts.change(lead, { status });
  };
  return (
    <Group justify="space-between" gap={4} mt={6}>
      {canWrite && <StatusSelect lead={lead} canWrite onStatus={move} />}
      <Button
        variant="subtle"
        size="compact-sm"
        fz="xs"
        onClick={() => acts.open(lead)}
        aria-label={texts.leads.open(nameLead(lead))}
      >
        {texts.leads.openShort}
      </Button>
    </Group>
  );
}

interface Keyed {
  lead: Lead;
  acts: LeadActs;
  canWrite: boolean;
  hasKeys: boolean;
  onMoved: BoardCardProps['onMoved'];
}

/** Arrows and Enter are no single-character keys, so they act also where those are switched off. */
function actOnCard(
  event: KeyboardEvent<HTMLElement>,
  { lead, acts, canWrite, hasKeys, onMoved }: Keyed,
): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event;
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  const status =
    step === undefined
      ? hasKeys
        ? statusOfKey(key)
        : undefined
      : leadStatuses[leadStatuses.indexOf(lead.status) + step];
  if (canWrite && status !== undefined && status !== lead.status) {
    onMoved(lead, 'key');
    acts.change(lead, { status });
  } else if (key === 'Enter') acts.open(lead);
  else if (canWrite && hasKeys && key.toLowerCase() === 'a' && acts.takeOn) acts.takeOn(lead);
  else if (!goOn(event)) return;
  event.preventDefault();
}

/** To the card above or below. */
function goOn({ key, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  const row = currentTarget.closest('li');
  const next = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[key];
  const card = next?.querySelector('.board-card');
  if (!(card instanceof HTMLElement)) return false;
  card.focus();
  return true;
}
