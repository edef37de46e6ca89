import type { InitializeHook, ResolveHook } from 'node:module';
import type { Shared } from './share-kit.js';

/** Loaded by Node itself: see `share-kit.ts`. */
const shared: Shared = { kit: '', folders: [] };

export const initialize: InitializeHook<Shared> = (data) => {
  Object.assign(shared, data);
};

export const resolve: ResolveHook = (specifier, context, next) => {
  if (specifier === 'patchbay/kit') return next(shared.kit, context);
  const isTheirs = shared.folders.some((folder) => context.parentURL?.startsWith(folder) === true);
  const isZod = specifier === 'zod' || specifier.startsWith('zod/');
  return next(specifier, isTheirs && isZod ? { ...context, parentURL: shared.kit } : context);
};
