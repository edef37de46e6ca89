import { z } from 'zod';
import { type Domain, DomainProblem } from '../../contract/domains.js';

export const DomainRow = z.object({
  id: z.uuid(),
  domain: z.string(),
  token: z.string(),
  proven_at: z.date().nullable(),
  checked_at: z.date().nullable(),
  problem: DomainProblem.nullable(),
  missing_since: z.date().nullable(),
});
export type DomainRow = z.infer<typeof DomainRow>;

export const domainColumns = Object.keys(DomainRow.shape);

/** A name of its own below the domain, so that nothing which stands there already is in the way. */
export const recordName = ({ domain }: Pick<DomainRow, 'domain'>): string => `_patchbay.${domain}`;

/** No two businesses have the same token: the record of one proves nothing for another. */
export const recordValue = ({ token }: Pick<DomainRow, 'token'>): string => `patchbay-domain=${token}`;

export const domainView = ({ token, ...row }: DomainRow): z.input<typeof Domain> => ({
  ...row,
  record_name: recordName(row),
  record_value: recordValue({ token }),
});
