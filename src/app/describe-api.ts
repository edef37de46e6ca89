import { openApiDocument } from '../platform/http/openapi.js';
import { apiEndpoints } from './routes.js';
import { version } from './version.js';

/** What the operations are grouped under. */
const tags = {
  Chat: 'Ask, and get the answer at once.',
  Conversations: 'What visitors and the bot said; take over, reply, hand back.',
  Deliveries: 'Messages that could not be sent, and sending them after all.',
  Leads: 'Contact data that visitors left, with their words.',
  Knowledge: 'What answers are taken from.',
  Assistants: 'How the bot speaks, what it recognises, and how far it may go.',
  Connections: 'Links to inboxes on other platforms and to the chat window.',
  History: 'Past conversations of a platform, in an archive that nothing answers.',
  Insights: 'Figures of days, and questions that found no answer.',
  Configuration: 'The business’s own data, hours, languages and limits.',
  Team: 'Who works for the business, and as what.',
  'API keys': 'Keys for programs.',
  'Audit log': 'Who changed what.',
  'Personal data': 'Export and erase what is held of a visitor; end a business.',
  'Sign-in': 'Ways to be somebody here.',
  Account: 'What a person can change about themselves.',
  Platform: 'The businesses of this installation, for its admins.',
  Widget: 'What the chat window of a website calls.',
  Webhooks: 'What platforms call.',
  Health: 'What those call who run the installation.',
};

/** The API that is served at an address, as an OpenAPI document. */
export const describeApi = (publicUrl: string) => openApiDocument(apiEndpoints, { publicUrl, version, tags });
