import { z } from 'zod';
import { Id, Json, Time } from './common.js';

export const decisions = ['reply', 'suggest', 'hand-over', 'stay-silent'] as const;
export const Decision = z.enum(decisions).meta({
  id: 'Decision',
  description:
    'What came of a turn. `reply`: the visitor is answered. `suggest`: a human gets a draft. `hand-over`: a human is called. `stay-silent`: nothing is said.',
  example: 'reply',
});
export type Decision = z.infer<typeof Decision>;

/** Why a human is called, as `reason` of a turn tells it. A newer version may know others. */
export const handoverReasons = [
  ...['handover-phrase', 'asked-for-human', 'nothing-known', 'unsupported', 'displeased'],
  ...['attachment-only', 'loop', 'stale', 'model-rests', 'model-budget', 'model-failed', 'failing'],
  'plan-ended',
] as const;
export type HandoverReason = (typeof handoverReasons)[number];

/** One step of the pipeline. Texts of visitors are not in it: inputs name records. */
export const TurnStage = z
  .object({
    name: z.string(),
    ms: z.number(),
    inputs: z
      .record(z.string(), Json)
      .meta({ description: 'Ids, figures and settings that the stage worked with.' }),
    note: z.string(),
    explanation: z.string().nullable().default(null).meta({
      description: 'Where the note is the code of a reason, the reason in plain words.',
    }),
  })
  .meta({
    id: 'TurnStage',
    description: 'What one stage of the pipeline did, and how long it took.',
    example: {
      name: 'retrieve',
      ms: 12.4,
      inputs: { passage_ids: [] },
      note: '2 passages',
      explanation: null,
    },
  });
export type TurnStage = z.infer<typeof TurnStage>;

/** What a newer version wrote in a form that is not known here does not keep the rest from being read (F-017). */
export const Turn = z
  .object({
    id: Id,
    decision: Decision.catch('stay-silent'),
    reason: z.string().meta({ description: 'A stable code.' }),
    explanation: z.string().meta({ description: 'The reason in plain words.' }),
    intent: z.string().nullable(),
    language: z.string().nullable(),
    confidence: z.number().nullable(),
    model: z.string().nullable().meta({ description: 'Null when no language model was asked.' }),
    sources: z.array(z.object({ source_id: Id, title: z.string() })).catch([]),
    stages: z.array(TurnStage).catch([]),
    message_ids: z.array(Id).meta({ description: 'The visitor’s messages that were answered.' }),
    created_at: Time,
  })
  .meta({
    id: 'Turn',
    description: 'One pass of the bot over what the visitor wrote since the last answer.',
    example: {
      id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f08',
      decision: 'reply',
      reason: 'grounded',
      explanation: 'The answer was found in your knowledge.',
      intent: 'opening-hours',
      language: 'en',
      confidence: 0.93,
      model: null,
      sources: [{ source_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f06', title: 'Opening hours' }],
      stages: [{ name: 'retrieve', ms: 12.4, inputs: {}, note: '1 passage', explanation: null }],
      message_ids: ['0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f09'],
      created_at: '2026-05-04T09:30:03.000Z',
    },
  });
export type Turn = z.infer<typeof Turn>;
