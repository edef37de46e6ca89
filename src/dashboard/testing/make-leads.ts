import type { ConversationDetail } from '../../contract/conversations.js';
import { Lead } from '../../contract/leads.js';
import { exampleOf } from './example-of.js';

interface Ground {
  newId: () => string;
  conversations: readonly ConversationDetail[];
}

/** Two new ones that are the same person, and one that was won. */
export function makeLeads({ newId, conversations }: Ground): Lead[] {
  const lead = exampleOf(Lead);
  const from = conversations[1]?.id ?? lead.conversation_id;
  return [
    lead,
    {
      ...lead,
      ...{
        id: newId(),
        conversation_id: from,
        name: 'Ivan',
        email: 'ivan@example.com',
        phone: '+44 20 7946 0001',
      },
      quote: 'You can reach me at ivan@example.com or on +44 20 7946 0001, best in the evening after six.',
    },
    {
      ...lead,
      ...{ id: newId(), name: null, email: null, phone: '+44 20 7946 0002', status: 'won' as const },
      ...{ quote: 'Call me: 020 7946 0002', note: 'Ordered for Friday.', consent_text: null },
    },
  ];
}
