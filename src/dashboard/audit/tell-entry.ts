import type { AuditEntry } from '../../contract/audit.js';
import { texts } from '../messages/texts.js';
import { wordsOf } from '../versions/tell-value.js';

const texted = texts.audit;
const sentences = new Map<string, string>(Object.entries(texted.sentences));

/** What was done, as a sentence; an action that this version has no words for by its own name. */
export function tellAct({ action, details }: AuditEntry): string {
  const sentence = sentences.get(action) ?? texted.other(action);
  const { name, members } = details;
  const named = typeof name === 'string' && name !== '' ? texted.named(sentence, name) : sentence;
  return typeof members === 'string' && members !== ''
    ? texted.changing(named, members.split(' ').map(wordsOf).join(', '))
    : named;
}

export function tellActor({ kind, name }: AuditEntry['actor']): string {
  if (kind === 'api-key') return texted.asKey(name);
  if (kind === 'sign-in-service') return texted.asService(name);
  if (kind === 'platform-admin') return texted.asAdmin(name);
  return name === '' ? texted.nobody : name;
}
