import type { SessionRequest } from '../../contract/widget.js';
import type { Keep } from '../browser/keep.js';
import type { Api } from '../server/api.js';

/** Who the visitor is to the server. Nobody, until they write for the first time. */
export interface Session {
  token(): string | null;
  /** The token, made if there is none; once per page the server is told where the visitor is. Throws ApiError. */
  open(): Promise<string>;
  /** The server knows the token no more. */
  drop(): void;
}

export interface SessionDeps {
  api: Pick<Api, 'openSession'>;
  keep: Keep;
  page: Omit<SessionRequest, 'public_key' | 'visitor_token'>;
}

const name = 'token';

export function createSession({ api, keep, page }: SessionDeps): Session {
  let told: string | null = null;
  const token = () => keep.read(name);
  return {
    token,
    open: async () => {
      const known = token();
      // Another tab may have become somebody else meanwhile.
      if (known !== null && known === told) return known;
      const given = known === null ? page : { ...page, visitor_token: known };
      const { visitor_token } = await api.openSession(given);
      keep.write(name, visitor_token);
      told = visitor_token;
      return visitor_token;
    },
    drop: () => keep.write(name, null),
  };
}
