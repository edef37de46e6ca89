import { Alert, Box, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ConversationDetail } from '../../contract/conversations.js';
import type { ProgressStage } from '../../contract/widget.js';
import { texts } from '../messages/texts.js';
import { type Shortcuts, useShortcuts } from '../parts/use-shortcuts.js';
import { useCan } from '../session/member-context.js';
import { useOwnMemberId } from '../team/use-team.js';
import { Composer } from './composer.js';
import { canHandBack, canTakeOver, ConversationHead } from './conversation-head.js';
import { Transcript } from './transcript.js';
import type { ComposeMode } from './use-compose.js';
import type { Earlier } from './use-conversation.js';
import { type ConversationActs, useConversationActs } from './use-conversation-acts.js';

interface ConversationViewProps {
  conversation: ConversationDetail;
  progress: ProgressStage;
  earlier: Earlier;
}

/** A conversation: who it is with, what was said and why, and what to do. */
export function ConversationView({ conversation, progress, earlier }: ConversationViewProps) {
  const [mode, setMode] = useState<ComposeMode>('reply');
  const field = useRef<HTMLTextAreaElement>(null);
  const acts = useConversationActs(conversation.id);
  const canWrite = useCan('conversations:write');
  const ownId = useOwnMemberId();
  const write = (next: ComposeMode) => {
    // The field of the mode must be there before it can take the focus.
    flushSync(() => setMode(next));
    field.current?.focus();
  };
  const keys = keysFor(conversation, acts, write);
  useShortcuts(canWrite ? { ...keys, ...(ownId === undefined ? {} : { a: () => acts.assign(ownId) }) } : {});
  return (
    <Box className="conversation">
      <ConversationHead conversation={conversation} acts={canWrite ? acts : null} />
      <Transcript conversation={conversation} progress={progress} earlier={earlier} />
      {canWrite ? (
        <Composer conversation={conversation} mode={mode} onMode={setMode} field={field} />
      ) : (
        <Alert color="gray" radius={0}>
          <Text size="sm">{texts.conversations.cannotWrite}</Text>
        </Alert>
      )}
    </Box>
  );
}

/** Keys of what can be done now, and no others. */
function keysFor(
  conversation: ConversationDetail,
  acts: ConversationActs,
  write: (mode: ComposeMode) => void,
): Shortcuts {
  const closeOrReopen = conversation.status === 'open' ? acts.close : acts.reopen;
  return {
    r: () => write('reply'),
    n: () => write('note'),
    ...(canTakeOver(conversation) ? { t: acts.takeOver } : {}),
    ...(canHandBack(conversation) ? { b: acts.handBack } : {}),
    // A key that is held must not go back and forth.
    e: ({ repeat }) => {
      if (!repeat) closeOrReopen();
    },
  };
}
