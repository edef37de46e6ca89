import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createAccount, createUser } from './create-account.js';
import type { SimulatedAccount } from './create-account.js';
import { putConversation, putCustomer, putMessage, putTag } from './put-records.js';
import type { World } from './world.js';

const folder = join(import.meta.dirname, 'fixtures');
const agentId = 12;
const botId = 27;

const Team = z.object({
  id: z.string(),
  company_name: z.string(),
  users: z.array(
    z.object({
      id: z.number(),
      email: z.string(),
      role: z.enum(['admin', 'user']),
      created_at: z.string(),
      full_name: z.string().nullable().optional(),
      display_name: z.string().nullable().default(null),
      profile_photo_url: z.string().nullable().default(null),
    }),
  ),
});

/** How much of the fixtures' story is there from the start: its people and empty chats, or all messages as well. */
export type StoryDepth = 'people' | 'transcript';

/** The content of a fixture file, by its name without `.json`. */
export function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
}

/** Sets up Harbor & Pine under the very ids of the fixtures, so that recorded calls and webhooks fit the simulator. */
export function tellStory(depth: StoryDepth, world: World): SimulatedAccount {
  const team = Team.parse(dataOf('api-accounts-me-response'));
  const users = team.users.map(({ full_name, display_name, profile_photo_url, ...user }) => ({
    ...user,
    profile: full_name === undefined ? null : { full_name, display_name, profile_photo_url },
  }));
  const [agent, bot] = [agentId, botId].map((id) => users.find((user) => user.id === id));
  if (agent === undefined || bot === undefined) throw new Error('the fixtures lack their agent or their bot');
  const { value } = z.object({ value: z.string() }).parse(dataOf('api-personal-api-keys-create-response'));
  const { password } = z
    .object({ user: z.object({ password: z.string() }) })
    .parse(readFixture('api-session-create-request')).user;
  const { inbox_id } = z
    .object({ inbox_id: z.string() })
    .parse(dataOf('widget-conversations-create-response'));
  const account = createAccount(
    {
      companyName: team.company_name,
      id: team.id,
      inboxId: inbox_id,
      apiKey: value,
      agent,
      bot: { ...bot, password },
    },
    world,
  );
  for (const user of users) if (user !== agent && user !== bot) createUser(team.id, user, world);
  putChats(team.id, world);
  if (depth === 'transcript') putTranscript(world);
  return account;
}

/** Jonas with his conversation, and the anonymous visitor with hers. */
function putChats(accountId: string, world: World): void {
  putTag(accountId, dataOf('api-tags-create-response'), world);
  putCustomer(accountId, dataOf('widget-customers-create-response'), world);
  const [anonymousChat] = z.array(Chat).parse(dataOf('api-conversations-list-response'));
  if (anonymousChat === undefined) throw new Error('the fixtures lack their second conversation');
  putCustomer(accountId, anonymousChat.customer, world);
  putConversation(dataOf('widget-conversations-create-response'), world);
  putConversation(
    { ...anonymousChat, messages: [], assignee_id: null, read: false, last_activity_at: null },
    world,
  );
}

/** Every message that a webhook or an answer tells of, in order of time, and both conversations as they end. */
function putTranscript(world: World): void {
  const events = readdirSync(folder).filter((file) => file.startsWith('message-created-'));
  const messages = [...events.map((file) => payloadOf(file.replace('.json', ''))), ...answers.map(dataOf)];
  for (const message of z.array(Dated).parse(messages).sort(byTime)) putMessage(message, world);
  const [anonymousChat] = z.array(Chat).parse(dataOf('api-conversations-list-response'));
  putConversation({ ...anonymousChat, messages: [] }, world);
  putConversation({ ...Chat.parse(dataOf('api-conversations-show-response')), messages: [] }, world);
}

const answers = ['', '-note', '-as-customer'].map((kind) => `api-messages-create${kind}-response`);
const Dated = z.looseObject({ created_at: z.string() });
const Chat = z.looseObject({ customer: z.unknown() });
const byTime = (a: z.infer<typeof Dated>, b: z.infer<typeof Dated>) => (a.created_at < b.created_at ? -1 : 1);

const dataOf = (name: string) => z.object({ data: z.unknown() }).parse(readFixture(name)).data;
const payloadOf = (name: string) => z.object({ payload: z.unknown() }).parse(readFixture(name)).payload;
