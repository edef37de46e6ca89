import { Button, Group, Text, Textarea } from '@mantine/core';
import type { KeyboardEvent, RefObject } from 'react';
import { maxVisitorTextLength } from '../../contract/chat.js';
import { texts } from '../messages/texts.js';
import { liftNotices } from '../parts/lift-notices.js';
import type { Playground } from './use-playground.js';

const texted = texts.playground;

interface QuestionFormProps {
  playground: Playground;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** Where the next message is written. It stays in sight however long the conversation grows. */
export const QuestionForm = ({ playground, field }: QuestionFormProps) => (
  <form
    ref={liftNotices}
    className="playground-form"
    onSubmit={(event) => {
      event.preventDefault();
      playground.send();
      field.current?.focus();
    }}
  >
    <Group gap="sm" align="flex-end" wrap="nowrap">
      <Textarea
        ref={field}
        label={texted.message}
        className="grows"
        dir="auto"
        value={playground.text}
        onChange={(event) => playground.setText(event.currentTarget.value)}
        onKeyDown={(event) => sendOnEnter(event, playground.send)}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={maxVisitorTextLength}
      />
      <Button type="submit" disabled={!playground.isReady}>
        {texted.send}
      </Button>
    </Group>
    <Text size="xs" c="dimmed" mt={4} visibleFrom="sm">
      {texted.keys}
    </Text>
  </form>
);

/** As in the visitor's window. Enter that ends the typing of a Chinese or Japanese word sends nothing. */
function sendOnEnter(event: KeyboardEvent, send: () => void): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  send();
}
