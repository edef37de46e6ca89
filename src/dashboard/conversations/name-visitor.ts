import type { Visitor } from '../../contract/conversations.js';
import { texts } from '../messages/texts.js';

/** The best name we have for a visitor. */
export const nameVisitor = ({ id, name, email, phone }: Visitor): string =>
  name ?? email ?? phone ?? texts.conversations.visitor(id);
