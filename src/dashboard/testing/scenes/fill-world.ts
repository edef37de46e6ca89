import { Domain } from '../../../contract/domains.js';
import { OutboxMail } from '../../../contract/outbox.js';
import { rolePermissions } from '../../../contract/permissions.js';
import { SignInService } from '../../../contract/sign-in-service.js';
import { Invitation } from '../../../contract/team.js';
import { exampleOf } from '../example-of.js';
import type { Desk, World } from '../world.js';

/** The world as it is after some weeks of work: as much as a page shows, and names longer than one would like. */

const minuteMs = 60_000;

const people = [
  'Amelia Hartmann-Fitzgerald',
  'Bao Nguyen',
  'Chukwuemeka Okonkwo-Blythe',
  'Dörte Müller-Lüdenscheidt',
  'Eva',
  'Farid Benali',
  'Wolfeschlegelsteinhausenbergerdorff',
  'Hyacinth',
];

const words = [
  'Do you deliver to the islands, and what would that cost for three boxes?',
  'Can I change my order?',
  'Is the sourdough vegan? My sister is allergic to milk, eggs and most nuts.',
  'Thank you!',
  'https://www.example.com/a/very/long/address/that/somebody/has/pasted?with=parameters&and=more',
];

const answers = [
  'We deliver on weekdays. Within the town it is free, elsewhere it costs 5 pounds.',
  'Yes, until noon of the day before.',
  'Yes. The sourdough is made of flour, water and salt.',
];

const at = <Value>(values: readonly [Value, ...Value[]] | readonly Value[], place: number): Value => {
  const value = values[place % values.length];
  if (value === undefined) throw new Error('there are none');
  return value;
};

const before = (world: World, minutes: number): string =>
  new Date(Date.parse(world.now()) - minutes * minuteMs).toISOString();

const addressOf = (name: string): string => `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@mail.example.com`;

/** The tenant that most scenes are about. */
export function bakeryOf({ desks: [bakery] }: World): Desk {
  if (!bakery) throw new Error('there is no bakery');
  return bakery;
}

export function fillWorld(world: World): void {
  const desk = bakeryOf(world);
  fillConversations(world, desk);
  fillLeads(world, desk);
  fillKnowledge(world, desk);
  fillTeam(world, desk);
  fillMails(world);
}

function fillConversations(world: World, desk: Desk): void {
  const patterns = desk.conversations;
  const more = Array.from({ length: 20 }, (_, place) => {
    const pattern = at(patterns, place);
    const name = place % 5 === 4 ? null : at(people, place);
    return {
      ...pattern,
      ...{ id: world.newId(), updated_at: before(world, 7 * place ** 2) },
      visitor: { ...pattern.visitor, id: world.newId(), name },
      last_message: {
        ...(place % 2 === 0
          ? { role: 'visitor' as const, text: at(words, place) }
          : { role: 'bot' as const, text: at(answers, place) }),
        at: before(world, 7 * place ** 2),
      },
    };
  });
  desk.conversations = [...patterns, ...more];
}

function fillLeads(world: World, desk: Desk): void {
  const [pattern] = desk.leads;
  if (!pattern) return;
  const statuses = ['new', 'new', 'qualified', 'won', 'new', 'lost', 'spam'] as const;
  const more = Array.from({ length: 21 }, (_, place) => ({
    ...pattern,
    ...{ id: world.newId(), name: at(people, place), email: addressOf(at(people, place)) },
    ...{ phone: place % 3 === 0 ? '+44 20 7946 0815' : null, status: at(statuses, place) },
    ...{ quote: `${at(words, place)} You reach me at ${addressOf(at(people, place))}.` },
    assignee_id: place % 4 === 0 ? (world.accounts[0]?.id ?? null) : null,
    created_at: before(world, 11 * place ** 2),
  }));
  desk.leads = [...desk.leads, ...more];
  desk.leadViews = [
    {
      ...{ id: world.newId(), name: 'Won by me', shared: true },
      filters: { status: 'won', assignee: 'me' },
    },
    {
      ...{ id: world.newId(), name: 'New ones that nobody looks after yet', shared: false },
      filters: { status: 'new', assignee: 'none' },
    },
  ];
}

function fillKnowledge(world: World, desk: Desk): void {
  const titles = [
    'Terms and conditions of business for catering, wedding cakes and orders of more than fifty pieces',
    'Allergens',
    'Vouchers',
    'How to find us',
    'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
  ];
  const [pattern] = desk.sources;
  if (!pattern) return;
  const more = titles.map((title, place) => ({
    ...{ ...pattern, id: world.newId(), title, kind: place % 2 === 0 ? ('text' as const) : ('faq' as const) },
    ...{ passage_count: 3 * place + 1, updated_at: before(world, 999 * place) },
  }));
  desk.sources = [...desk.sources, ...more];
  const [question] = desk.questions;
  if (!question) return;
  const asked = words.slice(0, 3).map((text, place) => ({
    ...{ ...question, id: world.newId(), text, count: 5 - place },
  }));
  desk.questions = [...desk.questions, ...asked];
}

function fillTeam(world: World, desk: Desk): void {
  const [ada, vera] = world.accounts;
  if (!ada || !vera) return;
  ada.factor = { isOn: true, codes: ['aaaa-bbbb-cccc', 'dddd-eeee-ffff'] };
  world.accounts.push({
    ...{ ...vera, id: world.newId(), name: at(people, 2), email: addressOf(at(people, 2)) },
    ...{ role: 'admin' as const, permissions: rolePermissions.admin },
  });
  for (const [place, userAgent] of [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1',
    'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
    null,
  ].entries()) {
    const id = world.newId();
    const began = before(world, 600 * (place + 1));
    world.sessions.push({ id, token: id, accountId: ada.id, userAgent, at: began });
  }
  desk.invitations = [
    { ...exampleOf(Invitation), ...longInvitation },
    { ...exampleOf(Invitation), id: world.newId(), email: 'bao@example.com', token: 'another-token-of-mine' },
  ];
  const domain = exampleOf(Domain);
  const unproven = 'orders.a-very-long-name-of-a-shop.corner-bakery.example';
  desk.domains = [
    { ...domain, proven_at: world.now(), problem: null },
    {
      ...{ ...domain, id: world.newId(), domain: unproven, record_name: `_patchbay.${unproven}` },
      ...{ proven_at: null, problem: 'no-record' as const },
    },
  ];
  desk.service = exampleOf(SignInService);
  const [key] = desk.apiKeys;
  if (!key) return;
  desk.apiKeys = [
    key,
    {
      ...{ ...key, id: world.newId(), name: 'Warehouse and order management', prefix: 'pb_4Lq9' },
      ...{ scopes: ['knowledge:read', 'knowledge:write', 'conversations:read', 'leads:read', 'leads:write'] },
      ...{ last_used_at: before(world, 90), expires_at: '2027-01-01T00:00:00.000Z' },
    },
    { ...key, id: world.newId(), name: 'Reports', prefix: 'pb_7Tc2', scopes: [...rolePermissions.admin] },
    { ...key, id: world.newId(), name: 'Old website', scopes: ['*'], revoked_at: before(world, 9_000) },
  ];
}

/** Somebody with a long address is asked into the team. */
export const longInvitation = {
  ...{ email: 'grace.with.a.very.long.name@mail.corner-bakery.example', token: 'a-token-of-an-invitation' },
};

function fillMails(world: World): void {
  const mail = exampleOf(OutboxMail);
  const recipient = 'somebody.with.a.long.name@mail.corner-bakery.example';
  world.mails = [
    mail,
    { ...mail, id: world.newId(), state: 'sent', text: null, subject: 'A visitor waits for you', recipient },
    {
      ...{ ...mail, id: world.newId(), state: 'failed', text: null, attempts: 5, recipient },
      problem: '550 5.1.1 The e-mail account that you tried to reach does not exist.',
    },
  ];
}
