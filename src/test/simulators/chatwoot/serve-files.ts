import Router from '@koa/router';
import type Koa from 'koa';
import type { World } from './world.js';

/** Uploaded files: the address in a message redirects to the one that has the bytes. In no ledger. */
export function serveFiles(app: Koa, { files }: Pick<World, 'files'>): void {
  const router = new Router();
  router.get('/rails/active_storage/:kind/redirect/:id/:name', (ctx) => {
    const { id = '', name = '' } = ctx.params;
    ctx.redirect(`/rails/active_storage/disk/${id}/${encodeURIComponent(name)}`);
  });
  router.get('/rails/active_storage/disk/:id/:name', (ctx) => {
    const file = files.get(Number(ctx.params['id']));
    if (!file) return;
    ctx.type = file.contentType;
    ctx.body = Buffer.from(file.bytes);
  });
  app.use(router.routes());
}
