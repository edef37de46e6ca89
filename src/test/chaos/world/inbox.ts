import type { Platforms } from './start-platforms.js';

/** One connected account of a platform, as its visitors and operators use it. */
export interface Inbox {
  platform: 'crisp' | 'papercups';
  tenant: string;
  codeWord: string;
  /** In a new conversation unless one is named. Answers with the platform's ids. */
  visitorWrites(text: string, conversation?: string): { conversation: string; message: string };
  operatorWrites(text: string, conversation: string): void;
}

interface Owner {
  tenant: string;
  codeWord: string;
}

export const crispInbox = ({ crisp }: Pick<Platforms, 'crisp'>, owner: Owner, websiteId: string): Inbox => ({
  ...owner,
  platform: 'crisp',
  visitorWrites: (text, sessionId) => {
    const where = sessionId === undefined ? { websiteId } : { websiteId, sessionId };
    const written = crisp.visitorWrites(where, text);
    return { conversation: written.sessionId, message: String(written.fingerprint) };
  },
  operatorWrites: (text, sessionId) => void crisp.operatorWrites({ websiteId, sessionId }, text),
});

export const papercupsInbox = ({ papercups }: Platforms, owner: Owner, accountId: string): Inbox => ({
  ...owner,
  platform: 'papercups',
  visitorWrites: (text, conversation) => {
    const written = papercups.visitorWrites(conversation ?? { accountId }, text);
    return { conversation: written.conversationId, message: written.messageId };
  },
  operatorWrites: (text, conversation) => void papercups.operatorWrites(conversation, text),
});
