/** Where the cache keeps what was read of conversations. */

export const conversationsKey = ['conversations'] as const;

export const conversationListsKey = ['conversations', 'lists'] as const;

/** Of those, the lists that are read page by page; their filters follow. */
export const conversationPagesKey = [...conversationListsKey, 'pages'] as const;

export const conversationKey = (id: string) => ['conversations', 'one', id] as const;

/** What the bot is doing in a conversation right now. */
export const progressKey = (id: string) => ['progress', id] as const;

/** As much of a conversation as tells whether it is old. */
export interface KnownConversation {
  seq: number;
}
