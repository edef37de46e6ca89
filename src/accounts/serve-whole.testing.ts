import { once } from 'node:events';
import http from 'node:http';
import type { StartOptions } from '../app/start-app.js';
import { serveFiles } from '../dashboard/testing/serve-files.js';
import { startTestApp, type TestApp } from '../test/harness/start-test-app.js';
import { freePort } from '../test/harness/free-port.js';

export interface WholeProduct {
  app: TestApp;
  stop: () => Promise<void>;
}

/** The product with a dashboard that was built elsewhere: pages come from that folder, all else from the running product. */
export async function serveWhole(
  built: string,
  settingsFor: (url: string) => Promise<Record<string, string>> = () => Promise.resolve({}),
  options: StartOptions = {},
): Promise<WholeProduct> {
  const [front, back] = [await freePort(), await freePort()];
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://front');
    if (pathname.startsWith('/api/')) forward(request, response, back);
    else serveFiles(built, pathname, response).catch(() => response.writeHead(404).end());
  });
  server.listen(front, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${front}`;
  const settings = { PORT: String(back), PUBLIC_URL: url, ...(await settingsFor(url)) };
  const app = await startTestApp(settings, options);
  return {
    app,
    stop: async () => {
      await app.stop();
      server.close();
      server.closeAllConnections();
    },
  };
}

function forward(request: http.IncomingMessage, response: http.ServerResponse, port: number): void {
  const { method, headers, url: path } = request;
  const onward = http.request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}
