import { z } from 'zod';
import { Time } from './common.js';

export const plans = ['trial', 'standard'] as const;
export const Plan = z.enum(plans).meta({
  id: 'Plan',
  description:
    '`trial`: everything, until `trial_ends_at` and with a limit of model answers a day; after that the assistant answers nobody, and nothing is lost. `standard`: without an end.',
  example: 'standard',
});
export type Plan = z.infer<typeof Plan>;

/** What a tenant may use, and until when. */
export const planFields = {
  plan: Plan,
  trial_ends_at: Time.nullable().meta({ description: 'Null unless the plan is `trial`.' }),
};
