import assert from 'node:assert/strict';
import { configDefaults } from '../contract/config.js';
import { mask } from './mask.js';

const config = {
  ...{ name: 'Corner Bakery', ...configDefaults, country: 'NO' },
  business: { email: 'post@bakery.example', phone: '+47 22 33 44 55' },
  own_contacts: ['orders@bakery.example'],
};

describe('mask', () => {
  it('leaves nothing of what reaches or pays a visitor', () =>
    assert.equal(
      mask('My card 4111 1111 1111 1111 was declined, mail a.b@example.no or call 934 56 789.', config),
      'My card [card] was declined, mail [email] or call [phone].',
    ));

  it('leaves the business’s own addresses and numbers, however they are written', () => {
    const text = 'Is it Post@bakery.example, orders@bakery.example or +47 22334455?';
    assert.equal(mask(text, config), text);
  });
});
