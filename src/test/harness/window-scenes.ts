import { findConversation } from './open-widget.js';
import type { Visit, WidgetStage } from './visit-widget.js';

/** One state of the visitor's chat window. */
export interface WindowScene {
  /** In kebab-case: names its picture. */
  name: string;
  /** What a visitor does until it is reached, and what comes to them. */
  act: (visit: Visit, stage: WidgetStage) => Promise<unknown>;
}

const shown = (visit: Visit, text: string) => visit.page.getByText(text).first().waitFor();

async function answered(visit: Visit, path?: string): Promise<void> {
  await visit.open(path);
  await visit.ask('When are you open on Saturday?');
  await visit.page.locator('.sources').waitFor();
}

/** A question of its own in each picture, so that its conversation can be found. */
async function talkedTo(visit: Visit, stage: WidgetStage): Promise<void> {
  const clock = `cuckoo clocks of ${Date.now()}`;
  await visit.open();
  await visit.ask(`Do you repair antique ${clock}?`);
  await shown(visit, 'Your question is with our team.');
  const conversation = await findConversation(stage.shop, clock);
  await stage.shop.api.post(`${conversation}/reply`, { text: 'Bring it in, we shall see. Ask for Priya.' });
}

export const windowScenes: readonly WindowScene[] = [
  { name: 'closed', act: ({ page }, { site }) => page.goto(site.origin) },
  { name: 'opened', act: (visit) => visit.open() },
  { name: 'answered', act: (visit) => answered(visit) },
  {
    name: 'with-source',
    act: async (visit) => {
      await answered(visit);
      await visit.page.locator('.sources summary').click();
    },
  },
  { name: 'right-to-left', act: (visit) => answered(visit, '/?lang=ar') },
  { name: 'on-a-hostile-page', act: (visit) => answered(visit, '/hostile') },
  {
    name: 'long-words',
    act: async (visit) => {
      await visit.open();
      await visit.ask(
        `${'Donaudampfschifffahrtsgesellschaft'.repeat(6)} https://example.com/${'a'.repeat(120)}`,
      );
      await visit.page.locator('[data-standing=sent].visitor').waitFor();
      await visit.bubbles('assistant').nth(1).waitFor();
    },
  },
  {
    name: 'with-a-person',
    act: async (visit, stage) => {
      await talkedTo(visit, stage);
      await shown(visit, 'You are talking with a person.');
    },
  },
  {
    name: 'closed-with-news',
    act: async (visit, stage) => {
      await talkedTo(visit, stage);
      await visit.bubbles('operator').waitFor();
      await visit.page.keyboard.press('Escape');
      const words = (await visit.bubbles('visitor').first().textContent()) ?? '';
      const conversation = await findConversation(stage.shop, words.replace('Do you repair antique ', ''));
      await stage.shop.api.post(`${conversation}/reply`, { text: 'We are here until six.' });
      await visit.page.getByRole('button', { name: 'Open the chat. New messages: 1' }).waitFor();
    },
  },
  {
    name: 'offline',
    act: async (visit) => {
      await answered(visit);
      await visit.context.setOffline(true);
      await shown(visit, 'You are offline.');
      await visit.ask('Written in the tunnel');
      await shown(visit, 'Sending…');
    },
  },
  {
    name: 'not-sent',
    act: async (visit) => {
      await visit.open();
      await visit.page.route(/api\/widget\/messages/, (route) => route.abort());
      await visit.ask('Against a wall');
      await shown(visit, 'Not sent.');
    },
  },
  { name: 'demo-page', act: ({ page }, { app }) => page.goto(`${app.url}/demo`) },
];
