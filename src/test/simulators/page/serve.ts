import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Router from '@koa/router';
import type Koa from 'koa';
import type { Context } from 'koa';
import getRawBody from 'raw-body';
import { z } from 'zod';
import { PageAction, SettingChange } from './shape.js';
import type { PageHost, PageResult } from './shape.js';

const files = [
  { path: '/_sim/', file: 'index.html', type: 'text/html; charset=utf-8' },
  { path: '/_sim/page.css', file: 'page.css', type: 'text/css; charset=utf-8' },
  { path: '/_sim/page.js', file: 'page.js', type: 'text/javascript; charset=utf-8' },
];

/** Puts the page for people into a simulator's app, under `/_sim/`. Its calls are in no ledger and meet no faults. */
export function servePage(app: Koa, host: PageHost): void {
  const router = new Router({ strict: true });
  router.get('/_sim', (ctx) => ctx.redirect('/_sim/'));
  for (const { path, file, type } of files) {
    const content = readFileSync(join(import.meta.dirname, file), 'utf8');
    router.get(path, (ctx) => {
      ctx.set('cache-control', 'no-store');
      ctx.type = type;
      ctx.body = content;
    });
  }
  router.get('/_sim/state', (ctx) => {
    ctx.set('cache-control', 'no-store');
    const { searchParams } = ctx.URL;
    ctx.body = host.state({
      account: searchParams.get('account'),
      conversation: searchParams.get('conversation'),
    });
  });
  router.post('/_sim/act', (ctx) => change(ctx, (body) => host.act(PageAction.parse(body))));
  router.post('/_sim/set', (ctx) =>
    change(ctx, (body) => {
      if (!host.set) throw new Error('this simulator has no settings');
      host.set(SettingChange.parse(body));
      return {};
    }),
  );
  app.use(router.routes());
}

/** 400 with a sentence for a change that is misshapen or that the simulator refuses. */
async function change(ctx: Context, make: (body: unknown) => PageResult): Promise<void> {
  try {
    ctx.body = make(JSON.parse(await getRawBody(ctx.req, { limit: '256kb', encoding: 'utf8' })));
  } catch (error) {
    ctx.status = 400;
    ctx.body = { problem: error instanceof z.ZodError ? z.prettifyError(error) : String(error) };
  }
}
