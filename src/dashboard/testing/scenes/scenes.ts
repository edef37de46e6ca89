import { elsewhere } from './elsewhere.js';
import { everyday } from './everyday.js';
import { frontDoor } from './front-door.js';
import type { Scene } from './scene.js';
import { setUp } from './set-up.js';

/** Every page of the dashboard, and every state of it that is worth seeing. */
export const scenes: readonly Scene[] = [...frontDoor, ...everyday, ...setUp, ...elsewhere];
