import type { ConnectorView } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';

const texted = texts.connections;

interface Connecting {
  /** What is done, in full. */
  title: string;
  submit: string;
  guide: string;
}

/** What is done with a connector: only our own chat window, which has no page elsewhere, is set up rather than connected. */
export const nameConnecting = ({ name, homepage }: Pick<ConnectorView, 'name' | 'homepage'>): Connecting =>
  homepage === ''
    ? { title: texted.setUp, submit: texted.submitSetUp, guide: texted.guideSetUp }
    : { title: texted.connect(name), submit: texted.submit, guide: texted.guide };
