import type { ManualStep } from '../contract/connections.js';

/** Whoever knows a hook address can call it, so it is stored sealed, and in no step: there this stands in its place. */
const place = '{hook-address}';

export const hideHookAddress = (steps: readonly ManualStep[], hookUrl: string): ManualStep[] =>
  exchange(steps, hookUrl, place);

/** The steps as they are to be followed, with the address that the connection has now. */
export const showHookAddress = (steps: readonly ManualStep[], hookUrl: string): ManualStep[] =>
  exchange(steps, place, hookUrl);

const exchange = (steps: readonly ManualStep[], from: string, to: string): ManualStep[] =>
  steps.map(({ text, copy }) => ({
    text: text.replaceAll(from, () => to),
    ...(copy === undefined ? {} : { copy: copy.replaceAll(from, () => to) }),
  }));
