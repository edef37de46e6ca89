import { z } from 'zod';
import { adminEmail, adminPassword, apiOf, type TestApp } from '../../harness/start-test-app.js';

const Session = z.looseObject({ token: z.string() });

/** The API of a running product, as the helpers of the tests want it. Stopping it is not theirs here. */
export async function signIn(url: string): Promise<TestApp> {
  const credentials = { email: adminEmail, password: adminPassword };
  const { token } = Session.parse(await apiOf(url, {}).post('/api/v1/auth/login', credentials));
  return {
    ...{ url, dataDir: '', stop: () => Promise.resolve() },
    admin: apiOf(url, { authorization: `Bearer ${token}` }),
    as: (headers) => apiOf(url, headers),
  };
}
