export const overview = {
  title: 'Overview',
  intro: (name: string) => `How ${name} is doing.`,
  counts: 'Right now',
  waiting: (count: string) => `${count} waiting for a human`,
  waitingNone: 'Nobody is waiting for a human',
  newLeads: (count: string) => `${count} new leads`,
  oneNewLead: '1 new lead',
  newLeadsNone: 'No new leads',
  broken: (name: string) => `${name} needs attention`,
  repair: 'Repair the connection',
  look: 'See the connection',
  parked: {
    title: (count: number, isMore: boolean) =>
      count === 1 && !isMore
        ? '1 message could not be sent'
        : `${isMore ? 'More than ' : ''}${count} messages could not be sent`,
    help: (count: number) => (count === 1 ? 'Open it to send it again.' : 'Open a message to send it again.'),
    /** Named once where the connection is called like the product that the reason begins with. */
    why: (connection: string, reason: string) =>
      reason.startsWith(connection) ? `${reason}.` : `${connection}: ${reason}.`,
  },
  toConversations: 'Open the conversations',
  reviewLeads: 'Review the leads',
  toLeads: 'See the leads',
  start: 'Getting started',
  startHelp: 'In any order. What is done here or elsewhere turns green by itself.',
  ready: 'Your assistant is at work.',
  done: 'Done',
  open: 'Still to do',
  steps: {
    business: {
      title: 'Fill in your business',
      help: 'Add your opening hours, a way to reach you, or a second language. Check the country too: it was guessed.',
      action: 'Open the settings',
    },
    reached: {
      title: 'Connect an inbox or place our chat window',
      help: 'Answer where your visitors write: in an inbox, or with one line of code in your pages. One is enough; it is done once it works.',
      action: 'Choose an inbox or window',
    },
    knowledge: {
      title: 'Add knowledge',
      help: 'The assistant answers only from what you give it.',
      action: 'Add an entry',
    },
    trial: {
      title: 'Try it',
      help: 'Ask what a visitor would ask, and see why it answers so.',
      action: 'Ask a question',
    },
    trust: {
      title: 'Choose how far the assistant may go',
      help: (level: string) =>
        `It is set to “${level}”. Choose another level, or say that you want to keep this one.`,
      done: 'You decided whether it answers by itself or drafts for your team.',
      action: 'Choose',
      keep: (level: string) => `Keep “${level}”`,
    },
  },
  goOn: (name: string) => `Go on with ${name}`,
};
