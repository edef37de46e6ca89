import { ArchivedTalk, ArchivePage, BeginImport, HistoryImport } from '../../contract/history.js';
import { exampleOf } from './example-of.js';
import { type Asked, bare, found, route, type Route } from './route.js';
import type { Desk } from './world.js';

const never = {
  ...{ state: 'never' as const, since: null, most_conversations: null, conversations: 0, messages: 0 },
  ...{ oldest_at: null, is_limited: false, waits_for: null, problem: null },
  ...{ next_at: null, began_at: null, finished_at: null },
};

const standingOf = (desk: Desk): HistoryImport => desk.historyImport ?? never;

/** The platform of the test server gives out everything at once. */
function begin({ desk, world, body }: Asked<BeginImport>): HistoryImport {
  const { since = null, most_conversations } = body;
  desk.archive = [
    {
      ...exampleOf(ArchivedTalk),
      id: world.newId(),
      first_question: 'Do you deliver to Norway?',
      message_count: 2,
      messages: [
        { role: 'visitor', text: 'Do you deliver to Norway?', sent_at: '2026-02-11T10:02:00.000Z' },
        {
          role: 'operator',
          text: 'Every Tuesday. <b>Mail</b> us at [email].',
          sent_at: '2026-02-11T10:20:00.000Z',
        },
      ],
    },
    { ...exampleOf(ArchivedTalk), id: world.newId(), first_question: null, message_count: 1, messages: [] },
  ];
  desk.historyImport = {
    ...never,
    ...{ state: 'done', since, most_conversations, conversations: 2, messages: 3 },
    ...{ oldest_at: '2026-02-11T10:02:00.000Z', began_at: world.now(), finished_at: world.now() },
  };
  return desk.historyImport;
}

function remove({ desk }: Asked<unknown>): HistoryImport {
  desk.archive = [];
  delete desk.historyImport;
  return never;
}

const path = '/connections/:id/history';

export const historyRoutes: Route[] = [
  bare({ path, reply: HistoryImport, handle: ({ desk }) => standingOf(desk) }),
  route({ method: 'POST', path, body: BeginImport, reply: HistoryImport, handle: begin }),
  bare({ method: 'DELETE', path, reply: HistoryImport, handle: remove }),
  bare({
    ...{ path: '/archive', reply: ArchivePage },
    handle: ({ desk }) => ({ items: desk.archive, next_cursor: null }),
  }),
  bare({
    ...{ path: '/archive/:id', reply: ArchivedTalk },
    handle: ({ desk, params }) => found(desk.archive.find(({ id }) => id === params['id'])),
  }),
];
