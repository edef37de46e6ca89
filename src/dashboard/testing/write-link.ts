import type { World } from './world.js';

/** Writes a mail with a new link in it, as where no mail server is set. Returns the token. */
export function writeLink(world: World, { kind, recipient }: { kind: string; recipient: string }): string {
  const token = `${world.newId()}-${world.newId()}`;
  world.mails.unshift({
    ...{ id: world.newId(), kind, recipient, state: 'kept', subject: `Your link (${kind})` },
    ...{ text: `Open this link:\n\n/welcome?token=${token}\n`, problem: null, attempts: 1 },
    ...{ created_at: world.now(), settled_at: world.now() },
  });
  return token;
}
