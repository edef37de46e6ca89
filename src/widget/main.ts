import type { WidgetConfig } from '../contract/widget.js';
import { openKeep } from './browser/keep.js';
import { listenToPage } from './browser/listen-to-page.js';
import { newClientId } from './browser/new-client-id.js';
import { pageFacts } from './browser/page-facts.js';
import { type Embed, findScript, readEmbed } from './browser/read-embed.js';
import { noTabs, openTabs } from './browser/tabs.js';
import { wait } from './browser/wait.js';
import { createChat } from './chat/create-chat.js';
import { hostName, mount } from './mount.js';
import { type Api, createApi } from './server/api.js';
import { asApiError } from './server/api-error.js';
import { pickTexts } from './texts/pick-texts.js';

/** The script that a business puts into its page. Without a key that counts here, the page stays as it is. */
const script = findScript(document);
const embed = script && readEmbed(script);
if (embed && document.querySelector(hostName) === null) void show(embed);

async function show({ key, origin, language, opens }: Embed): Promise<void> {
  const api = createApi(origin, key);
  const config = await readConfig(api);
  if (!config || document.querySelector(hostName) !== null) return;
  await bodyIsThere();
  const page = document.documentElement.lang;
  const wanted = [language ?? '', page, ...navigator.languages].filter((tag) => tag !== '');
  const prefix = `patchbay:${key}:`;
  const keep = openKeep(() => localStorage, prefix);
  const chat = createChat(config, navigator.onLine, {
    api,
    keep,
    tabKeep: openKeep(() => sessionStorage, prefix),
    // Tabs that keep nothing together are different visitors.
    tabs: keep.isLasting ? openTabs(prefix) : noTabs,
    page: pageFacts(location.href, wanted),
    newId: newClientId,
    now: () => new Date(),
    random: Math.random,
    wait,
  });
  mount(chat, config, pickTexts([...wanted, config.language]));
  listenToPage(chat);
  if (opens) chat.setOpen(true);
  await chat.start();
}

const firstPauseMs = 2_000;
const longestPauseMs = 120_000;

/** A window that cannot work is not shown: until the server answers, there is none; if it refuses, there never is. */
async function readConfig(api: Api): Promise<WidgetConfig | undefined> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
    try {
      return await api.config();
    } catch (error) {
      if (asApiError(error).trouble !== 'unreachable') return undefined;
    }
    await wait(pauseMs);
  }
}

const bodyIsThere = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.readyState !== 'loading') resolve();
    else document.addEventListener('DOMContentLoaded', () => resolve());
  });
