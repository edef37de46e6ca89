import type { KeyPair } from './rows.js';
import type { CrispSimulator } from './start.js';
import type { CreatedPlugin, CreatedWebsite } from './setup.js';

/** The people and ids of the recorded fixtures. */
export const storyIds = {
  websiteId: '5f2c9a10-3d7e-4b61-9c0e-7a1d2f4b8e33',
  sessionId: 'session_b7d1e0c4-58a2-4f0b-9a6e-1c3f7d2ab915',
  operatorId: 'e4b0f6a2-7c1d-4e95-a3d8-0f6b9c2d1e57',
  pluginId: '0a9d3c7e-6b24-4f18-8d5a-3e7c1b9f2046',
  peopleId: 'c1a7be54-92d3-4c1f-8b77-5b0e2f9d6a41',
  articleId: 'f0a3c9d2-1e47-4b0c-a6d5-9b8e7f6a5c43',
  visitorsFingerprint: 175999999988017,
  botsFingerprint: 176000000432109,
};

const botAuthor = {
  type: 'participant',
  nickname: 'Acme Assistant',
  avatar: 'https://cdn.example.com/bot.png',
};

export interface Story {
  website: CreatedWebsite;
  plugin: CreatedPlugin;
  websiteToken: KeyPair;
}

function putPeople({ putPerson }: Pick<CrispSimulator, 'putPerson'>): void {
  putPerson(storyIds.websiteId, {
    people_id: storyIds.peopleId,
    email: 'ingrid@example.com',
    person: {
      nickname: 'Ingrid Solberg',
      avatar: '',
      phone: '+4740000000',
      locales: ['nb'],
      timezone: -60,
      geolocation: { country: 'NO', city: 'Oslo' },
    },
    company: { name: 'Fjord AS', domain: 'fjord.example.com' },
    segments: ['lead'],
    active: { now: true, last: 1760000000000 },
    score: 0.4,
    created_at: 1759913600000,
    updated_at: 1760000000000,
  });
}

function putHelp({ putArticle }: Pick<CrispSimulator, 'putArticle'>): void {
  putArticle(storyIds.websiteId, {
    article_id: storyIds.articleId,
    locale: 'en',
    title: 'Shipping times',
    description: 'Delivery per country',
    content: '# Shipping\n\nNorway: 3 to 5 working days.',
    path: 'orders/shipping-times',
    url: 'https://help.shop.example.com/en/article/shipping-times-1abc/',
    created_at: 1751000000000,
    updated_at: 1759900000000,
    published_at: 1752000000000,
  });
}

/** One question about Norway and the bot's answer to it. */
function putConversation(crisp: Pick<CrispSimulator, 'putConversation' | 'putMessage'>): void {
  const { websiteId, sessionId, peopleId, operatorId } = storyIds;
  crisp.putConversation(websiteId, {
    sessionId,
    peopleId,
    state: 'unresolved',
    assignedTo: operatorId,
    createdAt: 1759999997000,
    meta: {
      nickname: 'Ingrid Solberg',
      email: 'ingrid@example.com',
      phone: '+4740000000',
      data: { plan: 'trial' },
      segments: ['lead'],
    },
  });
  const visitors = crisp.putMessage(
    { websiteId, sessionId },
    {
      from: 'user',
      content: 'Hi, do you ship to Norway?',
      user: { nickname: 'visitor482913', user_id: sessionId },
      fingerprint: storyIds.visitorsFingerprint,
      timestamp: 1760000000000,
    },
  );
  visitors.read = 'chat';
  crisp.putMessage(
    { websiteId, sessionId },
    {
      from: 'operator',
      content: 'Yes, we ship to Norway in 3 to 5 working days.',
      user: botAuthor,
      automated: true,
      fingerprint: storyIds.botsFingerprint,
      timestamp: 1760000004321,
    },
  );
}

/** Puts the story of the fixtures into a simulator, under its own ids and without a word to any hook. */
export function tellStory(crisp: CrispSimulator): Story {
  const website = crisp.createWebsite({
    name: 'Fjord Shop',
    domain: 'shop.example.com',
    websiteId: storyIds.websiteId,
    operator: { user_id: storyIds.operatorId, since: 1759992800000 },
  });
  const plugin = crisp.createPlugin({ name: 'Acme Assistant', pluginId: storyIds.pluginId });
  crisp.installPlugin({ pluginId: plugin.pluginId, websiteId: website.websiteId });
  crisp.savePluginSettings(
    { pluginId: plugin.pluginId, websiteId: website.websiteId },
    { tenant_key: 'acme' },
  );
  putPeople(crisp);
  putHelp(crisp);
  putConversation(crisp);
  return { website, plugin, websiteToken: website.websiteToken };
}
