import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { launchBrowser, openShadowRoots } from './browser.js';
import { buildWidgetInto, widgetFolder } from './build-widget.js';
import { openWidget, type OpenedWidget } from './open-widget.js';
import { serveSite, type TestSite } from './serve-site.js';
import { startTestApp, type TestApp } from './start-test-app.js';

/** The whole product, a site that shows its chat window, and a browser to visit it with. */
export interface WidgetStage {
  app: TestApp;
  browser: Browser;
  site: TestSite;
  shop: OpenedWidget;
  /** A visitor with a browser of their own. */
  visit: (options?: BrowserContextOptions) => Promise<Visit>;
  /** Ends the visits of a test. */
  leave: () => Promise<void>;
  stop: () => Promise<void>;
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** What any page of this browser complained about. */
  problems: readonly string[];
  /** Goes to a page of the site and opens the window. */
  open: (path?: string) => Promise<void>;
  ask: (text: string) => Promise<void>;
  bubbles: (role: 'visitor' | 'assistant' | 'operator') => Locator;
}

const limitMs = 15_000;

export async function stageWidget(): Promise<WidgetStage> {
  await buildWidgetInto(widgetFolder);
  const app = await startTestApp();
  const site = await serveSite(app.url);
  const shop = await openWidget(app, 'Corner Bakery', { origins: site.origin });
  site.embed.key = shop.publicKey;
  const browser = await launchBrowser();
  const visits: BrowserContext[] = [];
  return {
    ...{ app, browser, site, shop },
    visit: async (options = {}) => {
      const context = await browser.newContext(options);
      visits.push(context);
      return visitIn(context, site);
    },
    leave: async () => {
      await Promise.all(visits.splice(0).map((context) => context.close()));
    },
    stop: async () => {
      await browser.close();
      await site.stop();
      await app.stop();
    },
  };
}

async function visitIn(context: BrowserContext, site: TestSite): Promise<Visit> {
  const problems: string[] = [];
  context.setDefaultTimeout(limitMs);
  context.on('weberror', (error) => problems.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await context.addInitScript(openShadowRoots);
  const page = await context.newPage();
  return {
    ...{ page, context, problems },
    open: (path = '/') => openWindow(page, site.origin + path),
    ask: (text) => askIn(page, text),
    bubbles: (role) => page.locator(`.${role} .bubble`),
  };
}

export async function openWindow(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('.launcher').click();
  await page.locator('.panel').waitFor();
}

export async function askIn(page: Page, text: string): Promise<void> {
  await page.locator('textarea').fill(text);
  await page.locator('textarea').press('Enter');
}
