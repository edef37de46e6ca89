import { STATUS_CODES } from 'node:http';
import type { Reply } from '../faults.js';

/** A refusal on its way to the client. Papercups has three error shapes; each has its maker below. */
export class Refusal extends Error {
  constructor(readonly reply: Reply) {
    super(`refused with ${reply.status}`);
  }
}

/** Plug's reasons differ from Node's here and there. */
const reasons: Record<number, string> = { 413: 'Request Entity Too Large' };

/** `{"errors":{"detail":…}}`: what Phoenix itself answers (papercups: lib/chat_api_web/views/error_view.ex:6-15). */
export function plainError(status: number): Reply {
  return { status, body: { errors: { detail: reasons[status] ?? STATUS_CODES[status] ?? 'Error' } } };
}

export const badRequest = (): Refusal => new Refusal(plainError(400));
export const notFound = (): Refusal => new Refusal(plainError(404));
/** Also for a caller's fault: Papercups crashes on several of those. */
export const crash = (): Refusal => new Refusal(plainError(500));

/** `{"error":{"status",…}}`: fallback_controller.ex:14-59. */
export function statedError(status: number, message: string): Refusal {
  return new Refusal({ status, body: { error: { status, message } } });
}

/** The record exists, but in another account. */
export const foreignRecord = (): Refusal => statedError(404, 'Not found');

/** Validation failed; one list of complaints per field. */
export function invalid(errors: Record<string, string[]>): Refusal {
  const error = { status: 422, message: 'Unprocessable Entity', errors };
  return new Refusal({ status: 422, body: { error } });
}

/** No or a wrong credential; the only shape with `code` (api_auth_error_handler.ex:9). */
export function notAuthenticated(): Refusal {
  return new Refusal({ status: 401, body: { error: { code: 401, message: 'Not authenticated' } } });
}

/** What a status scripted by a fault says where the script gives no body: the shape a real one would have. */
export function scriptedError(status: number): Reply {
  return status === 401 ? notAuthenticated().reply : plainError(status);
}
