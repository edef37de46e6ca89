import { Alert, Box, Button, Group, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ConversationDetail } from '../../contract/conversations.js';
import { nameOfLanguage } from '../form/name-language.js';
import { texts } from '../messages/texts.js';
import { Addresses } from '../parts/addresses.js';
import { TextLink } from '../parts/links.js';
import { Parted } from '../parts/parted.js';
import { VisitorData } from '../privacy/visitor-data.js';
import { useCan } from '../session/member-context.js';
import { AssigneeSelect } from '../team/assignee-select.js';
import { StateBadge } from './conversation-list.js';
import { nameVisitor } from './name-visitor.js';
import { nameWithAddress } from '../privacy/name-with-address.js';
import type { ConversationActs } from './use-conversation-acts.js';

interface ConversationHeadProps {
  conversation: ConversationDetail;
  /** Null for those who only read. */
  acts: ConversationActs | null;
}

/** Who the conversation is with, in which state it is, and what can be done with it as a whole. */
export function ConversationHead({ conversation, acts }: ConversationHeadProps) {
  const { visitor, connection, language } = conversation;
  const texted = texts.conversations;
  const navigate = useNavigate();
  return (
    <Box className="conversation-head">
      <TextLink to="/conversations" search={(search) => search} className="alone-only back-link">
        ← {texted.backToList}
      </TextLink>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div className="shrinks">
          <Group gap="xs">
            <Title order={2} size="h4">
              {nameVisitor(visitor)}
            </Title>
            <StateBadge item={conversation} />
          </Group>
          <Parted size="sm" c="dimmed" className="wraps">
            {visitor.email !== null && <Addresses>{visitor.email}</Addresses>}
            {visitor.phone}
            {texted.through(connection.name)}
            {language !== null && nameOfLanguage(language)}
          </Parted>
        </div>
        {acts && <Acts conversation={conversation} acts={acts} />}
      </Group>
      <Standing conversation={conversation} />
      <Rare>
        <VisitorData
          which={{ conversation_id: conversation.id }}
          whom={nameWithAddress(nameVisitor(visitor), visitor)}
          onErased={() => void navigate({ to: '/conversations', search: (search) => search })}
        />
      </Rare>
    </Box>
  );
}

function Acts({ conversation, acts }: { conversation: ConversationDetail; acts: ConversationActs }) {
  const { status, waiting_for_human, assignee_id } = conversation;
  const texted = texts.conversations;
  return (
    <Group gap="xs" className="conversation-acts">
      <AssigneeSelect label={texted.assignee} assigneeId={assignee_id} onAssign={acts.assign} />
      {canTakeOver(conversation) && (
        <Button
          size="xs"
          variant={waiting_for_human ? 'filled' : 'default'}
          onClick={acts.takeOver}
          disabled={acts.isActing}
        >
          {texted.takeOver}
        </Button>
      )}
      {canHandBack(conversation) && (
        <Button size="xs" variant="default" onClick={acts.handBack} disabled={acts.isActing}>
          {texted.handBack}
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        onClick={status === 'open' ? acts.close : acts.reopen}
        disabled={acts.isActing}
      >
        {status === 'open' ? texted.closeIt : texted.reopen}
      </Button>
    </Group>
  );
}

/** On a phone the messages need the room more than what is done once in a long while. */
function Rare({ children }: { children: ReactNode }) {
  const isPhone = useMediaQuery('(width < 48em)', false, { getInitialValueInEffect: false });
  const isOffered = useCan('data:write');
  if (!isPhone || !isOffered) return children;
  return (
    <details className="meaning rare-acts">
      <summary>{texts.privacy.visitorTitle}</summary>
      {children}
    </details>
  );
}

/**
 * A conversation that was handed over waits for somebody to say that it is theirs. One that is closed is the assistant's as
 * soon as the visitor writes again, whoever has it now.
 */
export const canTakeOver = ({ status, handler, waiting_for_human }: ConversationDetail): boolean =>
  status === 'open' && (handler === 'bot' || waiting_for_human);

export const canHandBack = ({ status, handler }: ConversationDetail): boolean =>
  status === 'open' && handler === 'human';

/** The one thing to know before writing. */
function Standing({ conversation }: { conversation: ConversationDetail }) {
  const { status, waiting_for_human, handler, waiting_deliveries } = conversation;
  const texted = texts.conversations;
  if (waiting_deliveries.some(({ state, kind }) => state === 'parked' && kind === 'reply'))
    return <Note color="red" text={texted.parkedAlert} />;
  if (status === 'closed') return <Note color="gray" text={texted.isClosed} />;
  if (waiting_for_human) return <Note color="orange" text={texted.waitingAlert} />;
  return handler === 'human' ? <Note color="blue" text={texted.humanAlert} /> : null;
}

const Note = ({ color, text }: { color: string; text: string }) => (
  <Alert color={color} py={6} mt="xs">
    <Text size="sm">{text}</Text>
  </Alert>
);
