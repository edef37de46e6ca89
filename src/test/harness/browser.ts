import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** A real browser for the tests: the Chromium that comes with its package, so that nothing has to be installed. */
export const launchBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    // Containers give root no sandbox; every page that a test opens is our own.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'],
  });

/**
 * Init script for a page or context: makes closed shadow roots open, so that a test can look into them. What a visitor sees
 * and does is the same.
 */
export const openShadowRoots = {
  content: `const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      return attach.call(this, { ...init, mode: 'open' });
    };`,
};

/** Init script: a browser whose settings refuse every kind of storage. */
export const refuseStorage = {
  content: `for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });`,
};
