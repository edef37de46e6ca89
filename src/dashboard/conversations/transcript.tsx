import { Box, Button, Text } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import type { ConversationDetail } from '../../contract/conversations.js';
import type { Turn } from '../../contract/turns.js';
import type { ProgressStage } from '../../contract/widget.js';
import { useInboxNames } from '../connections/use-inbox-names.js';
import { texts } from '../messages/texts.js';
import { arrangeTimeline, type TimelineEntry } from './arrange-timeline.js';
import { askedIn } from './asked-in.js';
import { MessageBubble } from './message-bubble.js';
import { nameVisitor } from './name-visitor.js';
import type { Earlier } from './use-conversation.js';
import { WaitingBubble } from './waiting-bubble.js';
import { Why } from './why.js';

interface TranscriptProps {
  conversation: ConversationDetail;
  progress: ProgressStage;
  earlier: Earlier;
}

/** What was said, oldest first, and why. New messages are announced to screen readers. */
export function Transcript({ conversation, progress, earlier }: TranscriptProps) {
  const inbox = useInboxNames()(conversation.connection.connector);
  const entries = arrangeTimeline(conversation);
  const scroller = useRef<HTMLDivElement>(null);
  useStay(scroller, entries.map(keyOf));
  return (
    <Box
      ref={scroller}
      className="transcript"
      role="log"
      aria-label={texts.conversations.transcript}
      tabIndex={0}
    >
      {conversation.has_earlier && <EarlierMessages earlier={earlier} />}
      {entries.map((entry) => (
        <Entry
          key={keyOf(entry)}
          entry={entry}
          asked={askedIn(conversation, turnOf(entry))}
          visitorName={nameVisitor(conversation.visitor)}
          inbox={inbox}
        />
      ))}
      {progress !== 'idle' && (
        <Text size="sm" c="dimmed" fs="italic">
          {texts.conversations.progress[progress]}
        </Text>
      )}
    </Box>
  );
}

/** The button stays while it reads, so that the focus does. */
const EarlierMessages = ({ earlier: { read, isReading } }: { earlier: Earlier }) =>
  read === undefined && !isReading ? (
    <Text size="sm" c="dimmed" ta="center">
      {texts.conversations.tooEarly}
    </Text>
  ) : (
    <Button variant="default" size="xs" className="earlier-messages" loading={isReading} onClick={read}>
      {texts.conversations.earlier}
    </Button>
  );

interface EntryProps {
  entry: TimelineEntry;
  asked: string;
  visitorName: string;
  inbox: string;
}

function Entry({ entry, visitorName, ...known }: EntryProps) {
  if (entry.kind === 'message')
    return <MessageBubble message={entry.message} turn={entry.turn} visitorName={visitorName} {...known} />;
  if (entry.kind === 'waiting')
    return <WaitingBubble delivery={entry.delivery} turn={entry.turn} {...known} />;
  return (
    <Box className="silent-turn">
      <Text size="sm" c="dimmed">
        {texts.turns.outcomes[entry.turn.decision]}
      </Text>
      <Why turn={entry.turn} asked={known.asked} />
    </Box>
  );
}

const turnOf = (entry: TimelineEntry): Turn | undefined => entry.turn;

function keyOf(entry: TimelineEntry): string {
  if (entry.kind === 'message') return entry.message.id;
  return entry.kind === 'waiting' ? entry.delivery.id : entry.turn.id;
}

const nearEndPx = 120;

/**
 * Follows the conversation, unless the reader has scrolled up to read what came before; where more of that comes in above,
 * what is being read stays where it is.
 */
function useStay(scroller: React.RefObject<HTMLDivElement | null>, keys: readonly string[]): void {
  const before = useRef<{ height: number; keys: readonly string[] }>({ height: 0, keys: [] });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || isSame(before.current.keys, keys)) return;
    const { height, keys: known } = before.current;
    const wasAtEnd = height - element.scrollTop - element.clientHeight < nearEndPx;
    const last = known.at(-1);
    const isMoreAbove = last !== undefined && keys.indexOf(last) >= known.length;
    if (isMoreAbove) element.scrollTop += element.scrollHeight - height;
    else if (height === 0 || wasAtEnd) element.scrollTop = element.scrollHeight;
    before.current = { height: element.scrollHeight, keys };
  });
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some[0] === others[0] && some.at(-1) === others.at(-1);
