import { z } from 'zod';

/** Where a tenant stands with its plan at one moment of the database's clock: `ended` is a trial that is over. */
export const Standing = z.enum(['standard', 'trial', 'ended']);
export type Standing = z.infer<typeof Standing>;

/** How many answers of the language model a tenant may have in a day: on trial not more than the installation grants. */
export const answersOfDay = (
  standing: Standing,
  { own, onTrial }: { own: number; onTrial: number },
): number => (standing === 'trial' ? Math.min(own, onTrial) : own);
