import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyConnector } from '../index.js';
import type { It } from './check.js';
import type { Specimen } from './specimen.js';

/** Code lines, without comments and blank ones, that a connector may have besides tests and fixtures. */
const mostLines = 400;

const isSource = (name: string): boolean =>
  /\.[cm]?[jt]s$/.test(name) && !/\.(?:test|testing|d)\.[cm]?[jt]s$/.test(name);

/** Wherever the kit lies: beside the connectors, or as a package. */
const mayBeImported = /^(?:\.\/[^/]+|(?:\.\.\/)+src\/kit\/index\.js|patchbay\/kit|zod|node:crypto)$/;

/** What the host does, and a connector must not: each with where it belongs. */
const forbidden = [
  {
    title: 'starts no timer',
    found: /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask|timers\/promises|AbortSignal\.timeout)\b/,
    todo: 'the host waits, throttles and repeats',
  },
  {
    title: 'draws no random number',
    found: /Math\.random|\b(?:randomUUID|randomBytes|randomInt|getRandomValues)\b/,
    todo: 'ids come from the platform, and marks from idempotencyKey',
  },
  {
    title: 'has no way out but the session’s client',
    found:
      /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|require)\s*\(|\bimport\s*\(|\bprocess\.|\bglobalThis\b|\beval\b|new Function\b/,
    todo: 'call through session.http, and let the tenant type what differs',
  },
  {
    title: 'keeps nothing between two calls',
    found:
      /^(?:export )?(?:let|var)\s|^(?:export )?const \w+(?:: [^=]+)? = new (?:Weak)?(?:Map|Set)(?:<.*>)?\(\)/m,
    todo: 'what connect learned is the state, and the host stores it',
  },
] as const;

const clock = /\bDate\.now\b|new Date\(\)|\bperformance\.|\bhrtime\b|\bDate\(\)/;

/** What the files of a connector may hold. */
export function describeSource(_connector: AnyConnector, { folder, readsClock }: Specimen, it: It): void {
  const sources = () =>
    readdirSync(folder)
      .filter(isSource)
      .map((name) => ({ name, code: withoutComments(readFileSync(join(folder, name), 'utf8')) }));

  const refuse = (found: RegExp, todo: string) => {
    for (const { name, code } of sources()) {
      const [hit] = found.exec(code) ?? [];
      assert.equal(hit, undefined, `${name} has ${JSON.stringify(hit?.trim())}: leave it out, ${todo}.`);
    }
  };

  it('imports the kit, zod and node:crypto, and nothing else', () => {
    for (const { name, code } of sources())
      for (const [, from = ''] of code.matchAll(/\bfrom\s+['"]([^'"]+)['"]|\bimport\s+['"]([^'"]+)['"]/g))
        assert.match(
          from,
          mayBeImported,
          `${name} imports ${JSON.stringify(from)}: do it with the kit, zod or node:crypto, or leave it to the host.`,
        );
  });

  it(`has at most ${mostLines} lines of code`, () => {
    const lines = sources()
      .flatMap(({ code }) => code.split('\n'))
      .filter((line) => line.trim() !== '').length;
    assert.ok(
      lines <= mostLines,
      `The connector has ${lines} lines of code, ${lines - mostLines} too many: look what the kit or the host already does.`,
    );
  });

  for (const { title, found, todo } of forbidden) it(title, () => refuse(found, todo));

  if (readsClock === undefined)
    it('does not ask what time it is', () =>
      refuse(
        clock,
        'take the time from the request or the platform, or say in the specimen why not: readsClock',
      ));
  else
    it(`asks what time it is: ${readsClock}`, () => {
      const isRead = sources().some(({ code }) => clock.test(code));
      assert.ok(isRead, 'No source asks what time it is: take readsClock out of the specimen.');
    });
}

/** Comments that begin a line, and those behind code. A pattern such as `\/*$` within a line is none. */
const withoutComments = (text: string): string =>
  text.replace(/^\s*\/\*[\s\S]*?\*\//gm, '').replace(/(?<=^|\s)\/\/.*$/gm, '');
