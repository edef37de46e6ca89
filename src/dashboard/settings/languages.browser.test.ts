import assert from 'node:assert/strict';
import { CreateTenant } from '../../contract/tenants.js';
import { faultsOf } from '../testing/faults-of.js';
import { setStage } from '../testing/stage.js';
import { signIn } from '../testing/visit.js';

describe('languages in the dashboard', function () {
  this.timeout(60_000);
  const stage = setStage();

  it('are chosen by their names or any code, taken away, and kept in their order as codes', async () => {
    await signIn(stage.page, 'ada@example.com', '/settings');
    await stage.shows('English, German');
    await stage.button('Change languages').click();
    const field = stage.page.getByRole('combobox', { name: 'Languages' });
    await field.waitFor();
    await field.fill('norwegian b');
    await stage.page.getByRole('option', { name: 'Norwegian Bokmål' }).waitFor();
    assert.deepEqual(await faultsOf(stage.page), []);
    await stage.page.keyboard.press('ArrowDown');
    await stage.page.keyboard.press('Enter');
    await field.fill('nothing like it');
    await stage.shows('No such language. Type its code, such as pt-BR.');
    await field.fill('pt-br');
    await stage.page.getByRole('option', { name: 'Portuguese (BR)' }).click();
    await stage.button('Save settings').click();
    await stage.shows('Saved');
    assert.deepEqual(stage.bakery.config.languages, ['en', 'de', 'nb', 'pt-BR']);
    for (let count = 0; count < 3; count += 1) await field.press('Backspace');
    await stage.button('Save settings').click();
    await stage.page.getByText('Portuguese (BR)').waitFor({ state: 'detached' });
    await stage.page.reload();
    await stage.button('Change languages').waitFor();
    assert.deepEqual(stage.bakery.config.languages, ['en']);
  });

  it('are said by name for a new business', async () => {
    await signIn(stage.page, 'root@example.com', '/platform');
    await stage.page.getByRole('button', { name: 'New business' }).click();
    const dialog = stage.page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('Flower shop');
    const field = dialog.getByRole('combobox', { name: 'Language' });
    await field.fill('germ');
    await stage.page.getByRole('option', { name: 'German', exact: true }).click();
    assert.equal(await field.inputValue(), 'German');
    const sent = stage.page.waitForRequest(
      (request) => request.method() === 'POST' && request.url().endsWith('/admin/tenants'),
    );
    await dialog.getByRole('button', { name: 'Create the business' }).click();
    const { language } = CreateTenant.parse((await sent).postDataJSON());
    assert.equal(language, 'de');
  });
});
