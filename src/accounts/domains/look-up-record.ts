import { Resolver } from 'node:dns/promises';

/** The texts of the TXT records at a name; none where the name servers say that there are none. Throws where they say nothing. */
export type LookUpTexts = (name: string) => Promise<string[]>;

/** What a name server says when a name, or a record of this kind, is not there. */
const nothingThere: ReadonlySet<unknown> = new Set(['ENOTFOUND', 'ENODATA']);

/** Asks the name servers of this machine. Only they are spoken to, so no name leads anywhere else. */
export function createLookUpTexts(): LookUpTexts {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 });
  return async (name) => {
    try {
      // A long text comes in pieces.
      return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
    } catch (error) {
      if (error instanceof Error && 'code' in error && nothingThere.has(error.code)) return [];
      throw error;
    }
  };
}
