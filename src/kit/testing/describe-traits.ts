import assert from 'node:assert/strict';
import { z } from 'zod';
import type { AnyConnector, Traits } from '../index.js';
import { checkAspect } from './aspect.js';
import type { It } from './check.js';
import type { Aspect, Specimen } from './specimen.js';

const positive = z.number().positive().optional();

/** A new trait does not compile until someone decides what is sound. */
const Sound = z.strictObject({
  proof: z.enum(['signature', 'address']),
  textFormat: z.enum(['plain', 'markdown']),
  maxTextLength: z.number().int().min(20),
  echo: z.boolean(),
  idempotency: z.enum(['key', 'lookup', 'none']),
  transport: z.enum(['hook', 'pull', 'socket', 'local']),
  showsConsent: z.boolean().optional(),
  callsPerDay: positive,
  sendsPerSecond: positive,
  lateCommitMs: z.number().min(0).optional(),
  keepsWithBot: z.boolean().optional(),
} satisfies Record<keyof Traits, z.ZodType>);

/** Members that a platform may have no use for. */
const offers = [
  ['look-up', 'sent', 'can look for what it sent'],
  ['history', 'pull', 'can read the history'],
  ['note', 'note', 'can write private notes'],
  ['typing', 'typing', 'can show that it types'],
  ['handover', 'handover', 'can give a conversation to a human and take it back'],
  ['close', 'close', 'can close a conversation'],
  ['contact', 'contact', 'can write what it learned of a visitor to the platform'],
] as const satisfies readonly (readonly [Aspect, keyof AnyConnector, string])[];

/** What the host is told of the platform, and which of the optional members there are. */
export function describeTraits(connector: AnyConnector, specimen: Specimen, it: It): void {
  const config = connector.config.parse(specimen.typed);
  const state = connector.state.parse(specimen.state);
  const traits = connector.traits(config, state);

  it('has traits that the host knows, connected and while it connects', () => {
    for (const told of [traits, connector.traits(config)]) {
      const read = Sound.safeParse(told);
      assert.ok(read.success, `The host cannot use these traits: ${read.error?.message ?? ''}`);
    }
  });

  it('has the members that its traits promise', () => {
    const { idempotency, transport } = traits;
    const canLook = 'sent' in connector;
    assert.ok(
      canLook ? idempotency !== 'none' : idempotency !== 'lookup',
      `idempotency is “${idempotency}” and sent is ${canLook ? 'there' : 'missing'}: “lookup” needs sent, and with sent it is “lookup” or “key”.`,
    );
    assert.ok(
      transport !== 'pull' || 'pull' in connector,
      'transport is “pull” and there is no pull: nothing would ever come in.',
    );
  });

  it('plants marks of at most 100 characters, another one for another key', () => {
    const markOf = (key: string) => connector.markOf?.(key) ?? key;
    const keys = Array.from(
      { length: 1000 },
      (_, index) => `0197b5a0-7c1e-7a52-9c6f-${String(index).padStart(12, '0')}`,
    );
    const marks = keys.map(markOf);
    assert.deepEqual(
      keys.map(markOf),
      marks,
      'markOf gives a key another mark the second time: derive it from the key alone.',
    );
    assert.equal(
      new Set(marks).size,
      keys.length,
      'markOf gives two keys the same mark: use more of the key.',
    );
    for (const mark of marks)
      assert.ok(
        mark.length > 0 && mark.length <= 100,
        `markOf gives a mark of ${mark.length} characters: an event’s mark has 1 to 100.`,
      );
  });

  for (const [aspect, member, title] of offers)
    checkAspect(
      aspect,
      { title, isThere: () => connector[member] !== undefined, todo: `add the member ${member}` },
      { specimen, it },
    );
  checkAspect(
    'echo',
    { title: 'hears its own messages', isThere: () => traits.echo, todo: 'set the trait echo' },
    { specimen, it },
  );
}
