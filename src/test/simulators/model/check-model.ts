import { Refusal } from './refusal.js';
import type { World } from './world.js';

/** Any name is a model, unless the simulator was given a list. */
export function checkModel(model: string, { models }: Pick<World, 'models'>): void {
  if (models === null || models.includes(model)) return;
  throw new Refusal({ status: 404, message: `There is no model ${model}.`, code: 'model_not_found' });
}
