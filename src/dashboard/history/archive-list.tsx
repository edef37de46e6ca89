import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ArchivedConversation } from '../../contract/history.js';
import { texts } from '../messages/texts.js';
import { FromFirstOpen } from '../parts/from-first-open.js';
import { lazyPart } from '../parts/lazy-part.js';
import { Loaded } from '../parts/loaded.js';
import { MoreButton } from '../parts/more-button.js';
import { Parted } from '../parts/parted.js';
import { Nothing } from '../parts/states.js';
import { dateOf } from '../parts/tell-time.js';
import { usePages } from '../parts/use-pages.js';
import { archiveKey, listArchive } from './history-calls.js';

const texted = texts.history;

const TalkDrawer = lazyPart(() => import('./talk-drawer.js'), 'TalkDrawer');

interface ArchiveListProps {
  connectionId: string;
  /** Changes whenever more has been read. */
  version: string;
}

/** What the archive of a connection holds, the latest first; one conversation opens beside the list. */
export function ArchiveList({ connectionId, version }: ArchiveListProps) {
  const [openId, setOpenId] = useState<string>();
  const talks = usePages({
    queryKey: [...archiveKey(connectionId), version],
    read: (cursor, signal) => listArchive({ connection_id: connectionId, cursor }, signal),
  });
  return (
    <>
      <Loaded query={talks}>
        {(items) =>
          items.length === 0 ? (
            <Nothing title={texted.none}>{texted.noneHelp}</Nothing>
          ) : (
            <Stack component="ul" className="plain-list" gap="xs" aria-label={texted.list}>
              {items.map((talk) => (
                <Card component="li" withBorder key={talk.id}>
                  <TalkItem talk={talk} onOpen={() => setOpenId(talk.id)} />
                </Card>
              ))}
            </Stack>
          )
        }
      </Loaded>
      <MoreButton pages={talks} />
      <FromFirstOpen isOpen={openId !== undefined}>
        <TalkDrawer id={openId} onClose={() => setOpenId(undefined)} />
      </FromFirstOpen>
    </>
  );
}

function TalkItem({ talk, onOpen }: { talk: ArchivedConversation; onOpen: () => void }) {
  const question = talk.first_question ?? texted.noQuestion;
  return (
    <Group justify="space-between" wrap="nowrap" align="center">
      <Stack gap={2} className="shrinks">
        <Text size="sm" lineClamp={2}>
          {question}
        </Text>
        <Parted size="xs" c="dimmed">
          {dateOf(talk.last_at)}
          {texted.count(talk.message_count)}
        </Parted>
      </Stack>
      <Button variant="default" size="xs" onClick={onOpen} aria-label={texted.read(question)}>
        {texted.readShort}
      </Button>
    </Group>
  );
}
