import { Badge, Box, Group, Stack, Text } from '@mantine/core';
import type { Message } from '../../contract/conversations.js';
import type { Turn } from '../../contract/turns.js';
import { texts } from '../messages/texts.js';
import { OutsideLink, TextLink } from '../parts/links.js';
import { Moment } from '../parts/moment.js';
import { tellReason } from './tell-reason.js';
import { Why } from './why.js';

const texted = texts.conversations;

interface MessageBubbleProps {
  message: Message;
  /** The turn in which the bot said this. */
  turn: Turn | undefined;
  /** What the visitor had asked, where it was a turn. */
  asked: string;
  /** The best one there is. */
  visitorName: string;
  /** What the conversation is held in, by its name. */
  inbox: string;
}

/** One message. Its text is shown as it is: nothing in it becomes a link or markup. */
export const MessageBubble = ({ message, turn, asked, visitorName, inbox }: MessageBubbleProps) => (
  <Box component="article" className="bubble" data-role={message.role} data-private={message.private}>
    <Head message={message} visitorName={visitorName} inbox={inbox} />
    <Text size="sm" className="message-text" {...(message.deleted ? { fs: 'italic', c: 'dimmed' } : {})}>
      {message.deleted ? texted.deleted : message.text}
    </Text>
    <Attachments message={message} />
    <Sources message={message} />
    {turn && <Why turn={turn} asked={asked} />}
  </Box>
);

/** A visitor by their name, the assistant as everywhere else here, and others with what they are. */
function nameAuthor({ role, author_name: name }: Message, visitorName: string): string {
  const who = texted.roles[role];
  if (role === 'visitor') return name ?? visitorName;
  if (role === 'bot' || name === null) return who;
  return name.toLowerCase().includes(who.toLowerCase()) ? name : `${name} (${who})`;
}

function Head({
  message,
  visitorName,
  inbox,
}: Pick<MessageBubbleProps, 'message' | 'visitorName' | 'inbox'>) {
  const { sent_at, edited_at, delivery } = message;
  return (
    <Group gap={6} mb={2}>
      <Text size="xs" fw={650}>
        {nameAuthor(message, visitorName)}
      </Text>
      {message.private && (
        <Badge color="orange" title={texted.noteHint}>
          {texted.note}
        </Badge>
      )}
      <Moment at={sent_at} isExact size="xs" c="dimmed" />
      {edited_at !== null && (
        <Text size="xs" c="dimmed">
          {texted.edited}
        </Text>
      )}
      {delivery && (
        <Text size="xs" c={delivery.state === 'parked' ? 'var(--mantine-color-error)' : 'dimmed'}>
          {[texted.delivery[delivery.state], tellReason(delivery.reason, inbox)].filter(Boolean).join(': ')}
        </Text>
      )}
    </Group>
  );
}

const Attachments = ({ message: { attachments } }: { message: Message }) =>
  attachments.length > 0 && (
    <Stack component="ul" className="plain-list" gap={4} mt={4}>
      {attachments.map(({ url, name }) => (
        <Text component="li" size="sm" key={url} className="wraps">
          {name !== undefined && `${texted.attachment}: `}
          <OutsideLink href={url}>{name ?? texted.attachment}</OutsideLink>
        </Text>
      ))}
    </Stack>
  );

const Sources = ({ message: { sources } }: { message: Message }) =>
  sources.length > 0 && (
    <Text size="xs" mt={4} component="p">
      {texted.sources}:{' '}
      {sources.map(({ source_id, title }, index) => (
        <span key={source_id}>
          {index > 0 && ', '}
          <TextLink to="/knowledge/$sourceId" params={{ sourceId: source_id }} inherit>
            {title}
          </TextLink>
        </span>
      ))}
    </Text>
  );
