import assert from 'node:assert/strict';
import { describeConnector } from '../../src/kit/testing/index.js';
import { startBench } from './bench.testing.js';
import { telegramWith } from './index.js';
import { recordings, secretHeader, typed, unknownMeanings } from './recordings.testing.js';

const telegram = telegramWith({});
const hook_url = 'https://patchbay.example/hooks/telegram/token';

describeConnector(telegram, {
  ...{ folder: import.meta.dirname, typed, recordings, startBench },
  state: { bot_id: '7310042211', hook_url },
  provingHeaders: [secretHeader],
  hosts: ['api.telegram.org'],
  // A visitor who blocked the bot: the others are answered all the same.
  errorKinds: { 403: 'not-found' },
  lacks: {
    'signed-body': 'Telegram signs nothing: a secret of ours comes back in a header.',
    'signed-time': 'The secret is the same with each hook; a repetition is known by the ids of the message.',
    'account-in-hooks': 'No update names the bot that it is for: its own address and secret do.',
    'wrong-account': 'The token is all that is typed, and it names its bot.',
    'no-rights': 'A bot’s token may do all that the bot may.',
    notes: 'A chat of Telegram has two sides, and both read everything.',
    echo: 'A bot is told nothing of what it wrote into its own chats.',
    'look-up': 'A bot cannot read what was written in a chat, itself included.',
    history: 'A bot gets no list of what was written before; updates that nobody took are kept for a day.',
    note: 'A chat of Telegram has two sides, and both read everything.',
    handover:
      'A chat with a bot belongs to nobody else. People answer here, or as the owner of a business account.',
    close: 'A chat of Telegram has no end.',
    contact: 'A bot keeps no address book at Telegram.',
  },
});

describe('telegram hooks', () => {
  it('gives a meaning to recorded hooks only', () => assert.deepEqual(unknownMeanings, []));
});
