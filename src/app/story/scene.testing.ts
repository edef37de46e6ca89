import { sha256 } from '../../platform/ids.js';

/** What a story knows by now: ids, tokens and passwords by their names. */
export interface Known {
  get: (name: string) => string;
  set: (name: string, value: string) => void;
}

/** One call in the story of a business, that is done as it should be. */
export interface Scene {
  /** The action of the entry that it leaves in the audit log. */
  writes?: string;
  /** Why a route that changes something leaves none. */
  writesNothing?: string;
  /** Who calls; the owner of the tenant when absent. */
  as?: 'owner' | 'admin' | 'nobody' | 'guest';
  /** By what name the story knows the business in which it is done; the owner's own when absent. */
  within?: string;
  /** Values of the path, by the name of what they are in the story. */
  params?: Readonly<Record<string, string>>;
  query?: (known: Known) => Record<string, string>;
  headers?: (known: Known) => Record<string, string>;
  body?: (known: Known) => unknown;
  /** Takes what later scenes need out of the answer: its member, by the name it is known as. */
  learns?: Readonly<Record<string, string>>;
}

/** Scenes by their route, in the order in which they are played: each needs what those before it made. */
export type Chapter = Readonly<Record<string, Scene>>;

/** Links are known by their hash alone; the story plants its own. */
export const planted = {
  invitation: sha256('a link to join the team of the bakery'),
  guestInvitation: sha256('a link to join for somebody known'),
  password: sha256('a link to choose a new password with'),
  signIn: sha256('a link to sign in with'),
  email: sha256('a link to confirm another address'),
};
