import { Box, Text } from '@mantine/core';
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
import { WaitingBubble } from './waiting-bubble.js';
import { Why } from './why.js';

interface TranscriptProps {
  conversation: ConversationDetail;
  progress: ProgressStage;
}

/** What was said, oldest first, and why. New messages are announced to screen readers. */
export function Transcript({ conversation, progress }: TranscriptProps) {
  const inbox = useInboxNames()(conversation.connection.connector);
  const entries = arrangeTimeline(conversation);
  const scroller = useRef<HTMLDivElement>(null);
  useStayAtEnd(scroller, entries.length);
  return (
    <Box
      ref={scroller}
      className="transcript"
      role="log"
      aria-label={texts.conversations.transcript}
      tabIndex={0}
    >
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

/** Follows the conversation, unless the reader has scrolled up to read what came before. */
function useStayAtEnd(scroller: React.RefObject<HTMLDivElement | null>, entryCount: number): void {
  const before = useRef(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const isFirst = before.current === 0;
    const wasAtEnd = before.current - element.scrollTop - element.clientHeight < nearEndPx;
    if (isFirst || wasAtEnd) element.scrollTop = element.scrollHeight;
    before.current = element.scrollHeight;
  }, [scroller, entryCount]);
}
