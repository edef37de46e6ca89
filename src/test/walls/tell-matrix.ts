import type { Caller } from './callers.js';
import { type AnyEndpoint, nameOf } from './compose-request.js';
import { otherwise, ownCredentials } from './route-notes.js';
import { expectedOf } from './rule.js';

const heading = `What each caller is answered on each route, for a thing of their own tenant. access-matrix.e2e.test.ts compares it with the
rule and asks the running product; run it with WRITE_ACCESS_MATRIX=true to write it anew. A route that everybody may call
looks after its own credentials: named is the test that holds them.
`;

/** The matrix as a text whose changes can be read. */
export function tellMatrix(routes: readonly AnyEndpoint[], callers: readonly Caller[]): string {
  const names = routes.map(nameOf);
  const width = Math.max(...names.map((name) => name.length));
  const columns = callers.map(({ name }) => name);
  const line = (name: string, cells: readonly string[]): string =>
    [name.padEnd(width), ...cells.map((cell, index) => cell.padEnd(columns[index]?.length ?? 0))]
      .join('  ')
      .trimEnd();
  const rows = routes.map((endpoint) => {
    const name = nameOf(endpoint);
    const { access } = endpoint;
    if (access === 'public') return `${name.padEnd(width)}  everybody; ${ownCredentials[name] ?? ''}`;
    return `${line(
      name,
      callers.map((caller) => String(statusFor(endpoint, caller))),
    )}  ${access}`;
  });
  return [heading, line('', columns), ...rows.sort(bySubject), ''].join('\n');
}

/** The status that the rule wants. */
export function statusFor(endpoint: AnyEndpoint, caller: Caller): number {
  const expected = expectedOf(endpoint.access, caller);
  return expected === 'admitted' ? (otherwise[nameOf(endpoint)]?.status ?? endpoint.status) : expected;
}

/** By path, then by method. */
const bySubject = (left: string, right: string): number => {
  const [a, b] = [left, right].map((row) => row.trim().split(/\s+/, 2).reverse().join(' '));
  return (a ?? '') < (b ?? '') ? -1 : 1;
};
