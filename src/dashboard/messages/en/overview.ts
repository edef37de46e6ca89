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
  startHelp: 'In any order. One of the two ways to be reached is enough.',
  ready: 'Your assistant is at work.',
  done: 'Done',
  open: 'Still to do',
  optional: 'Optional',
  steps: {
    inbox: {
      title: 'Connect an inbox',
      help: 'Answer where your visitors already write to you.',
      action: 'Choose an inbox',
    },
    widget: {
      title: 'Place our chat window on your website',
      help: 'Copy one line of code into your pages.',
      action: 'Get the code',
    },
    knowledge: {
      title: 'Add knowledge',
      help: 'The assistant answers only from what you give it.',
      action: 'Add an entry',
    },
    trial: {
      title: 'Try it',
      help: 'Test what a question finds, then write to your chat as a visitor would.',
      action: 'Test a question',
    },
  },
};
