export const deliveries = {
  /** What is to go out. */
  kinds: new Map([
    ['reply', 'Answer of the assistant'],
    ['handover-text', 'Word to the visitor at the handover'],
    ['operator-reply', 'Reply of the team'],
    ['note', 'Private note'],
    ['handover', 'Handover to the team'],
    ['hand-back', 'Handing back to the assistant'],
    ['close', 'Closing the conversation'],
    ['contact', 'Details of the visitor'],
    ['after-send', 'Tidying up after an answer'],
    ['email', 'E-mail about a handover'],
  ]),
};
