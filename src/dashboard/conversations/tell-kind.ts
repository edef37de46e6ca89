import { texts } from '../messages/texts.js';

/** What a delivery is, in words. */
export const tellKind = (kind: string): string => texts.deliveries.kinds.get(kind) ?? kind;
