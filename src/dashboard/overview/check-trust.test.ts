import assert from 'node:assert/strict';
import { type Capabilities, ConnectorView } from '../../contract/connections.js';
import { isTrustChosen } from './check-trust.js';

const connector = ConnectorView.parse(ConnectorView.meta()?.['example']);
const noNotes: Capabilities = { ...connector.capabilities, writes_notes: false };
const connectors = [connector, { ...connector, id: 'simple', capabilities: noNotes }];
const facts = {
  connectors,
  connections: [],
  assistants: [{ settings: { trust: 'auto' as const } }],
  acts: [],
};

describe('isTrustChosen', () => {
  it('knows a choice by its being otherwise than preset', () => {
    const chose = (id: string, trust: 'auto' | 'draft') =>
      isTrustChosen({ ...facts, connections: [{ connector: id, trust }] });
    assert.deepEqual([chose(connector.id, 'draft'), chose('simple', 'auto')], [false, false]);
    assert.deepEqual([chose(connector.id, 'auto'), chose('simple', 'draft')], [true, true]);
    assert.equal(chose('of a newer version', 'draft'), false);
    assert.equal(isTrustChosen({ ...facts, assistants: [{ settings: { trust: 'draft' } }] }), true);
  });

  it('knows from the audit log who kept the preset, and not from a form that was saved for its name', () => {
    const told = (members: string) => isTrustChosen({ ...facts, acts: [{ details: { members } }] });
    assert.equal(told('trust'), true);
    assert.equal(told('assistant_id name trust'), false);
  });
});
