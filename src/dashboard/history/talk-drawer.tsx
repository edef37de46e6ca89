import { Box, Drawer, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ArchivedTalk } from '../../contract/history.js';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { Moment } from '../parts/moment.js';
import { useDrawn } from '../parts/use-drawn.js';
import { readTalk, talkKey } from './history-calls.js';

interface TalkDrawerProps {
  /** Absent while none is open. */
  id: string | undefined;
  onClose: () => void;
}

/** One past conversation, to read. */
export function TalkDrawer({ id, onClose }: TalkDrawerProps) {
  const isOpen = useDrawn() && id !== undefined;
  return (
    <Drawer opened={isOpen} onClose={onClose} position="right" title={texts.history.talk}>
      {id !== undefined && <Talk id={id} />}
    </Drawer>
  );
}

function Talk({ id }: { id: string }) {
  const talk = useQuery({ queryKey: talkKey(id), queryFn: ({ signal }) => readTalk(id, signal) });
  return (
    <Loaded query={talk}>
      {({ messages }) => (
        <Stack gap="sm">
          {messages.map((message, index) => (
            <PastMessage key={`${index} ${message.sent_at}`} message={message} />
          ))}
        </Stack>
      )}
    </Loaded>
  );
}

/** Its text is shown as it is: nothing in it becomes a link or markup. */
const PastMessage = ({ message }: { message: ArchivedTalk['messages'][number] }) => (
  <Box component="article" className="bubble" data-role={message.role} data-private={false}>
    <Group gap={6} mb={2}>
      <Text size="xs" fw={650}>
        {texts.conversations.roles[message.role]}
      </Text>
      <Moment at={message.sent_at} isExact size="xs" c="dimmed" />
    </Group>
    <Text size="sm" className="message-text">
      {message.text}
    </Text>
  </Box>
);
