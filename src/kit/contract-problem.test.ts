import assert from 'node:assert/strict';
import { z } from 'zod';
import { contractVersion } from './connector.js';
import { contractProblem } from './contract-problem.js';
import { defineLocalConnector } from './local.js';

const parrot = defineLocalConnector({
  manifest: { id: 'parrot-2', name: 'Parrot', summary: 'Says it again.', homepage: '' },
  ...{ config: z.object({}), maxTextLength: 100, showsConsent: false },
});
const withManifest = (change: object) => ({ ...parrot, manifest: { ...parrot.manifest, ...change } });
const says = (value: unknown) => contractProblem(value) ?? '';

describe('contractProblem', () => {
  it('finds nothing wrong with a connector', () => assert.equal(contractProblem(parrot), undefined));

  it('says of what is no connector what it is and what to export', () => {
    const values: [unknown, RegExp][] = [
      [undefined, /no connector but nothing/],
      [null, /no connector but nothing/],
      ['crisp', /no connector but a string/],
      [() => parrot, /no connector but a function/],
      [[parrot], /no connector but a list/],
      [{}, /has no manifest/],
      [{ default: parrot }, /has no manifest/],
    ];
    for (const [value, sentence] of values) {
      assert.match(says(value), sentence);
      assert.match(says(value), /export the value that defineConnector returns\.$/);
    }
  });

  it('refuses a connector of a newer contract, of an older one, and of none, each with what to do', () => {
    const newer = withManifest({ contractVersion: contractVersion + 1 });
    assert.match(says(newer), /“parrot-2” was made for contract 2 .* contract 1: update Patchbay/);
    const older = withManifest({ contractVersion: 0 });
    assert.match(says(older), /made for contract 0 .* install a newer release .*contractVersion to 1\.$/);
    for (const odd of [undefined, '1', 1.5, NaN])
      assert.match(says(withManifest({ contractVersion: odd })), /does not say which contract/);
  });

  it('asks for the contract before anything else: another one may know other members', () => {
    const { manifest } = withManifest({ contractVersion: contractVersion + 1, summary: undefined });
    assert.match(says({ manifest }), /made for contract 2/);
  });

  it('refuses an id that cannot stand in an address', () => {
    for (const id of [
      '',
      'Parrot',
      '2parrot',
      'parrot_2',
      '../x',
      'a/b',
      'parrot-',
      'a--b',
      'é',
      'x'.repeat(41),
    ])
      assert.match(says(withManifest({ id })), /set manifest\.id to lower-case letters, digits/, id);
    assert.match(says(withManifest({ id: 7 })), /id \(none\)/);
  });

  it('names the member that is missing or no function', () => {
    for (const member of ['traits', 'verify', 'parse', 'connect', 'disconnect', 'send'])
      assert.match(says({ ...parrot, [member]: undefined }), RegExp(`“parrot-2” has no ${member}: add it`));
    for (const member of ['config', 'state'])
      assert.match(says({ ...parrot, [member]: { type: 'object' } }), RegExp(`has no ${member}: give a zod`));
    for (const member of ['name', 'summary', 'homepage'])
      assert.match(says(withManifest({ [member]: undefined })), RegExp(`has no manifest\\.${member}`));
    assert.match(says(withManifest({ summary: '' })), /fill in both/);
    assert.match(says({ ...parrot, pull: true }), /a pull that is no function: make it one, or leave it out/);
  });
});
