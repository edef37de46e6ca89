import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../test/harness/browser.js';
import { buildDashboard } from './build-dashboard.js';
import { startTestServer, type TestServer } from './serve.js';
import { desktop, type Look, type Visit, visit } from './visit.js';
import type { Desk } from './world.js';

/** What every test of the dashboard in a browser has at hand. */
export interface Stage {
  readonly page: Page;
  readonly server: TestServer;
  /** The data of the tenant that the first account belongs to. */
  readonly bakery: Desk;
  button: (name: string) => Locator;
  /** Waits until a text can be read. */
  shows: (text: string) => Promise<void>;
  /** Another browser, in which nobody is signed in. */
  visitAs: (look: Look) => Promise<Page>;
}

/**
 * Sets the stage for the tests around it: the dashboard is built once, and each test gets a fresh server and browser. A test
 * fails as well when anything went wrong in the browser that it did not look at.
 */
export function setStage(): Stage {
  let folder: string;
  let browser: Browser;
  let server: TestServer;
  let visits: Visit[];
  before(async function () {
    this.timeout(120_000);
    folder = await buildDashboard();
    browser = await launchBrowser();
  });
  after(() => browser.close());
  const enter = async (look: Look) => {
    const entered = await visit(browser, server.url, look);
    visits.push(entered);
    return entered.page;
  };
  beforeEach(async () => {
    server = await startTestServer(folder);
    visits = [];
    await enter(desktop);
  });
  afterEach(async () => {
    // Browsers first: what a page asks for while its server goes away is no fault of the page.
    try {
      for (const { end } of visits) await end();
    } finally {
      await server.stop();
    }
  });
  const page = () => existing(visits[0]).page;
  return {
    get page() {
      return page();
    },
    get server() {
      return server;
    },
    get bakery() {
      return existing(server.world.desks[0]);
    },
    button: (name) => page().getByRole('button', { name, exact: true }),
    shows: (text) => page().getByText(text).first().waitFor(),
    visitAs: enter,
  };
}

function existing<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the stage is not set yet');
  return value;
}
