import { z } from 'zod';
import { Config } from '../../../connectors/chatwoot/config.js';
import { chatwoot } from '../../../connectors/chatwoot/index.js';
import { fieldInfo, optionalText, text } from '../../kit/index.js';
import { broken, lacks, type PlantedFault, typed } from './planted-fault.js';

/** As if its author had forgotten one member. */
const withoutLookUp = { ...chatwoot };
Reflect.deleteProperty(withoutLookUp, 'sent');

const withManifest = (change: object) => ({ ...chatwoot, manifest: { ...chatwoot.manifest, ...change } });

/** In the manifest, the config and the traits. */
export const faultsOfShape: readonly PlantedFault[] = [
  {
    name: 'a connector of a newer contract',
    connector: withManifest({ contractVersion: 2 }),
    fails: {
      'speaks this contract, and has every member that the host calls': /made for contract 2 .*: update/,
    },
  },
  {
    name: 'a connector that cannot send',
    connector: Object.assign({}, chatwoot, { send: undefined }),
    fails: { 'speaks this contract, and has every member that the host calls': /has no send: add it/ },
  },
  {
    name: 'an id that is not the folder’s name',
    connector: withManifest({ id: 'chatwood' }),
    fails: { 'has the id of its folder': /“chatwood” and the folder “chatwoot”: give both the same name/ },
  },
  {
    name: 'a summary of three words',
    connector: withManifest({ summary: 'Chatwoot for everybody!' }),
    fails: { 'says in one sentence what it does, and where the platform is': /write one of at most 120/ },
  },
  {
    name: 'a field without a label',
    connector: broken({
      config: Config.extend({
        team: z
          .string()
          .optional()
          .transform((typed) => typed || undefined),
      }),
    }),
    fails: { 'labels every field': /The field team has no label: make it with text/ },
  },
  {
    name: 'a secret in the open',
    connector: broken({ config: Config.extend({ api_key: optionalText({ label: 'Key' }) }) }),
    fails: {
      'marks every secret, so that it is sealed and never shown again': /api_key looks like a secret/,
    },
  },
  {
    name: 'a form that asks for too much',
    connector: broken({
      config: Config.extend({ a: text({ label: 'A' }), b: text({ label: 'B' }), c: text({ label: 'C' }) }),
    }),
    specimen: { typed: { ...typed, a: '1', b: '2', c: '3' } },
    fails: { 'asks for at most 3 things': /must fill in access_token, a, b, c: let connect find out/ },
  },
  {
    name: 'a required field that takes nothing',
    connector: broken({
      config: Config.extend({ team: z.string().register(fieldInfo, { label: 'Team' }) }),
    }),
    specimen: { typed: { ...typed, team: 'support' } },
    fails: {
      'refuses a config with a required field left out or empty, and names the field':
        /The field team took ""/,
    },
  },
  {
    name: 'traits that promise a look-up that is not there',
    connector: withoutLookUp,
    fails: {
      'has the members that its traits promise': /“lookup” and sent is missing/,
      'can look for what it sent': /Nothing shows look-up: add the member sent, or say in the specimen why/,
    },
  },
  {
    name: 'traits that need a state',
    connector: broken({
      traits: (config, state) => {
        if (!state) throw new TypeError('there is no state');
        return chatwoot.traits(config, state);
      },
    }),
    fails: {
      'tells its traits, connected and while it connects': /traits throws: while connecting there is no/,
    },
  },
  {
    name: 'texts that may not be longer than nothing',
    connector: broken({ traits: (...given) => ({ ...chatwoot.traits(...given), maxTextLength: 0 }) }),
    fails: { 'has traits that the host knows, connected and while it connects': /cannot use these traits/ },
  },
  {
    name: 'one mark for all messages',
    connector: broken({ markOf: () => 'patchbay' }),
    fails: {
      'plants marks of at most 100 characters, another one for another key': /two keys the same mark/,
    },
  },
  {
    name: 'an excuse for what is there',
    specimen: { lacks: { ...lacks, typing: 'There is no such call.' } },
    fails: { 'does without typing: There is no such call.': /yet it is there: take "typing" out of lacks/ },
  },
];
