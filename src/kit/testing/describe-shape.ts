import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type AnyConnector, contractVersion, fieldInfo } from '../index.js';
import type { Specimen } from './specimen.js';

/** Code lines, without comments and blank ones, that a connector may have besides tests and fixtures. */
const mostLines = 400;

const Drawn = z.object({
  type: z.literal('object'),
  properties: z.record(z.string(), z.object({ type: z.enum(['string', 'number', 'integer', 'boolean']) })),
  required: z.array(z.string()).default([]),
});

const viaJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function fieldsOf({ config }: AnyConnector) {
  assert.ok(config instanceof z.ZodObject, 'the config is an object: forms and sealing go by its fields');
  return Object.entries(z.record(z.string(), z.instanceof(z.ZodType)).parse(config.shape));
}

function sourcesIn(folder: string): { name: string; text: string }[] {
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.ts') && !/\.test(?:ing)?\.ts$/.test(name),
  );
  return names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

const isCode = (line: string) => !/^\s*(?:$|\/\/|\/?\*)/.test(line);

/** What a connector is, before anything happens: manifest, config, state, files. */
export function describeShape(connector: AnyConnector, specimen: Specimen): void {
  const { manifest } = connector;

  it('has the name of its folder and speaks this contract', () => {
    assert.equal(manifest.id, basename(specimen.folder));
    assert.match(manifest.id, /^[a-z][a-z0-9-]*$/);
    assert.equal(manifest.contractVersion, contractVersion);
    assert.ok(manifest.name !== '' && manifest.summary.endsWith('.'));
    assert.ok(manifest.homepage === '' || URL.canParse(manifest.homepage));
  });

  it('brings a guide and a logo, imports the kit only, and is short', () => {
    for (const file of manifest.internal === true ? [] : ['guide.md', 'logo.svg'])
      assert.ok(existsSync(join(specimen.folder, file)), `${file} is missing`);
    if (manifest.internal !== true) {
      const guide = readFileSync(join(specimen.folder, 'guide.md'), 'utf8');
      assert.doesNotMatch(guide, /^\|/m, 'the dashboard shows no tables in a guide: write a list');
    }
    const sources = sourcesIn(specimen.folder);
    const froms = sources.flatMap(({ text }) =>
      [...text.matchAll(/from '([^']+)'/g)].map(([, from = '']) => from),
    );
    const foreign = froms.filter(
      (from) => !/^(?:\.\/[^/]+|\.\.\/\.\.\/src\/kit\/index\.js|zod|node:crypto)$/.test(from),
    );
    assert.deepEqual(foreign, []);
    const lines = sources.flatMap(({ text }) => text.split('\n')).filter(isCode).length;
    assert.ok(lines <= mostLines, `${lines} lines of code`);
  });

  it('has a config that a form can be drawn from, with every secret marked', () => {
    const drawn = Drawn.parse(z.toJSONSchema(connector.config, { io: 'input' }));
    for (const [name, field] of fieldsOf(connector)) {
      assert.ok(drawn.properties[name], `${name} cannot be drawn`);
      const info = fieldInfo.get(field);
      assert.ok(info?.label, `${name} has no label`);
      const looksSecret = /(?:^|_)(?:key|secret|password|token)$/.test(name);
      assert.equal(info.secret ?? false, looksSecret, `${name}: is it a secret?`);
    }
  });

  it('refuses a config with a required field left out or empty, and names the field', () => {
    const { required } = Drawn.parse(z.toJSONSchema(connector.config, { io: 'input' }));
    assert.ok(connector.config.safeParse(specimen.typed).success, 'the specimen itself must be valid');
    for (const name of required)
      for (const value of [undefined, '', '   ', null]) {
        const { error } = connector.config.safeParse({ ...specimen.typed, [name]: value });
        const named = error?.issues.map(({ path }) => path[0]) ?? [];
        assert.ok(named.includes(name), `${name}: ${JSON.stringify(value)} was taken`);
      }
  });

  it('takes optional fields that a form sends empty as not filled in', () => {
    const { properties, required } = Drawn.parse(z.toJSONSchema(connector.config, { io: 'input' }));
    const optional = Object.keys(properties).filter(
      (name) => !required.includes(name) && !(name in specimen.typed),
    );
    const empties = Object.fromEntries(optional.map((name) => [name, '']));
    const texts = Object.entries(empties).filter(
      ([name]) => connector.config.safeParse({ ...specimen.typed, [name]: '' }).success,
    );
    const parsed = connector.config.parse({ ...specimen.typed, ...Object.fromEntries(texts) });
    assert.deepEqual(viaJson(parsed), viaJson(connector.config.parse(specimen.typed)));
  });

  it('reads config and state back from where they are stored, unchanged', () => {
    const config = connector.config.parse(specimen.typed);
    assert.deepEqual(connector.config.parse(viaJson(config)), viaJson(config));
    const state = connector.state.parse(specimen.state);
    assert.deepEqual(connector.state.parse(viaJson(state)), state);
  });
}
