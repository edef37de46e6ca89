import assert from 'node:assert/strict';
import { z } from 'zod';
import { asSystem, inTenant } from './database/tenant-db.js';
import type { Database } from './database/open-database.js';
import { newId, newToken } from './ids.js';
import {
  createMailOutbox,
  type MailOutbox,
  type OutboxDeps,
  queueMail,
  type WriteMail,
} from './mail-outbox.js';
import type { Mail } from './mail.js';
import { readMails } from './read-mails.js';
import { createSealer } from './secrets.js';
import { makeTenant, testSealer } from '../test/harness/factories.js';
import { advanceClock, silentLog, testDatabase } from '../test/harness/test-database.js';

const minuteMs = 60_000;

describe('the outbox of mails', () => {
  let db: Database;
  let kind: string;
  let recipient: string;
  let links: string[];

  before(async () => {
    db = await testDatabase();
  });
  // A kind of its own for each test: nobody else's outbox writes it.
  beforeEach(() => {
    kind = `test-${newToken(6)}`;
    recipient = `${newToken(6).toLowerCase()}@example.com`;
    links = [];
  });

  const write: WriteMail = () => {
    const link = newToken(32);
    links.push(link);
    return Promise.resolve({ subject: 'Welcome', text: `Open ${link}\n` });
  };
  const open = (given: Partial<OutboxDeps> = {}): MailOutbox =>
    createMailOutbox({
      ...{ db, mailer: undefined, sealer: testSealer, writers: { [kind]: write }, log: silentLog },
      ...given,
    });
  const queue = () => asSystem(db, (tx) => queueMail(tx, { kind, recipient }));
  const row = async () => {
    const found: unknown = await asSystem(db, (tx) => tx('mails').where({ recipient }).first());
    return z
      .looseObject({ state: z.string(), attempts: z.number(), problem: z.string().nullable() })
      .optional()
      .parse(found);
  };
  const read = (sealer = testSealer) =>
    asSystem(db, async (tx) =>
      (await readMails(tx, { limit: 100 }, { sealer })).items.filter((mail) => mail.recipient === recipient),
    );
  const takes = () => {
    const taken: Mail[] = [];
    const send = (mail: Mail) => {
      taken.push(mail);
      return Promise.resolve();
    };
    return { taken, mailer: { send } };
  };
  const refuses = {
    send: () => Promise.reject(new Error('421 smtp://bot:secret-word@mail.example is busy')),
  };

  it('keeps a mail to be read where no mail server is set, sealed', async () => {
    await queue();
    await open().sendDue();
    const [mail] = await read();
    assert.deepEqual([mail?.state, mail?.subject, mail?.text], ['kept', 'Welcome', `Open ${links[0]}\n`]);
    assert.ok(!JSON.stringify(await row()).includes(links[0] ?? ''));
    const [unread] = await read(createSealer({ current: 'another key, another key, another key' }));
    assert.deepEqual([unread?.state, unread?.text], ['kept', null]);
  });

  it('keeps only what became of it where there is one', async () => {
    const { taken, mailer } = takes();
    await queue();
    await open({ mailer }).sendDue();
    await open({ mailer }).sendDue();
    assert.deepEqual(
      taken.map(({ to, text }) => [to, text]),
      [[recipient, `Open ${links[0]}\n`]],
    );
    const [mail] = await read();
    assert.deepEqual([mail?.state, mail?.text], ['sent', null]);
    assert.ok(!JSON.stringify(await row()).includes(links[0] ?? ''));
  });

  it('sends after a crash between the commit and the mail server, and once for two who look together', async () => {
    const { taken, mailer } = takes();
    await queue();
    await Promise.all([open({ mailer }).sendDue(), open({ mailer }).sendDue()]);
    assert.equal(taken.length, 1);
  });

  it('tries again later with a new link, tells why without the password, and gives up in the end', async () => {
    await queue();
    await open({ mailer: refuses }).sendDue();
    const failed = await row();
    assert.deepEqual([failed?.state, failed?.attempts], ['waiting', 1]);
    assert.match(failed?.problem ?? '', /421/);
    assert.doesNotMatch(failed?.problem ?? '', /secret-word/);
    await open({ mailer: refuses }).sendDue();
    assert.equal((await row())?.attempts, 1);
    for (let count = 0; count < 8; count += 1) {
      await advanceClock(db, 300 * minuteMs);
      await open({ mailer: refuses }).sendDue();
    }
    const given = await row();
    assert.deepEqual([given?.state, given?.attempts], ['failed', 6]);
    assert.equal(new Set(links).size, 6);
  });

  it('forgets a mail that there is nobody for, and is not held up by one that cannot be written', async () => {
    const nobody = `${kind}-nobody`;
    const broken = `${kind}-broken`;
    await asSystem(db, async (tx) => {
      await queueMail(tx, { kind: broken, recipient: `b${recipient}` });
      await queueMail(tx, { kind: nobody, recipient: `n${recipient}` });
      await queueMail(tx, { kind, recipient });
    });
    const writers = {
      [kind]: write,
      [nobody]: () => Promise.resolve(undefined),
      [broken]: () => Promise.reject(new Error('no such row')),
    };
    await open({ writers }).sendDue();
    const found: unknown = await asSystem(db, (tx) =>
      tx('mails')
        .whereIn('recipient', [`b${recipient}`, `n${recipient}`, recipient])
        .orderBy('kind')
        .select('state'),
    );
    assert.deepEqual(found, [{ state: 'kept' }, { state: 'waiting' }]);
  });

  it('F-017 leaves what only a newer version can write', async () => {
    await asSystem(db, (tx) => queueMail(tx, { kind: `${kind}-newer`, recipient }));
    await open().sendDue();
    assert.equal((await row())?.state, 'waiting');
  });

  it('takes a mail from a tenant’s own transaction, in that tenant’s name alone, and shows it none', async () => {
    const [mine, theirs] = [await makeTenant(db), await makeTenant(db)];
    await inTenant(db, mine.id, (tx) =>
      queueMail(tx, { kind, recipient, tenantId: mine.id, subjectId: newId() }),
    );
    assert.equal((await row())?.state, 'waiting');
    for (const tenantId of [theirs.id, undefined])
      await assert.rejects(
        inTenant(db, mine.id, (tx) =>
          queueMail(tx, { kind, recipient, ...(tenantId === undefined ? {} : { tenantId }) }),
        ),
      );
    await assert.rejects(inTenant(db, mine.id, (tx) => tx('mails').first('id')));
  });
});
