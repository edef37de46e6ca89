import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { pieceBytes, Transfer } from '../../contract/transfers.js';
import { exampleOf } from '../testing/example-of.js';
import { transfersOf } from '../testing/routes-transfer.js';
import { setStage } from '../testing/stage.js';
import { signIn } from '../testing/visit.js';

describe('all that a business owns in the dashboard', function () {
  this.timeout(60_000);
  const stage = setStage();
  const archive = {
    ...{ name: 'bakery.tar.gz', mimeType: 'application/gzip' },
    buffer: Buffer.alloc(pieceBytes + 10, 'x'),
  };

  it('is exported on a click, says when it is there, and is saved and removed', async () => {
    await signIn(stage.page, 'ada@example.com', '/settings#data');
    await stage.button('Create an export').click();
    await stage.shows('In progress');
    const download = stage.page.waitForEvent('download');
    await stage.button('Download').click();
    assert.match((await download).suggestedFilename(), /\.tar\.gz$/);
    const { violations } = await new AxeBuilder({ page: stage.page }).analyze();
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    );
    await stage.button('Remove').click();
    await stage.shows('It can no longer be downloaded.');
    await stage.button('Cancel').click();
    await stage.page.getByRole('dialog').waitFor({ state: 'detached' });
    await stage.button('Download').waitFor();
    await stage.button('Remove').click();
    await stage.button('Remove the export').click();
    await stage.shows('Removed');
    await stage.button('Download').waitFor({ state: 'detached' });
  });

  it('is imported piece by piece, and refused with the reason where there is something already', async () => {
    await signIn(stage.page, 'ada@example.com', '/settings#data');
    const choose = () => stage.page.locator('input[type=file]').setInputFiles(archive);
    await choose();
    await stage.button('Import').click();
    await stage.shows('This business holds something already.');
    const leads = stage.bakery.leads.splice(0);
    await stage.button('Import').click();
    await stage.shows('The import has begun');
    assert.deepEqual(transfersOf(stage.bakery).received, [pieceBytes, 10]);
    const count = () => transfersOf(stage.bakery).transfers.length;
    const before = count();
    await stage.button('Remove from the list').first().click();
    await stage.shows('Only the entry goes');
    assert.equal(count(), before);
    await stage.button('Remove the entry').click();
    await stage.shows('Removed');
    assert.equal(count(), before - 1);
    stage.bakery.leads.push(...leads);
  });

  it('offers the same where nothing but an entry is left, in red only where a file goes with it', async () => {
    const file = exampleOf(Transfer);
    const { newId } = stage.server.world;
    transfersOf(stage.bakery).transfers.push(
      ...(['export', 'import'] as const).flatMap((direction) =>
        (['done', 'failed'] as const).map((state) => ({
          ...file,
          id: newId(),
          direction,
          state,
        })),
      ),
      { ...file, id: newId(), direction: 'import', state: 'receiving' },
    );
    await signIn(stage.page, 'ada@example.com', '/settings#data');
    const offered = (list: string) =>
      stage.page
        .getByRole('list', { name: list })
        .getByRole('button', { name: /Remove|Stop/ })
        .evaluateAll((all) =>
          all.map((each) => [each.textContent, each.getAttribute('style')?.includes('error') === true]),
        );
    await stage.button('Stop').waitFor();
    assert.deepEqual(await offered('Exports'), [
      ['Remove', true],
      ['Remove from the list', false],
    ]);
    assert.deepEqual(await offered('Imports'), [
      ['Remove from the list', false],
      ['Remove from the list', false],
      ['Stop', true],
    ]);
  });

  it('is only for who may end the business', async () => {
    await signIn(stage.page, 'vera@example.com', '/settings#data');
    await stage.page.getByRole('tab', { name: 'Data' }).waitFor();
    await stage.page.getByLabel('Messages of a conversation, after its last change').waitFor();
    assert.equal(await stage.button('Create an export').count(), 0);
  });
});
