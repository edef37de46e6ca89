import { openPage } from '../testing/scenes/scene.js';
import { setStage } from '../testing/stage.js';
import { phone, signIn } from '../testing/visit.js';

describe('a long form', function () {
  this.timeout(120_000);
  const stage = setStage();

  it('leads to the first input that is not right yet', async () => {
    const page = await stage.visitAs(phone);
    await signIn(page, 'ada@example.com', '/assistant');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('');
    await page.getByLabel('Temperature').fill('5');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.locator('input:focus[name="name"], input:focus[data-path="name"]').waitFor();
    await page.waitForFunction(() => (document.activeElement?.getBoundingClientRect().top ?? -1) > 0);
  });

  it('shows why the server refused it, however far below it was sent', async () => {
    const page = await stage.visitAs(phone);
    await signIn(page, 'ada@example.com', '/assistant');
    await openPage(page, '/assistant');
    await page.route('**/api/v1/assistants/**', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    );
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Front desk 2');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('alert').filter({ hasText: 'This did not work' }).waitFor();
    await page.waitForFunction(() => {
      const { top = -1 } = document.querySelector('main [role="alert"]')?.getBoundingClientRect() ?? {};
      return top > 0;
    });
  });
});
