import { useDocumentTitle } from '@mantine/hooks';
import { useWaitingCount } from '../alerts/waiting-count.js';
import { texts } from '../messages/texts.js';

/** The title of the tab: how many wait for a human is read there while another tab is in front. */
export function useTitle(title: string): void {
  const count = useWaitingCount();
  useDocumentTitle(`${count === '' ? '' : `(${count}) `}${title} · ${texts.common.product}`);
}
