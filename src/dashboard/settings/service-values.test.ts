import assert from 'node:assert/strict';
import { SaveSignInService, type SignInService } from '../../contract/sign-in-service.js';
import { serviceFromValues, serviceValues } from './service-values.js';

const stored: SignInService = {
  ...{ issuer: 'https://login.example.com', client_id: 'patchbay', name: 'Example ID', role_claim: 'groups' },
  ...{ is_enabled: true, is_required: true, creates_accounts: true, default_role: 'viewer' },
  role_mapping: [{ value: 'leads', role: 'admin' }],
  ...{ has_client_secret: true, updated_at: '2026-05-04T09:30:00.000Z' },
};

describe('the form of a sign-in service', () => {
  it('keeps what depends on it while it is turned off, except that nobody must use it', () => {
    const { role_mapping, ...values } = serviceValues(stored);
    const sent = serviceFromValues({
      ...{ ...values, is_enabled: false },
      role_mapping: [...role_mapping, { value: ' ', role: 'agent' }],
    });
    const { creates_accounts, default_role, role_claim, is_required } = SaveSignInService.parse(sent);
    assert.deepEqual([creates_accounts, default_role, role_claim], [true, 'viewer', 'groups']);
    assert.deepEqual([sent.role_mapping, is_required], [stored.role_mapping, false]);
  });

  it('sends all that is typed while the team may sign in with it', () => {
    const rule = { value: '', role: 'agent' as const };
    const sent = serviceFromValues({ ...serviceValues(stored), role_mapping: [rule] });
    assert.deepEqual([sent.is_required, sent.role_mapping], [true, [rule]]);
  });
});
