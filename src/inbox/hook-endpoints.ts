import { z } from 'zod';
import type { Connectors } from '../connections/connection.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError, asAppError } from '../platform/errors.js';
import { rawEndpoint, type RawReply } from '../platform/http/endpoint.js';
import type { HookReply } from '../kit/index.js';
import { forInstallation } from '../platform/scoped-key.js';
import { receiveHook, receiveSharedHook, type ReceiveDeps } from './receive-hook.js';
import { noteRefusal } from './note-refusal.js';
import type { Throttle } from './throttle.js';

export interface HookDeps extends ReceiveDeps {
  db: Pick<Database, 'knex'>;
  /** Counts in this process: an acknowledgement waits for nothing but its commit. */
  throttle: Throttle;
  connectors: Connectors;
}

/** Far above what an inbox sends; whoever guesses addresses meets the second one much earlier. */
const perConnection = { name: 'hook', points: 12_000, perSeconds: 10 };
const unknownPerAddress = { name: 'hook-unknown', points: 60, perSeconds: 60 };
const sharedPerAddress = { name: 'hook-shared', points: 3_000, perSeconds: 60 };

const connector = z.string().max(60).meta({ description: 'The id of the connector.' });
const Shared = z.strictObject({ connector });
const Address = z.strictObject({
  connector,
  token: z.string().min(16).max(200).meta({ description: 'The secret part of the address.' }),
});

const isGuess = ({ code }: AppError): boolean => code === 'not-found' || code === 'not-genuine';

/** What could not be stored is refused with the status after which this platform delivers it again. */
function refusalFor(
  connector: string,
  error: unknown,
  { connectors }: Pick<HookDeps, 'connectors'>,
): unknown {
  const isAway = asAppError(error).code === 'unavailable';
  return isAway && connectors.get(connector)?.manifest.hookFailureStatus === 500
    ? new AppError('not-stored', { cause: error })
    : error;
}

const rawReply = ({ status, contentType, body }: HookReply): RawReply => ({ status, contentType, body });

const hook = rawEndpoint({
  method: 'POST',
  path: '/hooks/:connector/:token',
  summary: 'Inbound webhook of one connection; the address is secret',
  tag: 'Webhooks',
  access: 'public',
  contentType: 'text/plain',
  readsRawBody: true,
  params: Address,
  errors: ['not-genuine', 'not-stored'],
  handle: async ({ params, raw, request }, deps: HookDeps) => {
    const address = Address.safeParse(params);
    if (!address.success) throw new AppError('not-found');
    await deps.throttle.consume(perConnection, forInstallation(address.data.token));
    try {
      return rawReply(await receiveHook(raw, address.data, deps));
    } catch (error) {
      if (error instanceof AppError && isGuess(error)) {
        await noteRefusal(error, deps);
        await deps.throttle.consume(unknownPerAddress, forInstallation(request.address));
      }
      throw refusalFor(address.data.connector, error, deps);
    }
  },
});

/** `POST /{connector}/webhook`: one address for all connections of a platform, the account in the body. */
const sharedHook = rawEndpoint({
  method: 'POST',
  path: '/:connector/webhook',
  summary:
    'Inbound webhook with the account in the body; without a signature it is acted on only after confirmation',
  tag: 'Webhooks',
  access: 'public',
  contentType: 'text/plain',
  readsRawBody: true,
  params: Shared,
  errors: ['not-genuine', 'not-stored'],
  handle: async ({ params, raw, request }, deps: HookDeps) => {
    const address = Shared.safeParse(params);
    const known = address.success ? deps.connectors.get(address.data.connector) : undefined;
    if (!known?.accountOf) throw new AppError('not-found');
    const { id } = known.manifest;
    await deps.throttle.consume(sharedPerAddress, forInstallation(request.address));
    const accountOf = known.accountOf.bind(known);
    try {
      return rawReply(await receiveSharedHook(raw, id, { ...deps, accountOf }));
    } catch (error) {
      throw refusalFor(id, error, deps);
    }
  },
});

export const hookEndpoints = [hook, sharedHook];
