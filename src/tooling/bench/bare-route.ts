import { createServer } from 'node:http';
import Router from '@koa/router';
import Koa from 'koa';
import pg from 'pg';
import rawBody from 'raw-body';
import { z } from 'zod';
import { answerParent } from './child.js';

/**
 * What acknowledgements are compared with: the least that a Koa route can do and still keep what it acknowledges. It
 * checks nothing and understands nothing; it commits one row for each request.
 */

const Serve = z.object({ ask: z.literal('serve'), databaseUrl: z.string(), connections: z.number() });

async function serveBare({ databaseUrl, connections }: z.infer<typeof Serve>): Promise<{ port: number }> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections });
  await pool.query(
    'create table if not exists bare_rows (id bigint generated always as identity primary key, body text not null)',
  );
  const router = new Router();
  router.post('/hooks/:connector/:token', async (ctx) => {
    const body = await rawBody(ctx.req, { encoding: 'utf8', limit: '1mb' });
    await pool.query('insert into bare_rows (body) values ($1)', [body]);
    ctx.body = '';
    ctx.status = 200;
  });
  const app = new Koa();
  app.use(router.routes());
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return z.object({ port: z.number() }).parse(server.address());
}

answerParent(Serve, serveBare);
