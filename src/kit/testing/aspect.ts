import assert from 'node:assert/strict';
import type { It } from './check.js';
import type { Aspect, Specimen } from './specimen.js';

/** What a specimen shows of an aspect, and what would show it. */
export interface Shown {
  /** The guarantee, where the platform has it. */
  title: string;
  isThere: () => boolean;
  /** What to do where it is missing, as in `record a hook of it`. */
  todo: string;
}

/**
 * A behaviour that a platform may not have. What is there is shown; what is not is said with the specimen's reason, as a
 * check of its own; neither fails, and so do both.
 */
export function checkAspect(
  aspect: Aspect,
  { title, isThere, todo }: Shown,
  { specimen, it }: Listing,
): void {
  const reason = specimen.lacks?.[aspect];
  if (reason === undefined)
    it(title, () =>
      assert.ok(
        isThere(),
        `Nothing shows ${aspect}: ${todo}, or say in the specimen why the platform has none: lacks: { ${JSON.stringify(aspect)}: '…' }.`,
      ),
    );
  else
    it(`does without ${aspect}: ${reason}`, () => {
      assert.match(
        reason,
        /\S.{10,}/,
        `“${reason}” is no reason: say in a sentence why there is no ${aspect}.`,
      );
      assert.ok(
        !isThere(),
        `The specimen says that the platform lacks ${aspect}, and yet it is there: take ${JSON.stringify(aspect)} out of lacks.`,
      );
    });
}

/** Which specimen is looked at, and where its checks go. */
export interface Listing {
  specimen: Specimen;
  it: It;
}
