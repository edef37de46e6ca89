export const privacy = {
  visitorTitle: 'This visitor’s data',
  exportVisitor: 'Export this visitor’s data',
  eraseVisitor: 'Erase this visitor',
  exported: 'The file is saved',
  eraseQuestion: 'Erase this visitor for good?',
  eraseIntro:
    'This cannot be undone, and a restored backup will not bring it back. Whoever left the same address or number is the same person, so all of this goes:',
  eraseElsewhere:
    'What your inbox’s platform itself has stored stays there; erase it there too. If the visitor writes again, they are somebody new here.',
  eraseConfirm: 'Erase all of this',
  erased: 'The visitor is erased',
  holds: 'What goes',
  counts: {
    visitors: (count: number) => (count === 1 ? 'the visitor' : `${count} visitors`),
    conversations: (count: number) => (count === 1 ? '1 conversation' : `${count} conversations`),
    messages: (count: number) => (count === 1 ? '1 message' : `${count} messages`),
    turns: (count: number) =>
      count === 1
        ? '1 record of why the assistant answered'
        : `${count} records of why the assistant answered`,
    deliveries: (count: number) => (count === 1 ? '1 outgoing message' : `${count} outgoing messages`),
    leads: (count: number) => (count === 1 ? '1 lead' : `${count} leads`),
    hints: (count: number) => (count === 1 ? '1 note of a webhook' : `${count} notes of webhooks`),
    archived_conversations: (count: number) =>
      count === 1 ? '1 past conversation' : `${count} past conversations`,
    archived_messages: (count: number) => (count === 1 ? '1 past message' : `${count} past messages`),
  },
  retention: {
    title: 'How long things are kept',
    intro:
      'Left blank, they stay until somebody removes them. What is still to be answered or sent is never removed.',
    days: 'days',
    conversations: 'Words of a conversation, after its last change',
    leads: 'Leads, after their last change',
    archive: 'Past conversations, after their last message',
    audit: 'Audit log, 90 days or more',
    save: 'Save the days',
  },
  end: {
    title: 'End this business here',
    intro:
      'The assistant falls silent at once and nobody of your team can sign in to it. After 14 days all of it is deleted: conversations, leads, knowledge, connections, people. Until then whoever runs this installation can resume it.',
    name: (name: string) => `To be sure, type its name: ${name}`,
    submit: 'End the business',
    ended: 'The business is ended',
  },
  permission: 'exporting and erasing data',
};
