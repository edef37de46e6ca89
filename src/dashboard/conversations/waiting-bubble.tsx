import { Badge, Box, Group, Text } from '@mantine/core';
import type { WaitingDelivery } from '../../contract/conversations.js';
import type { Turn } from '../../contract/turns.js';
import { texts } from '../messages/texts.js';
import { Parted } from '../parts/parted.js';
import { ReplayButton } from './replay-button.js';
import { tellReason } from './tell-reason.js';
import { Why } from './why.js';

const texted = texts.conversations;

interface WaitingBubbleProps {
  delivery: WaitingDelivery;
  turn: Turn | undefined;
  /** What the visitor had asked, where it was a turn. */
  asked: string;
  /** What the conversation is held in, by its name. */
  inbox: string;
}

/** A message of ours that has not arrived yet, and where it is. */
export function WaitingBubble({ delivery, turn, asked, inbox }: WaitingBubbleProps) {
  const { id, state, attempt, kind, text, reason, turn_id } = delivery;
  const isStuck = state === 'parked';
  return (
    <Box
      component="article"
      className="bubble"
      data-role={turn_id === null ? 'operator' : 'bot'}
      data-private={kind === 'note'}
      data-waiting
    >
      <Group gap={6} mb={2}>
        <Text size="xs" fw={650}>
          {turn_id === null ? texted.roles.operator : texted.roles.bot}
        </Text>
        {kind === 'note' && <Badge color="orange">{texted.note}</Badge>}
        <Parted size="xs" c={isStuck ? 'var(--mantine-color-error)' : 'dimmed'}>
          {texted.delivery[state]}
          {attempt > 1 && !isStuck && texted.attempt(attempt)}
          {tellReason(reason, inbox)}
          {attempt > 1 && isStuck && texted.attempts(attempt)}
        </Parted>
      </Group>
      <Text size="sm" className="message-text">
        {text}
      </Text>
      {isStuck && <ReplayButton deliveryId={id} />}
      {turn && <Why turn={turn} asked={asked} />}
    </Box>
  );
}
