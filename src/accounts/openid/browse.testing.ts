import { Member } from '../../contract/auth.js';
import { type BeginOpenId, OpenIdBegun } from '../../contract/openid.js';
import { createJar, type Jar } from './jar.testing.js';

/** What a person does in a browser to sign in through a service, at the product that runs at `url`. */
export function browseAt(app: { url: string }) {
  /** Begins in a browser; gives back where it is sent. */
  const begin = async (jar: Jar, json: BeginOpenId = {}): Promise<string> =>
    OpenIdBegun.parse(
      await (await jar.send(`${app.url}/api/v1/auth/openid/begin`, { method: 'POST', json })).json(),
    ).url;

  /** Says who one is at the service; gives back the address of ours that it sends the browser to. */
  const answerAs = async (jar: Jar, url: string, sub: string): Promise<string> => {
    const page = await jar.follow(url, app.url);
    if (page.address.startsWith(app.url)) return page.address;
    const chosen = await jar.send(page.address, { method: 'POST', form: { sub } });
    return (await jar.follow(chosen.headers.get('location') ?? '', app.url)).address;
  };

  /** Opens that address; gives back the page that it leads to. */
  const cameBack = async (jar: Jar, address: string) =>
    (await jar.send(address)).headers.get('location')?.replace(app.url, '');

  const signInAs = async (sub: string, { jar = createJar(), ...way }: BeginOpenId & { jar?: Jar } = {}) =>
    cameBack(jar, await answerAs(jar, await begin(jar, { return_to: '/leads', ...way }), sub));

  const whoIs = async (jar: Jar) => Member.parse(await (await jar.send(`${app.url}/api/v1/auth/me`)).json());

  return { begin, answerAs, cameBack, signInAs, whoIs };
}
