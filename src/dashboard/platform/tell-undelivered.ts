import type { PlatformDelivery, PlatformDeliveryQuery } from '../../contract/installation.js';
import { tellReason } from '../conversations/tell-reason.js';
import { texts } from '../messages/texts.js';

const texted = texts.platform.undelivered;

/** Which of what was not delivered. */
export type Which = Pick<PlatformDeliveryQuery, 'tenant_id' | 'reason'>;

interface Named {
  id: string;
  name: string;
}

const capitalized = (words: string): string => words.replace(/^./u, (first) => first.toUpperCase());

/** Why it was given up, as a sentence; `inbox` names where it was to go. */
export const tellCause = (reason: string, inbox = texted.anInbox): string =>
  capitalized(tellReason(reason, inbox) ?? reason);

/** For which causes something is given up. */
const causes = [
  ...[
    'unreachable',
    'rate-limited',
    'unavailable',
    'bad-response',
    'auth',
    'config',
    'not-found',
    'rejected',
  ],
  ...['delivery-uncertain', 'restored'],
];

/** What can be chosen as the cause; the chosen one always. */
export const choosableCauses = (chosen: string | undefined): string[] =>
  chosen === undefined || causes.includes(chosen) ? causes : [...causes, chosen];

/** What can be chosen as the business: those that are known, those that something is listed of, and the chosen one. */
export function nameBusinesses(
  known: readonly Named[],
  listed: readonly PlatformDelivery[],
  chosen: string | undefined,
): Named[] {
  const all = [
    ...(chosen === undefined ? [] : [{ id: chosen, name: texted.unlisted }]),
    ...listed.map(({ tenant }) => tenant),
    ...known,
  ];
  return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()].sort((left, right) =>
    left.name.localeCompare(right.name),
  );
}

/** What the filters say, to go on after "what was given up". */
export function tellWhich({ tenant_id, reason }: Which, businesses: readonly Named[]): string {
  const business = businesses.find(({ id }) => id === tenant_id);
  return [
    business && texted.chosenBusiness(business.name),
    reason !== undefined && texted.chosenCause(tellCause(reason)),
  ]
    .filter((part) => typeof part === 'string')
    .join(' ');
}
