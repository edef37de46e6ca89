import assert from 'node:assert/strict';
import { faultsOf } from '../testing/faults-of.js';
import { setStage } from '../testing/stage.js';
import { desktop, phone, signIn } from '../testing/visit.js';

describe('the preview of the chat window', function () {
  this.timeout(60_000);
  const stage = setStage();
  const window = () => stage.bakery.connections[1]!;
  const shown = () => stage.page.frameLocator('iframe[title="Preview of the chat window"]');
  const brand = () =>
    shown()
      .locator('.launcher')
      .evaluate((button) => getComputedStyle(button).backgroundColor);

  it('shows what is typed before it is saved, and the last that was fit to be shown', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', `/connections/${window().id}`);
    await shown().getByRole('heading', { name: 'Corner Bakery' }).waitFor();
    assert.equal(await brand(), 'rgb(15, 110, 118)');
    await page.getByLabel('Name in the chat window').fill('Harbor & Pine');
    await page.getByLabel('Greeting').fill('Ahoy!');
    await page.getByLabel('Colour', { exact: true }).fill('#a01313');
    await shown().getByRole('heading', { name: 'Harbor & Pine' }).waitFor();
    await shown().getByText('Ahoy!').waitFor();
    assert.equal(await brand(), 'rgb(160, 19, 19)');
    await page.getByLabel('Colour', { exact: true }).fill('#a0');
    await page.getByLabel('Name in the chat window').fill('');
    await page.getByLabel('Greeting').fill('Still here');
    await shown().getByText('Still here').waitFor();
    await shown().getByRole('heading', { name: 'Harbor & Pine' }).waitFor();
    assert.equal(await brand(), 'rgb(160, 19, 19)');
    assert.equal(window().config['name'], 'Corner Bakery');
  });

  it('answers what is written in it, and asks nothing of any server', async () => {
    const { page } = stage;
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.frame() !== page.mainFrame()) asked.push(new URL(request.url()).pathname);
    });
    await signIn(page, 'ada@example.com', '/connections/new/window');
    await shown().getByText('Are you open on Saturday?').waitFor();
    await shown().getByRole('textbox').fill('Hello?');
    await page.keyboard.press('Enter');
    await shown().getByText('This is a preview.').waitFor();
    assert.deepEqual(asked, ['/widget/preview', '/widget/preview.js']);
  });

  it('changes language, direction and colours of the visitor, and keeps what is written in it', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', `/connections/${window().id}`);
    await shown().getByRole('textbox').fill('Half a sen');
    await page.getByLabel('Visitor’s language').selectOption('ar');
    await page
      .getByRole('radiogroup', { name: 'Visitor’s colours' })
      .getByText('Dark', { exact: true })
      .click();
    await shown().locator('.root[dir="rtl"]').waitFor({ state: 'attached' });
    const panel = shown().locator('.panel');
    const background = () => panel.evaluate((box) => getComputedStyle(box).backgroundColor);
    assert.equal(await background(), 'rgb(25, 29, 35)');
    await page.getByText('Computer', { exact: true }).click();
    assert.equal(await shown().getByRole('textbox').inputValue(), 'Half a sen');
    assert.deepEqual(await faultsOf(page), []);
  });

  it('lets the tab key through and back', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', `/connections/${window().id}`);
    await shown().getByRole('textbox').waitFor();
    await page.getByLabel('Visitor’s language').focus();
    const isInside = () => page.evaluate(() => document.activeElement?.tagName === 'IFRAME');
    const places: boolean[] = [];
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      places.push(await isInside());
    }
    assert.ok(places.includes(true) && places.lastIndexOf(true) < 11, String(places));
  });

  it('is folded on a phone until it is asked for, and fits there', async () => {
    const page = await stage.visitAs(phone);
    await signIn(page, 'ada@example.com', `/connections/${window().id}`);
    const show = page.getByRole('button', { name: 'Show preview' });
    await show.waitFor();
    assert.equal(await page.locator('iframe').count(), 0);
    await show.click();
    await page.frameLocator('iframe').getByText('Are you open on Saturday?').waitFor();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= phone.width);
    assert.deepEqual(await faultsOf(page), []);
  });

  it('is not loaded for what others run', async () => {
    const page = await stage.visitAs(desktop);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await signIn(page, 'ada@example.com', `/connections/${stage.bakery.connections[0]!.id}`);
    await page.getByRole('form', { name: 'Access' }).waitFor();
    assert.deepEqual(
      asked.filter((url) => url.includes('preview')),
      [],
    );
  });
});
