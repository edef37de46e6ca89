import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startApp } from '../app/start-app.js';
import { createLog } from '../platform/log.js';
import { readSettings } from '../platform/settings.js';
import { launchBrowser, openShadowRoots } from '../test/harness/browser.js';

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
await page.addInitScript(openShadowRoots);

const picture = (name: string) => page.screenshot({ path: path.join(folder, `${name}.png`) });

async function say(text: string): Promise<void> {
  await page.locator('textarea').fill(text);
  await page.locator('textarea').press('Enter');
}

/** Asks in the chat window and waits until the bot has said one thing more. */
async function ask(question: string): Promise<void> {
  const answers = page.locator('.assistant .bubble');
  const before = await answers.count();
  await say(question);
  await answers.nth(before).waitFor({ timeout: 60_000 });
}

fs.mkdirSync(folder, { recursive: true });
await page.goto(`${settings.publicUrl}/demo`);
await page.locator('.launcher').click();
await page.locator('.panel').waitFor();
await ask('How much is delivery to the Highlands?');
await picture('widget');
await ask('Do you also repair antique chandeliers?');
// A human is called by now, so the bot takes the address down and says nothing.
await say('Please write to me, I am Ada Byron, ada@example.com');
await page.locator('.visitor .bubble').nth(2).waitFor();
await page.waitForTimeout(1_000);

await page.goto(`${settings.publicUrl}/`);
await page.getByLabel(/e-mail/i).fill(admin.email);
await page
  .getByLabel(/password/i)
  .first()
  .fill(admin.password);
await page.keyboard.press('Enter');
await page.getByText(/show all businesses/i).click();
await page
  .getByRole('button', { name: /^Open / })
  .first()
  .click();
const open = (name: string) => page.getByRole('link', { name, exact: true }).first().click();
await open('Conversations');
await page.getByText('Ada Byron').first().click();
await page.getByText('Why?').first().click();
await page.getByText('Used in the answer').first().waitFor();
// What was asked, decided and found stand below each other.
await page.setViewportSize({ width: 1180, height: 1080 });
await page.getByText('The answer was found in your knowledge.').first().scrollIntoViewIfNeeded();
await page.getByText('Found in your knowledge').first().scrollIntoViewIfNeeded();
await picture('why');
await page.setViewportSize({ width: 1180, height: 760 });
await open('Leads');
await page.getByRole('row').filter({ hasText: 'ada@example.com' }).waitFor();
await picture('leads');
await open('Overview');
await page.getByRole('heading', { name: 'Getting started' }).waitFor();
await page.getByText('Visitor messages').first().waitFor();
await picture('overview');

await browser.close();
await app.stop(5_000);
fs.rmSync(dataDir, { recursive: true, force: true });
