import { once } from 'node:events';
import net from 'node:net';

export interface MailServer {
  url: string;
  /** What it took, as it came over the line. */
  taken: string[];
  stop: () => void;
}

/** A mail server that takes everything, as far as a client needs it. */
export async function startMailServer(): Promise<MailServer> {
  const taken: string[] = [];
  const server = net.createServer((socket) => {
    let unread = '';
    let isBody = false;
    socket.setEncoding('utf8').write('220 mail.example\r\n');
    socket.on('error', () => socket.destroy());
    socket.on('data', (text: string) => {
      unread += text;
      for (;;) {
        const end = unread.indexOf(isBody ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const part = unread.slice(0, end);
        unread = unread.slice(end + (isBody ? 5 : 2));
        if (isBody) taken.push(part);
        isBody = !isBody && /^DATA$/i.test(part);
        socket.write(isBody ? '354 go on\r\n' : '250 ok\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  return { url: `smtp://127.0.0.1:${address.port}`, taken, stop: () => server.close() };
}
