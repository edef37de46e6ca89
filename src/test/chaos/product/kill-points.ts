/**
 * The places where a process of the product can be told to kill itself, with the fault of the catalogue that each stands
 * for (reliability.md B.1). None of them is in the product: they lie between its parts.
 */
export const killPoints = [
  { name: 'ingest-asked', id: 'F-001', role: 'web', when: 'a hook is genuine, nothing is stored' },
  { name: 'ingest-under-way', id: 'F-001', role: 'web', when: 'the commit of a hook may or may not be done' },
  {
    name: 'ingest-committed',
    id: 'F-002',
    role: 'web',
    when: 'a hook is stored, the platform has no answer',
  },
  { name: 'wake-up-lost', id: 'F-003', role: 'web', when: 'the platform has its 200, nobody was woken' },
  { name: 'hint-asked', id: 'F-002', role: 'worker', when: 'an unproven hook is about to be read back' },
  { name: 'hint-answered', id: 'F-002', role: 'worker', when: 'it was read back, nothing is stored' },
  { name: 'hint-stored', id: 'F-002', role: 'worker', when: 'it is stored, its hint is not settled' },
  { name: 'turn-claimed', id: 'F-004', role: 'worker', when: 'a conversation is leased' },
  { name: 'turn-begun', id: 'F-004', role: 'worker', when: 'the assistant is being read' },
  { name: 'model-asked', id: 'F-005', role: 'worker', when: 'the model thinks' },
  { name: 'model-answered', id: 'F-006', role: 'worker', when: 'the model has answered, nothing is decided' },
  { name: 'turn-decided', id: 'F-007', role: 'worker', when: 'the deciding commit is done, nothing is sent' },
  { name: 'send-marked', id: 'F-008', role: 'worker', when: '`sending` is committed, nobody is connected' },
  { name: 'send-connected', id: 'F-008', role: 'worker', when: 'connected, right before the first byte' },
  {
    name: 'send-under-way',
    id: 'F-009',
    role: 'worker',
    when: 'the platform has stored it, no answer is read',
  },
  { name: 'send-answered', id: 'F-010', role: 'worker', when: 'the answer is read, `sent` is not committed' },
  { name: 'lookup-asked', id: 'F-009', role: 'worker', when: 'an unknown outcome is about to be read back' },
  { name: 'lookup-answered', id: 'F-009', role: 'worker', when: 'it was read back, nothing is committed' },
  { name: 'note-marked', id: 'F-011', role: 'worker', when: 'a note is marked, not written' },
  { name: 'note-answered', id: 'F-011', role: 'worker', when: 'the platform has the note, we do not know' },
  { name: 'handover-marked', id: 'F-011', role: 'worker', when: 'a handover is marked, not made' },
  { name: 'handover-answered', id: 'F-011', role: 'worker', when: 'the platform made it, we do not know' },
  { name: 'contact-marked', id: 'F-011', role: 'worker', when: 'contact data are marked, not written' },
  { name: 'contact-answered', id: 'F-011', role: 'worker', when: 'the platform has them, we do not know' },
] as const;

export type KillPoint = (typeof killPoints)[number];
export type KillPointName = KillPoint['name'];

/** The point of that name. Throws for a name that is none. */
export function killPoint(name: string): KillPoint {
  const point = killPoints.find((one) => one.name === name);
  if (!point) throw new Error(`no kill point: ${name}`);
  return point;
}
