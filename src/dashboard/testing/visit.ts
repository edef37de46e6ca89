import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { password } from './make-world.js';

export interface Look {
  width: number;
  height: number;
  colorScheme: 'light' | 'dark';
  /** Fingers instead of a mouse. */
  hasTouch?: boolean;
}

export const desktop: Look = { width: 1440, height: 900, colorScheme: 'light' };
export const phone: Look = { width: 390, height: 844, colorScheme: 'dark' };

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Fails if anything went wrong behind the scenes: a script error, or something that our policy forbids. */
  end: () => Promise<void>;
}

/** A browser of its own with nobody signed in. Everything that goes wrong in it is kept. */
export async function visit(browser: Browser, url: string, look: Look = desktop): Promise<Visit> {
  const { width, height, colorScheme, hasTouch = false } = look;
  const context = await browser.newContext({
    ...{ baseURL: url, viewport: { width, height }, colorScheme, reducedMotion: 'reduce' },
    ...{ hasTouch, isMobile: hasTouch },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  // Long enough for a machine on which other tests run beside this one.
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) wrong.push(message.text());
  });
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const end = async () => {
    await context.close();
    assert.deepEqual(wrong, []);
  };
  return { page, context, end };
}

/** Signs in on whatever page is asked for. */
export async function signIn(page: Page, email: string, path = '/'): Promise<void> {
  await page.goto(path);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel(/^Password/).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation').waitFor({ state: 'attached' });
}
