import { Passage, Source, type SourceDetail } from '../../contract/knowledge.js';
import { exampleOf } from './example-of.js';

/** What the bakery has written down. */
export function makeSources(newId: () => string): SourceDetail[] {
  const source = exampleOf(Source);
  const passage = exampleOf(Passage);
  const delivery = 'We deliver on weekdays.\n\nWithin the town it is free, elsewhere it costs 5 pounds.';
  return [
    {
      ...source,
      content: 'Q: Are you open on Sunday?\nA: No. We are open Monday to Saturday.',
      passages: [passage],
    },
    {
      ...source,
      ...{ id: newId(), kind: 'text' as const, title: 'Delivery', passage_count: 2, content: delivery },
      passages: delivery.split('\n\n').map((text, ordinal) => ({ id: newId(), ordinal, text })),
    },
    {
      ...source,
      ...{ id: newId(), kind: 'text' as const, title: 'Old price list', status: 'failed' as const },
      ...{ problem: 'The text is empty.', language: null, passage_count: 0, content: '', passages: [] },
    },
  ];
}
