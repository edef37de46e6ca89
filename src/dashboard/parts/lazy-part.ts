import { lazyRouteComponent } from '@tanstack/react-router';
import { whenOnline } from './online.js';

/**
 * A page or dialog that is loaded when it is first shown. Without a connection it waits for one: to try and fail would
 * reload the page, and what was typed into it would be gone.
 */
export const lazyPart: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(() => whenOnline().then(load), name);
