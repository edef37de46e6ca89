import { Alert, Box, Button, Group, SegmentedControl, Text, Textarea } from '@mantine/core';
import { getHotkeyHandler, useMediaQuery } from '@mantine/hooks';
import type { RefObject } from 'react';
import type { ConversationDetail } from '../../contract/conversations.js';
import { texts } from '../messages/texts.js';
import { explainError } from '../parts/explain-error.js';
import { liftNotices } from '../parts/lift-notices.js';
import { type ComposeMode, useCompose } from './use-compose.js';

const texted = texts.conversations;
const modes = ['reply', 'note'] as const satisfies readonly ComposeMode[];

interface ComposerProps {
  conversation: ConversationDetail;
  mode: ComposeMode;
  onMode: (mode: ComposeMode) => void;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** Where a member writes to the visitor or leaves a note. */
export const Composer = ({ conversation, mode, onMode, field }: ComposerProps) => (
  <Box ref={liftNotices} className="composer" data-private={mode === 'note'}>
    <SegmentedControl
      size="xs"
      aria-label={texted.write}
      value={mode}
      onChange={(value) => onMode(modes.find((known) => known === value) ?? 'reply')}
      data={modes.map((value) => ({ value, label: texted.modes[value] }))}
    />
    <Writing key={mode} conversation={conversation} mode={mode} field={field} />
  </Box>
);

function Writing({ conversation, mode, field }: Omit<ComposerProps, 'onMode'>) {
  const compose = useCompose(conversation.id, mode);
  const isNote = mode === 'note';
  // It grows as it is written in; until then the messages need the room more.
  const isPhone = useMediaQuery('(width < 48em)', false, { getInitialValueInEffect: false });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        compose.send();
      }}
    >
      {compose.error !== null && (
        <Alert color="red" my="xs" role="alert" title={texts.errors.title}>
          {explainError(compose.error)}
        </Alert>
      )}
      <Textarea
        ref={field}
        mt={6}
        aria-label={isNote ? texted.noteLabel : texted.replyLabel}
        placeholder={isNote ? texted.notePlaceholder : texted.replyPlaceholder}
        description={helpFor(conversation, mode)}
        inputWrapperOrder={['input', 'description']}
        value={compose.text}
        onChange={(event) => compose.setText(event.currentTarget.value)}
        onKeyDown={getHotkeyHandler([['mod+Enter', compose.send]])}
        autosize
        minRows={isPhone ? 1 : 2}
        maxRows={8}
        maxLength={10_000}
      />
      <Group justify="flex-end" mt={6} gap="sm">
        <Text size="xs" c="dimmed" visibleFrom="sm">
          {isNote ? texted.saveKeys : texted.sendKeys}
        </Text>
        <Button type="submit" size="sm" loading={compose.isSending} disabled={!compose.canSend}>
          {isNote ? texted.sendNote : texted.send}
        </Button>
      </Group>
    </form>
  );
}

function helpFor({ handler, status }: ConversationDetail, mode: ComposeMode): string {
  if (mode === 'note') return texted.noteHelp;
  if (status === 'closed') return texted.replyHelpClosed;
  return handler === 'human' ? texted.replyHelpHuman : texted.replyHelp;
}
