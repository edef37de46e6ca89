import { texts } from '../messages/texts.js';
import { Text } from '@mantine/core';
import { Loaded } from '../parts/loaded.js';
import { MoreButton } from '../parts/more-button.js';
import { usePages } from '../parts/use-pages.js';
import { MailList } from './mail-list.js';
import { listMails, outboxKey } from './outbox-calls.js';

/** What the installation wrote. */
export function MailsTab() {
  const mails = usePages({ queryKey: outboxKey, read: listMails });
  return (
    <>
      <Text c="dimmed" mb="md" maw="65ch">
        {texts.platform.mails.intro}
      </Text>
      <Loaded query={mails}>{(items) => <MailList items={items} />}</Loaded>
      <MoreButton pages={mails} />
    </>
  );
}
