import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { faultsOf, widthOf } from '../testing/faults-of.js';
import { setStage } from '../testing/stage.js';
import { desktop, type Look, phone, signIn } from '../testing/visit.js';

const dayMs = 86_400_000;

describe('a trial in the dashboard', function () {
  this.timeout(60_000);
  const stage = setStage();

  const trialFor = (ms: number) =>
    Object.assign(stage.bakery.tenant, {
      ...{ plan: 'trial', trial_ends_at: new Date(Date.now() + ms).toISOString() },
    });
  const checkLook = async (page: Page, look: Look) => {
    assert.deepEqual(await faultsOf(page), []);
    assert.ok((await widthOf(page)) <= look.width);
  };
  const note = (page: Page) => page.getByRole('note', { name: 'Trial' });

  for (const [name, look] of Object.entries({ desktop, phone }))
    it(`tells an owner at a ${name} how long it lasts, what ends and what to do, with more weight towards its end`, async () => {
      const page = await stage.visitAs(look);
      trialFor(11 * dayMs - 60_000);
      await signIn(page, 'ada@example.com', '/settings');
      await note(page).getByText('Trial: 11 days left.').waitFor();
      await checkLook(page, look);
      trialFor(2 * dayMs - 60_000);
      await page.reload();
      await note(page).getByText('Trial: 2 days left.').waitFor();
      assert.match(await note(page).innerText(), /contact whoever runs this installation/);
      await checkLook(page, look);
      trialFor(-60_000);
      await page.reload();
      await note(page).getByText('The trial ended on').waitFor();
      assert.match(await note(page).innerText(), /The assistant answers nobody\. Nothing is lost/);
      await checkLook(page, look);
    });

  it('is nothing that a viewer is told, nor an owner on a plan without an end', async () => {
    await signIn(stage.page, 'ada@example.com', '/settings');
    await stage.page.getByRole('heading', { name: 'Settings' }).waitFor();
    assert.equal(await note(stage.page).count(), 0);
    trialFor(dayMs);
    const viewer = await stage.visitAs(desktop);
    await signIn(viewer, 'vera@example.com', '/leads');
    await viewer.getByRole('heading', { name: 'Leads' }).waitFor();
    assert.equal(await note(viewer).count(), 0);
  });

  for (const [name, look] of Object.entries({ desktop, phone }))
    it(`is moved and ended by a platform admin at a ${name}, who finds it in the list`, async () => {
      trialFor(-dayMs);
      const page = await stage.visitAs(look);
      await signIn(page, 'root@example.com', '/platform');
      await page.getByLabel('Plan', { exact: true }).selectOption('trial');
      await page.getByRole('heading', { name: 'Bicycle Workshop' }).waitFor({ state: 'detached' });
      await page.getByText('Trial over').waitFor();
      await checkLook(page, look);
      await page.getByRole('button', { name: 'Change plan of Corner Bakery' }).click();
      const form = page.getByRole('form', { name: 'Plan' });
      await form.getByLabel('Last day of the trial').fill('2099-03-31');
      await checkLook(page, look);
      await form.getByRole('button', { name: 'Save the plan' }).click();
      await page.getByText('trial ends on').waitFor();
      const { plan, trial_ends_at } = stage.bakery.tenant;
      assert.deepEqual([plan, trial_ends_at], ['trial', new Date('2099-03-31T23:59:59').toISOString()]);
      await page.getByRole('button', { name: 'Change plan of Corner Bakery' }).click();
      await form.getByLabel('Plan').selectOption('standard');
      await form.getByRole('button', { name: 'Save the plan' }).click();
      await page.getByText('No business is on this plan').waitFor();
      assert.deepEqual([stage.bakery.tenant.plan, stage.bakery.tenant.trial_ends_at], ['standard', null]);
    });
});
