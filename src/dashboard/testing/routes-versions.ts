import {
  RestoreSetting,
  type SettingChange,
  SettingVersion,
  SettingVersionDetail,
  SettingVersionPage,
} from '../../contract/setting-versions.js';
import { entityTag, matchesTag } from '../../platform/http/entity-tag.js';
import { exampleOf } from './example-of.js';
import { makeIds } from './make-ids.js';
import { type Asked, bare, found, Refusal, type Route, route } from './route.js';

const newId = makeIds();
const was = 'Africa/Lagos';

const hours: SettingVersion = {
  ...exampleOf(SettingVersion),
  id: newId(),
  changes: [
    { member: 'time_zone', before: was, after: 'Europe/London' },
    { member: 'opening_hours.monday', before: [], after: [{ from: '09:00', to: '17:30' }] },
  ],
};
const writing: SettingVersion = {
  ...exampleOf(SettingVersion),
  ...{ id: newId(), section: 'assistant-writing', subject: { id: newId(), name: 'Front desk' } },
  changes: [{ member: 'instructions', before: 'Answer in one sentence.', after: 'Answer in two sentences.' }],
};

/** The opening hours, beside the time zone that the business has now. */
function detailOf({ params, desk }: Asked<unknown>): SettingVersionDetail {
  const version = found([hours, writing].find(({ id }) => id === params['id']));
  const { time_zone } = desk.config;
  const toBefore: SettingChange[] =
    time_zone === was ? [] : [{ member: 'time_zone', before: time_zone, after: was }];
  return { ...version, current: { time_zone }, to_before: toBefore, to_after: [] };
}

export const versionRoutes: Route[] = [
  bare({
    ...{ path: '/config/versions', reply: SettingVersionPage },
    handle: ({ query }) => {
      const section = query.get('section') ?? '';
      const items = [writing, hours].filter((version) => section === '' || version.section === section);
      return { items, next_cursor: null };
    },
  }),
  {
    ...bare({ path: '/config/versions/:id', reply: SettingVersionDetail, handle: detailOf }),
    // Its tag is that of the present state, which `ifMatch` below is held against.
    recordOf: (reply) => reply,
  },
  route({
    ...{ method: 'POST', path: '/config/versions/:id/restore' },
    ...{ body: RestoreSetting, reply: SettingVersionDetail },
    handle: (asked) => {
      if (!matchesTag(asked.ifMatch, entityTag(SettingVersionDetail.parse(detailOf(asked)))))
        throw new Refusal(412, 'changed-meanwhile', { message: 'Somebody else changed this.' });
      asked.desk.config.time_zone = was;
      return detailOf(asked);
    },
  }),
];
