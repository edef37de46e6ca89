/** What a connector is called in each place. */
export interface Names {
  /** Its id, its folder, the first part of its hook address. */
  name: string;
  /** Its exported value. */
  ident: string;
  /** The type of its members. */
  Type: string;
  /** What people read. */
  Title: string;
  Letter: string;
}

const form = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** What the files themselves call something, and what the language does. */
const taken = new Set([
  ...['verify', 'parse', 'connect', 'disconnect', 'send', 'sent', 'confirm', 'missing', 'recordings', 'left'],
  ...[
    'connectors',
    'config',
    'state',
    'contract-version',
    'define-connector',
    'describe-connector',
    'can-call',
  ],
  ...['start-bench', 'missing-in', 'of-other-account', 'unknown-meanings', 'signing-secret', 'account-of'],
  ...['assert', 'describe', 'it', 'needed', 'index', 'testing', 'kit', 'patchbay'],
  ...['break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default', 'delete', 'do', 'else'],
  ...['enum', 'export', 'extends', 'false', 'finally', 'for', 'function', 'if', 'import', 'in', 'instanceof'],
  ...['new', 'null', 'return', 'super', 'switch', 'this', 'throw', 'true', 'try', 'typeof', 'var', 'void'],
  ...['while', 'with', 'yield', 'await', 'let', 'static', 'implements', 'interface', 'package', 'private'],
  ...['protected', 'public', 'arguments', 'eval', 'undefined'],
]);

/** The sentence that says why a name is none; undefined when it is one. */
export function nameProblem(name: string): string | undefined {
  if (name === '') return 'Say what the connector is called: npm run connector:new -- acme';
  if (!form.test(name) || name.length > 40)
    return `“${name.slice(0, 80)}” cannot stand in an address. Use lower-case letters, digits and single dashes, a letter first, at most 40 characters: live-chat`;
  if (taken.has(name))
    return `“${name}” means something else in the code. Use another name, such as ${name}-chat.`;
  return undefined;
}

export function namesOf(name: string): Names {
  const words = name.split('-');
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const Type = words.map(capital).join('');
  const ident = Type.charAt(0).toLowerCase() + Type.slice(1);
  return { name, ident, Type, Title: words.map(capital).join(' '), Letter: Type.charAt(0) };
}
