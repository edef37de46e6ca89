import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ConversationSummary } from '../../contract/conversations.js';
import { nameVisitor } from '../conversations/name-visitor.js';
import { texts } from '../messages/texts.js';
import { isAlertWanted } from './browser-alerts.js';

const texted = texts.alerts;

/** More at once are told in one. */
const mostNamed = 3;

/** Opens a conversation, or all that wait. */
type Open = (conversationId: string | undefined) => void;

/** Says who waits: on the page, and where it is not looked at through the browser, if the person wants that. */
export function tellNewcomers(newcomers: readonly ConversationSummary[], open: Open): void {
  const told =
    newcomers.length > mostNamed
      ? [{ id: undefined, title: texted.manyWait(newcomers.length), text: '' }]
      : newcomers.map((conversation) => ({
          id: conversation.id,
          title: texted.waits(nameVisitor(conversation.visitor)),
          text: conversation.last_message?.text ?? '',
        }));
  for (const each of told) {
    showNotice(each, open);
    if (document.hidden && isAlertWanted()) showThroughBrowser(each, open);
  }
}

interface Told {
  id: string | undefined;
  title: string;
  text: string;
}

function showNotice({ id, title, text }: Told, open: Open): void {
  const place = `waiting-${id ?? 'many'}`;
  const go = () => {
    notifications.hide(place);
    open(id);
  };
  // One that is told of again while it is still shown, is shown anew.
  notifications.hide(place);
  notifications.show({
    id: place,
    title,
    color: 'orange',
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" lineClamp={2} dir="auto">
          {text}
        </Text>
        <Button size="xs" variant="default" flex="none" onClick={go}>
          {id === undefined ? texted.openAll : texted.open}
        </Button>
      </Group>
    ),
    autoClose: 15_000,
    closeButtonProps: { 'aria-label': texts.common.close },
  });
}

/** The same from several tabs is shown once. What was said stays inside the dashboard: a lock screen is read by anybody. */
function showThroughBrowser({ id, title }: Told, open: Open): void {
  const alert = makeAlert(title, { tag: `patchbay-${id ?? 'many'}`, body: texted.body });
  if (!alert) return;
  alert.onclick = () => {
    window.focus();
    alert.close();
    open(id);
  };
}

/** Browsers of phones have the constructor, and throw when it is used; the notice on the page stands anyway. */
function makeAlert(title: string, options: NotificationOptions): Notification | undefined {
  try {
    return new Notification(title, options);
  } catch {
    return undefined;
  }
}
