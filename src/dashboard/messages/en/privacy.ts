export const privacy = {
  visitorTitle: 'This visitor’s data',
  exportVisitor: 'Export this visitor’s data',
  eraseVisitor: 'Erase this visitor',
  exported: 'The file is saved',
  eraseQuestion: (whom: string) => `Erase ${whom} for good?`,
  eraseIntro:
    'This cannot be undone, and a restored backup will not bring it back. Whoever left the same e-mail address or phone number counts as the same person, so all of this is erased:',
  eraseElsewhere:
    'Your inbox keeps its own copy: delete it there, too. If the visitor writes again, they count as a new visitor.',
  eraseConfirm: 'Erase all of this',
  erased: 'The visitor is erased',
  holds: 'What is erased',
  counts: {
    visitors: (count: number) => (count === 1 ? 'the visitor' : `${count} visitors`),
    conversations: (count: number) => (count === 1 ? '1 conversation' : `${count} conversations`),
    messages: (count: number) => (count === 1 ? '1 message' : `${count} messages`),
    turns: (count: number) =>
      count === 1
        ? '1 record of why the assistant answered'
        : `${count} records of why the assistant answered`,
    deliveries: (count: number) =>
      count === 1 ? '1 record of what was sent' : `${count} records of what was sent`,
    leads: (count: number) => (count === 1 ? '1 lead' : `${count} leads`),
    hints: (count: number) => (count === 1 ? '1 record of a webhook' : `${count} records of webhooks`),
    archived_conversations: (count: number) =>
      count === 1 ? '1 imported conversation' : `${count} imported conversations`,
    archived_messages: (count: number) => (count === 1 ? '1 imported message' : `${count} imported messages`),
  },
  find: {
    title: 'The data of one person',
    intro:
      'Somebody asks what you hold of them, or to be forgotten? Look them up by the e-mail address or phone number that they gave, in conversations, leads and past conversations that were imported.',
    contact: 'E-mail address or phone number',
    wrong: 'Enter an e-mail address or a phone number.',
    submit: 'Look up',
    held: (whom: string) => `This is held of ${whom}:`,
    nothing: (whom: string) => `Nothing is held of ${whom}.`,
  },
  retention: {
    title: 'How long things are kept',
    intro:
      'Leave a field blank to keep things until somebody removes them. What is still to be answered or sent is never removed.',
    conversations: 'Messages of a conversation, after its last change',
    leads: 'Leads, after their last change',
    archive: 'Past conversations, after their last message',
    audit: 'Audit log (at least 90 days)',
    save: 'Save these times',
  },
  end: {
    title: 'End this business here',
    intro:
      'The assistant stops answering at once, and nobody in your team can open this business any more. After 14 days everything is deleted: conversations, leads, knowledge, connections, people. Until then whoever runs this installation can restore it.',
    name: (name: string) => `To confirm, type its name: ${name}`,
    submit: 'End the business',
    ended: 'The business is ended',
  },
  permission: 'export and erase data',
};
