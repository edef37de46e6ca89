import { contractVersion } from './connector.js';

const methods = ['traits', 'verify', 'parse', 'connect', 'disconnect', 'send'];
const optionalMethods = [
  ...[
    'accountOf',
    'markOf',
    'afterSend',
    'sent',
    'confirm',
    'pull',
    'typing',
    'note',
    'handover',
    'close',
    'contact',
  ],
];

/**
 * Why a value that came from outside cannot be used as a connector, in one sentence that says what to do; undefined when it
 * can. Pure: it calls no member of the value and never throws. What a connector does is the suite's to check.
 */
export function contractProblem(value: unknown): string | undefined {
  if (!isRecord(value))
    return `This is no connector but ${kindOf(value)}: export the value that defineConnector returns.`;
  const { manifest } = value;
  if (!isRecord(manifest))
    return 'This is no connector, for it has no manifest: export the value that defineConnector returns.';
  return (
    versionProblem(manifest) ?? manifestProblem(manifest) ?? memberProblem(value, String(manifest['id']))
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Asked first: another contract may know other members. */
function versionProblem({ id, contractVersion: version }: Record<string, unknown>): string | undefined {
  const name = typeof id === 'string' ? `The connector “${id}”` : 'The connector';
  if (typeof version !== 'number' || !Number.isInteger(version))
    return `${name} does not say which contract it was made for: set manifest.contractVersion to the contractVersion of the kit that it was written with.`;
  if (version > contractVersion)
    return `${name} was made for contract ${version} and this installation knows contract ${contractVersion}: update Patchbay, or install an earlier release of the connector.`;
  if (version < contractVersion)
    return `${name} was made for contract ${version} and this installation knows contract ${contractVersion}: install a newer release of the connector, or adapt it and set manifest.contractVersion to ${contractVersion}.`;
  return undefined;
}

/** The id stands in addresses and names a folder. */
const idForm = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

function manifestProblem({ id, ...manifest }: Record<string, unknown>): string | undefined {
  if (typeof id !== 'string' || id.length > 40 || !idForm.test(id))
    return `The connector’s id ${typeof id === 'string' ? `“${id}”` : '(none)'} cannot stand in an address: set manifest.id to lower-case letters, digits and single dashes, a letter first, at most 40 characters.`;
  const isMissing = (text: string) => typeof manifest[text] !== 'string';
  const missing = ['name', 'summary', 'homepage'].find(isMissing);
  if (missing !== undefined) return `The connector “${id}” has no manifest.${missing}: add it, as text.`;
  if (manifest['name'] === '' || manifest['summary'] === '')
    return `The connector “${id}” has an empty name or summary: people choose it by them, so fill in both.`;
  return undefined;
}

function memberProblem(connector: Record<string, unknown>, id: string): string | undefined {
  const schema = ['config', 'state'].find((member) => !isSchema(connector[member]));
  if (schema !== undefined)
    return `The connector “${id}” has no ${schema}: give a zod schema, z.object({}) where there is nothing to keep.`;
  const isMethod = (member: string) => typeof connector[member] === 'function';
  const missing = methods.find((member) => !isMethod(member));
  if (missing !== undefined)
    return `The connector “${id}” has no ${missing}: add it as a function, as the type Connector tells.`;
  const odd = optionalMethods.find((member) => connector[member] !== undefined && !isMethod(member));
  if (odd !== undefined)
    return `The connector “${id}” has a ${odd} that is no function: make it one, or leave it out.`;
  return undefined;
}

/** By what it can do, not by its class: a connector from elsewhere may bring a zod of its own. */
const isSchema = (value: unknown): boolean =>
  isRecord(value) && typeof value['parse'] === 'function' && typeof value['safeParse'] === 'function';
