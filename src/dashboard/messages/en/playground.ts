export const playground = {
  title: 'Try it',
  intro: 'Ask your assistant what a visitor would ask, and see why it answers as it does.',
  permission: 'chat with the assistant',
  isReal:
    'The conversation is real: it stands in your lists and figures among those of visitors, counts as use, and contact details in it become a lead. Close or erase it there when you are done.',
  log: 'Your conversation with the assistant',
  nothing:
    'Nothing was asked yet. Ask for something that stands in your knowledge, then for something that does not.',
  you: 'You, as a visitor',
  assistant: 'Assistant',
  message: 'Your message',
  keys: 'Enter sends, Shift and Enter begin a new line.',
  send: 'Send',
  answering: 'The assistant is answering…',
  again: 'Start again',
  begun: 'A new conversation begins with your next message.',
  toConversation: 'Open this conversation',
  saysNothing: {
    reply: 'The answer is in the conversation.',
    suggest: 'A visitor would read nothing yet: your team gets a draft.',
    'hand-over': 'A visitor would read nothing: your team was called.',
    'stay-silent': 'A visitor would read nothing.',
  },
  facts: 'Why it was answered so',
  why: 'Why',
  lead: 'Lead',
  sources: 'Based on',
  failed: 'There is no answer',
  noAssistant:
    'There is no assistant here that could answer. Look under Assistant; if there is none, ask whoever runs this installation.',
  /** What to do about a reason, where something can be done. */
  remedies: new Map([
    ['nothing-known', 'Add the right answer, then ask again.'],
    ['unsupported', 'Add an answer that says it clearly, then ask again.'],
    ['switched-off', 'Under Assistant, choose a higher level of trust.'],
    ['shadow', 'Under Assistant, choose “Draft” or “Automatic” to have it speak.'],
    [
      'human-answers',
      'Your team was called and the assistant now stays silent here. Start again to go on asking it.',
    ],
    ['model-budget', 'It is full again tomorrow. Under Settings you can allow more.'],
    ['model-rests', 'Ask again in a minute.'],
    ['model-failed', 'Ask again in a minute. If it stays so, tell whoever runs this installation.'],
    ['failing', 'Start again in a minute. If it stays so, tell whoever runs this installation.'],
    ['plan-ended', 'To have the assistant back, contact whoever runs this installation.'],
    ['loop', 'Start again and ask otherwise.'],
  ]),
};
