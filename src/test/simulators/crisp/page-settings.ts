import { z } from 'zod';
import type { PageSetting, SettingChange } from '../page/shape.js';
import type { Knobs } from './knobs.js';
import type { PluginRow, WebsiteRow } from './rows.js';

/** What is set on the page: the addresses that the product shows for its hooks, and the knobs. */

const choices = (...ids: string[]) => ids.map((id) => ({ id, label: id }));

export interface SettingsOf {
  website: WebsiteRow;
  /** The installed one, where there is any. */
  plugin: PluginRow | undefined;
  knobs: Knobs;
}

export function settingsView({ website, plugin, knobs }: SettingsOf): PageSetting[] {
  const pluginHook: PageSetting = {
    id: 'plugin-hook',
    section: 'connect',
    label: 'Plugin hook URL (signed, all websites)',
    value: plugin?.hook?.url ?? '',
    hint: 'Paste the address that the product gave',
  };
  return [
    {
      id: 'website-hook',
      section: 'connect',
      label: 'Website hook URL (not signed)',
      value: website.hooks[0]?.url ?? '',
      hint: 'Paste the address that the product gave',
    },
    ...(plugin ? [pluginHook] : []),
    {
      id: 'echoFlags',
      section: 'faults',
      label: 'Flags in echoes',
      value: knobs.echoFlags,
      choices: choices('full', 'missing'),
    },
    {
      id: 'repeatedFingerprint',
      section: 'faults',
      label: 'A repeated fingerprint',
      value: knobs.repeatedFingerprint,
      choices: choices('accept', 'ignore', 'refuse'),
    },
    {
      id: 'hookTimestampUnit',
      section: 'faults',
      label: 'Hook time in',
      value: knobs.hookTimestampUnit,
      choices: choices('ms', 's'),
    },
    {
      id: 'quotaPerDay',
      section: 'faults',
      label: 'Calls per token and day',
      value: knobs.quotaPerDay === null ? '' : String(knobs.quotaPerDay),
      hint: 'no limit',
    },
  ];
}

const address = z.union([z.url({ protocol: /^https?$/ }), z.literal('')]);

/** Changes one setting. Throws what the page shows when the value does not fit. */
export function changeSetting({ id, value }: SettingChange, { website, plugin, knobs }: SettingsOf): void {
  switch (id) {
    case 'website-hook':
      website.hooks = address.parse(value) === '' ? [] : [{ url: value }];
      return;
    case 'plugin-hook':
      if (!plugin) throw new Error('no plugin is installed on this website');
      if (address.parse(value) === '') delete plugin.hook;
      else plugin.hook = { url: value };
      return;
    case 'echoFlags':
      knobs.echoFlags = z.enum(['full', 'missing']).parse(value);
      return;
    case 'repeatedFingerprint':
      knobs.repeatedFingerprint = z.enum(['accept', 'ignore', 'refuse']).parse(value);
      return;
    case 'hookTimestampUnit':
      knobs.hookTimestampUnit = z.enum(['ms', 's']).parse(value);
      return;
    case 'quotaPerDay':
      knobs.quotaPerDay = value === '' ? null : z.coerce.number().int().min(0).parse(value);
      return;
    default:
      throw new Error(`no setting ${id}`);
  }
}
