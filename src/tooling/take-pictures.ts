import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startApp } from '../app/start-app.js';
import { createLog } from '../platform/log.js';
import { readSettings } from '../platform/settings.js';
import { launchBrowser } from '../test/harness/browser.js';

/**
 * `npx tsx src/tooling/take-pictures.ts` after `npm run build`: the README's pictures, taken from the running product on a
 * fresh embedded database.
 */

const folder = path.join(import.meta.dirname, 'pictures');
const port = 3999;
const admin = { email: 'admin@example.com', password: 'only for pictures' };
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-pictures-'));

const settings = readSettings({
  PORT: String(port),
  DATA_DIR: dataDir,
  ADMIN_EMAIL: admin.email,
  ADMIN_PASSWORD: admin.password,
});
const app = await startApp(settings, createLog({ level: 'error' }));
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1180, height: 760 } });

const answerMs = 6_000;

async function ask(question: string): Promise<void> {
  await page.keyboard.type(question);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(answerMs);
}

fs.mkdirSync(folder, { recursive: true });
await page.goto(`${settings.publicUrl}/demo`);
await page.waitForTimeout(1_000);
await page.mouse.click(1180 - 48, 760 - 48);
await page.waitForTimeout(800);
await ask('How much is delivery to the Highlands?');
await page.screenshot({ path: path.join(folder, 'widget.png') });
await ask('Do you also repair antique chandeliers?');
await ask('Please write to me, I am Ada Byron, ada@example.com');

await page.goto(`${settings.publicUrl}/`);
await page.getByLabel(/e-mail/i).fill(admin.email);
await page
  .getByLabel(/password/i)
  .first()
  .fill(admin.password);
await page.keyboard.press('Enter');
await page.getByText(/show all businesses/i).click();
await page.getByText(/work in it/i).click();
await page
  .getByRole('link', { name: /conversations/i })
  .first()
  .click();
await page.waitForTimeout(1_500);
await page.getByText(/ada/i).first().click();
await page.waitForTimeout(1_500);
await page.getByText(/why/i).first().click();
await page.waitForTimeout(800);
await page.screenshot({ path: path.join(folder, 'why.png') });

await browser.close();
await app.stop(5_000);
fs.rmSync(dataDir, { recursive: true, force: true });
