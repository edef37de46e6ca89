import assert from 'node:assert/strict';
import { setStage } from '../testing/stage.js';
import { signIn } from '../testing/visit.js';

describe('the past of the settings in the dashboard', function () {
  this.timeout(60_000);
  const stage = setStage();
  const changes = () =>
    stage.page.getByRole('list', { name: 'Changes of the settings' }).getByRole('listitem');

  it('tells who changed which section, word by word, and finds by section', async () => {
    await signIn(stage.page, 'ada@example.com', '/settings#changes');
    await stage.shows('Front desk – Assistant: what it says, and how');
    assert.deepEqual(await changes().first().locator('del').allInnerTexts(), ['one', 'sentence']);
    assert.deepEqual(await changes().first().locator('ins').allInnerTexts(), ['two', 'sentences']);
    await stage.shows('09:00–17:30');
    await stage.page.getByLabel('Section', { exact: true }).selectOption('Languages');
    await stage.shows('Nothing was changed in this section');
  });

  it('are set back only to what would change, after it was shown, and not over what somebody changed meanwhile', async () => {
    const { config } = stage.bakery;
    const zone = config.time_zone;
    await signIn(stage.page, 'ada@example.com', '/settings#changes');
    await stage.page.getByLabel('Section', { exact: true }).selectOption('Opening hours');
    await stage.page.getByRole('button', { name: /^Restore: Opening hours/ }).click();
    await stage.page.getByLabel('After this change').check();
    await stage.shows('Nothing: it is like that now.');
    assert.ok(await stage.button('Restore').isDisabled());
    await stage.page.getByLabel('Before this change').check();
    await stage.page.getByRole('dialog').getByText('Africa/Lagos').waitFor();
    config.time_zone = 'Asia/Tokyo';
    await stage.button('Restore').click();
    await stage.shows('Somebody else changed this.');
    await stage.page.getByRole('dialog').getByText('Asia/Tokyo').waitFor();
    assert.equal(config.time_zone, 'Asia/Tokyo');
    await stage.button('Restore').click();
    await stage.shows('The section is restored');
    assert.equal(config.time_zone, 'Africa/Lagos');
    config.time_zone = zone;
  });

  it('are not for everybody in the team', async () => {
    await signIn(stage.page, 'vera@example.com', '/settings#changes');
    await stage.shows('see what was changed in the settings');
  });
});
