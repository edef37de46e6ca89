import type { Reply } from '../faults.js';

/** A refusal of the simulated API, with the body that goes out. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {
    super(`${status} ${JSON.stringify(body)}`);
  }
}

const refuse = (status: number, error: string) => new Refusal(status, { error });

export const notSignedIn = () =>
  new Refusal(401, { errors: ['You need to sign in or sign up before continuing.'] });
export const invalidToken = () => refuse(401, 'Invalid Access Token');
export const notForBots = () => refuse(401, 'Access to this endpoint is not authorized for bots');
export const wrongAccountOfBot = () => refuse(401, 'Bot is not authorized to access this account');
export const wrongAccountOfUser = () => refuse(401, 'You are not authorized to access this account');
export const suspended = () => refuse(401, 'Account is suspended');
/** A role that does not suffice is a 401, not a 403. */
export const notAllowed = () => refuse(401, 'You are not authorized to do this action');
export const notFound = () => refuse(404, 'Resource could not be found');
/** A request that could not be carried out, such as a message that cannot be stored. */
export const unprocessable = (error: string) => refuse(422, error);
/** A record that breaks a rule of its model. */
export const invalidRecord = (message: string, ...attributes: string[]) =>
  new Refusal(422, { message, attributes });
export const forbidden = (error: string) => refuse(403, error);
export const throttled = () => new Refusal(429, 'Retry later\n');

/** What Rails answers where no controller does. */
export const railsError = (status: number, error: string) => new Refusal(status, { status, error });

/** Bodies for the statuses that a fault script may force. */
const bodyOfStatus: Record<number, () => unknown> = {
  400: () => railsError(400, 'Bad Request').body,
  401: () => invalidToken().body,
  402: () => ({ error: 'This is not part of your plan' }),
  403: () => forbidden('This is forbidden').body,
  404: () => notFound().body,
  422: () => unprocessable('Validation failed').body,
  429: () => throttled().body,
  500: () => railsError(500, 'Internal Server Error').body,
};

/** The reply for a forced status: the script's own body where it has one, else what Chatwoot or its proxy would say. */
export function forcedReply({ status, headers, body }: Reply): Reply {
  const fallback = bodyOfStatus[status] ?? (() => (status < 300 ? undefined : `<h1>${status}</h1>`));
  return { status, ...(headers && { headers }), body: body === undefined ? fallback() : body };
}
