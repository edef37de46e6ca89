import path from 'node:path';
import { startApp } from '../app/start-app.js';
import { createLog } from '../platform/log.js';
import { readSettings } from '../platform/settings.js';
import { startChatwoot } from '../test/simulators/chatwoot/start.js';
import { startCrisp } from '../test/simulators/crisp/start.js';
import { startModel } from '../test/simulators/model/start.js';
import { startPapercups } from '../test/simulators/papercups/start.js';
import { startTelegram } from '../test/simulators/telegram/start.js';
import { buildWhenStale } from './build-when-stale.js';

/**
 * `npm run simulate`: the platforms and a language model on this machine, and the product set to talk to them. Each
 * platform has a page where one writes as visitor and as operator and watches what the bot does.
 */

const root = path.join(import.meta.dirname, '../..');
const ports = { product: 3000, papercups: 3101, crisp: 3102, model: 3103, chatwoot: 3104, telegram: 3105 };
const admin = { email: 'admin@example.com', password: 'simulate-simulate' };

// The dashboard and the chat window are served from the build.
buildWhenStale();

const papercups = await startPapercups({ port: ports.papercups, story: 'people' });
const crisp = await startCrisp({ port: ports.crisp });
const chatwoot = await startChatwoot({ port: ports.chatwoot });
const telegram = await startTelegram({ port: ports.telegram, knobs: { localWebhooks: true } });
const model = await startModel({ port: ports.model });
const website = crisp.createWebsite({ name: 'Harbor & Pine', domain: 'harborpine.example' });
const inbox = chatwoot.createAccount({ name: 'Harbor & Pine' });
const bot = telegram.createBot({ name: 'Harbor & Pine' });
const account = papercups.story ?? papercups.createAccount({ companyName: 'Harbor & Pine' });

const settings = readSettings({
  PORT: String(ports.product),
  DATA_DIR: path.join(root, '.data/simulate'),
  ADMIN_EMAIL: admin.email,
  ADMIN_PASSWORD: admin.password,
  CRISP_API_URL: `${crisp.url}/v1`,
  TELEGRAM_API_URL: telegram.url,
  OPENAI_API_KEY: model.apiKey,
  OPENAI_BASE_URL: model.url,
  EGRESS_ALLOW: '127.0.0.1/32',
  LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
});
const app = await startApp(settings, createLog({ level: settings.logLevel }));

console.log(`Sign in with   ${admin.email} / ${admin.password}

  Papercups     ${papercups.url}/_sim/     connect with:
    base_url    ${papercups.url}
    api_key     ${account.apiKey}
    email       ${account.botCredentials.email}
    password    ${account.botCredentials.password}

  Crisp         ${crisp.url}/_sim/     connect with:
    website_id        ${website.websiteId}
    token_kind        website
    token_identifier  ${website.websiteToken.identifier}
    token_key         ${website.websiteToken.key}
    and register the address that you get on that page

  Chatwoot      ${chatwoot.url}/_sim/     connect with:
    base_url      ${chatwoot.url}/app/accounts/${inbox.accountId}
    access_token  ${inbox.administrator.token}

  Telegram      ${telegram.url}/_sim/     connect with:
    bot_token   ${bot.token}

  Model         ${model.url}
`);

const stop = () => {
  void app
    .stop(8_000)
    .then(() => Promise.all([papercups.stop(), crisp.stop(), chatwoot.stop(), telegram.stop(), model.stop()]))
    .then(() => process.exit(0));
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
