import type { Log } from '../../platform/log.js';
import { type DomainRow, recordName } from './domain.js';
import type { LookUpTexts } from './look-up-record.js';

export interface ReadRecordsDeps {
  lookUpTexts: LookUpTexts;
  log: Pick<Log, 'info'>;
}

/** The records that stand at a name; undefined where nobody could say. */
export type Found = readonly string[] | undefined;

/** What stands where the record of a domain belongs. */
export const readRecords = (
  row: Pick<DomainRow, 'domain'>,
  { lookUpTexts, log }: ReadRecordsDeps,
): Promise<Found> =>
  lookUpTexts(recordName(row)).catch((err: unknown) => {
    log.info({ err, domain: row.domain }, 'the records of a domain could not be read');
    return undefined;
  });
