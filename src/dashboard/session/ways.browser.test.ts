import assert from 'node:assert/strict';
import { signInProblems } from '../../contract/openid.js';
import { faultsOf, widthOf } from '../testing/faults-of.js';
import { setStage } from '../testing/stage.js';
import { desktop, phone, signIn } from '../testing/visit.js';

describe('the ways in, on the sign-in page', function () {
  this.timeout(60_000);
  const stage = setStage();

  for (const [name, look] of Object.entries({ desktop, phone }))
    it(`fit a ${name}, with no fault that axe finds, also where they tell a problem`, async () => {
      stage.server.world.ways.openid = { name: 'Example ID' };
      const page = await stage.visitAs(look);
      await page.goto('/sign-in?problem=unverified-address');
      await page.getByText('does not say that your e-mail address was verified').waitFor();
      await page.getByRole('button', { name: 'Sign in with Example ID' }).click();
      await page.getByText('Example ID does not answer.').waitFor();
      assert.deepEqual(await faultsOf(page), []);
      assert.ok((await widthOf(page)) <= look.width);
    });

  it('lead to the service, from there back to the page that was asked for', async () => {
    stage.server.world.ways.openid = { name: 'Example ID' };
    stage.server.world.service = `${stage.server.url}/leads?from=service`;
    await stage.page.goto('/leads');
    const asked = stage.page.waitForRequest(/openid\/begin/);
    await stage.button('Sign in with Example ID').click();
    assert.deepEqual((await asked).postDataJSON(), { return_to: '/leads' });
    await stage.page.waitForURL(/from=service/);
  });

  it('say each problem in words, and nothing for one that nobody knows', async () => {
    for (const problem of signInProblems) {
      await stage.page.goto(`/sign-in?problem=${problem}`);
      await stage.page.getByRole('alert').waitFor();
    }
    await stage.page.goto('/sign-in?problem=<b>');
    await stage.button('Sign in').waitFor();
    assert.equal(await stage.page.getByRole('alert').count(), 0);
  });

  it('are over for who is signed in', async () => {
    await signIn(stage.page, 'ada@example.com', '/sign-in');
    await stage.page.getByRole('heading', { name: 'Overview' }).waitFor();
    await stage.page.goto('/sign-in');
    await stage.page.getByRole('heading', { name: 'Overview' }).waitFor();
  });
});
