import http from 'node:http';
import { freePort } from './free-port.js';

/** The website of a business, on an origin of its own, with the chat window's script in its pages. */
export interface TestSite {
  origin: string;
  /** What the pages include: known once the window has been opened at the product. */
  embed: { src: string; key: string };
  stop: () => Promise<void>;
}

/** Rules that many a site has, and some that none should: they must not reach the window. */
const hostileStyle = `* { font-size: 3px !important; color: red !important; letter-spacing: 9px }
  div, section, button, p, ol, li { display: none !important; position: static !important; float: right }
  body > * { transform: rotate(3deg); opacity: 0.1; visibility: hidden; width: 10px; overflow: hidden }`;

/**
 * `/` is a plain page, `/hostile` one whose style sheet fights everything. The language is the address's `?lang=`. All
 * pages have the strictest policy under which the window has to work.
 */
export async function serveSite(product: string): Promise<TestSite> {
  const port = await freePort();
  const embed = { src: `${product}/widget.js`, key: '' };
  const server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site');
    if (pathname === '/style.css') {
      response.writeHead(200, { 'content-type': 'text/css' }).end(hostileStyle);
      return;
    }
    const policy = `default-src 'none'; img-src data:; style-src 'self'; script-src ${product}; connect-src ${product}`;
    response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy });
    response.end(`<!doctype html><html lang="${searchParams.get('lang') ?? 'en'}"><head>
      <title>A site</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
      ${pathname === '/hostile' ? '<link rel="stylesheet" href="/style.css">' : ''}
      <script src="${embed.src}" data-key="${embed.key}" async></script></head>
      <body><main><h1>A site</h1><a href="#x">A link</a>
      <button data-patchbay-ask="Put by the page">Ask</button></main></body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${port}`,
    embed,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
