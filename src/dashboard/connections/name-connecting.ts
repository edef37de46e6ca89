import type { ConnectorView } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';

const texted = texts.connections;

/** What is done with a connector: only our own chat window, which has no page elsewhere, is set up rather than connected. */
export const nameConnecting = ({ name, homepage }: Pick<ConnectorView, 'name' | 'homepage'>): string =>
  homepage === '' ? texted.setUp : texted.connect(name);
