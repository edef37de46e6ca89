import { z } from 'zod';
import { Id } from './common.js';

/** Where a conversation or lead came from. */
export const ConnectionRef = z.object({ id: Id, name: z.string(), connector: z.string() }).meta({
  id: 'ConnectionRef',
  description: 'Which connection this came through.',
  example: { id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f05', name: 'Shop inbox', connector: 'example' },
});
export type ConnectionRef = z.infer<typeof ConnectionRef>;
