import fs from 'node:fs';
import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { describeApi } from '../app/describe-api.js';

/**
 * `npm run client`: the types of the API, for programs in TypeScript, from its own description. The dashboard is written
 * against them, and everybody can fetch them from a running installation at `/api/openapi.d.ts`.
 */

const root = path.join(import.meta.dirname, '../..');

/** Where the types stand. A declaration alone: nothing of it is ever run. */
export const clientFile = path.join(root, 'src/client/openapi.d.ts');

const heading = `/**
 * The types of Patchbay's API, made from its OpenAPI document by \`npm run client\`. Use them with openapi-fetch:
 *
 *     const patchbay = createClient<paths>({ baseUrl: 'https://chat.example.com', headers: { 'X-API-Key': 'pb_…' } });
 *     const { data, error } = await patchbay.GET('/api/v1/leads', { params: { query: { limit: 10 } } });
 */
`;

/** The text that belongs into that file. */
export async function clientTypes(): Promise<string> {
  // Of the address only the name of a cookie depends, which no type holds.
  const described = withoutSamples(describeApi('https://chat.example.com'));
  const nodes = await openapiTS(JSON.stringify(described), { silent: true, defaultNonNullable: false });
  const { transformed } = ts.transform(nodes, [takesUndefined]);
  const options = await resolveConfig(clientFile);
  return format(heading + astToString(transformed), { ...options, parser: 'typescript' });
}

/** Examples are read in the documentation, and headers have no place in a client's types. */
function withoutSamples(part: unknown, namesAreOurs = false): unknown {
  if (Array.isArray(part)) return part.map((each) => withoutSamples(each));
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(([name]) => namesAreOurs || !samples.has(name));
  // What a form calls its members is no word of OpenAPI: an intent has examples.
  const told = kept.map(([name, value]) => [
    name,
    withoutSamples(value, name === 'properties' && !namesAreOurs),
  ]);
  return Object.fromEntries(told);
}

const samples: ReadonlySet<string> = new Set(['example', 'examples', 'headers']);

/** JSON leaves out a member that is undefined, so a member that may be absent may also be that. */
const takesUndefined: ts.TransformerFactory<ts.Node> = (context) => (top) => {
  const visit = (node: ts.Node): ts.Node => {
    const visited = ts.visitEachChild(node, visit, context);
    if (!ts.isPropertySignature(visited) || !visited.questionToken || !visited.type) return visited;
    const { modifiers, name, questionToken } = visited;
    if (visited.type.kind === ts.SyntaxKind.NeverKeyword || isPlace(name)) return visited;
    const { factory } = context;
    const orUndefined = [visited.type, factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword)];
    const type = factory.createUnionTypeNode(orUndefined);
    return factory.updatePropertySignature(visited, modifiers, name, questionToken, type);
  };
  return visit(top);
};

/** Where parameters stand, which are no members of anything that is sent. */
const isPlace = (name: ts.PropertyName): boolean =>
  ts.isIdentifier(name) && ['query', 'header', 'requestBody'].includes(name.text);

if (process.argv[1] === import.meta.filename) fs.writeFileSync(clientFile, await clientTypes());
