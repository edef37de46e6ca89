import { requireMember } from '../accounts/find-own-member.js';
import type { MergeLeads, ReviewLead } from '../contract/leads.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { type LeadRow, readLead } from './lead.js';
import { normalisePhone } from './normalise-contact.js';

/** Changes what is given; null removes. A number is stored in its international form, and refused when it is none. */
export async function reviewLead(
  tx: TenantDb,
  { id, review, country }: { id: string; review: ReviewLead; country: string },
): Promise<LeadRow> {
  const { phone, ...others } = review;
  if (typeof others.assignee_id === 'string') await requireMember(tx, others.assignee_id);
  const changes = {
    ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)),
    ...(phone === undefined ? {} : { phone: phone === null ? null : validPhone(phone, country) }),
  };
  try {
    await tx('leads')
      .where({ id })
      .whereNull('merged_into')
      .update({ ...changes, updated_at: tx.raw('app_now()') });
  } catch (error) {
    throw isTaken(error)
      ? new AppError('conflict', {
          publicMessage: 'Another lead has this address or number. Merge the two.',
          cause: error,
        })
      : error;
  }
  return readLead(tx, id);
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505';

function validPhone(text: string, country: string): string {
  const phone = normalisePhone(text, country);
  if (phone !== undefined) return phone;
  throw new AppError('invalid-input', {
    fields: [
      {
        path: 'phone',
        message: 'This is no phone number that can be called. Start with + and the country code.',
      },
    ],
  });
}

/** Folds one lead into another: what the kept one lacks is taken over, the other disappears from the list. */
export async function mergeLeads(tx: TenantDb, { into, from }: MergeLeads): Promise<LeadRow> {
  const [kept, gone] = [await readLead(tx, into), await readLead(tx, from)];
  await tx('leads')
    .where({ id: from })
    .update({ merged_into: into, updated_at: tx.raw('app_now()') });
  const notes = [kept['note'], gone['note']].filter((note) => typeof note === 'string' && note !== '');
  await tx('leads')
    .where({ id: into })
    .update({
      name: kept['name'] ?? gone['name'],
      email: kept['email'] ?? gone['email'],
      phone: kept['phone'] ?? gone['phone'],
      assignee_id: kept['assignee_id'] ?? gone['assignee_id'],
      quote: kept['quote'] === '' ? gone['quote'] : kept['quote'],
      note: notes.join('\n'),
      updated_at: tx.raw('app_now()'),
    });
  return readLead(tx, into);
}
