import type { Plan } from '../../contract/plans.js';

const dayMs = 86_400_000;
/** From here on it is said with more weight. */
const soonDays = 3;

export interface Trial {
  endsAt: string;
  /** Begun days count whole; none when it has ended. */
  daysLeft: number;
  stage: 'calm' | 'soon' | 'ended';
}

/** How far a tenant is with its trial at a moment, in milliseconds since the epoch; nothing where it is not on trial. */
export function readTrial(
  { plan, trial_ends_at: endsAt }: { plan: Plan; trial_ends_at: string | null },
  nowMs: number,
): Trial | null {
  if (plan !== 'trial' || endsAt === null) return null;
  const daysLeft = Math.max(0, Math.ceil((new Date(endsAt).getTime() - nowMs) / dayMs));
  if (daysLeft === 0) return { endsAt, daysLeft, stage: 'ended' };
  return { endsAt, daysLeft, stage: daysLeft <= soonDays ? 'soon' : 'calm' };
}
