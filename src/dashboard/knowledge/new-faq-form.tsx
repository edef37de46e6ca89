import { TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { z } from 'zod';
import { CreateSource, type Source } from '../../contract/knowledge.js';
import { DraftNote } from '../form/draft-note.js';
import { FormFrame } from '../form/form-frame.js';
import { useDraft } from '../form/use-draft.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { FaqEntries } from './faq-entries.js';
import { createSource } from './source-calls.js';

const texted = texts.knowledge;

interface NewFaqFormProps {
  onCreated: (source: Source) => void;
  /** What somebody asked; the form begins with it. */
  asked?: string | undefined;
}

/** A question is a title of its own, cut where a list would cut it. */
const longestTitle = 120;

/** As it is typed, fit to be saved or not. */
const Typed = z.object({
  kind: z.literal('faq'),
  title: z.string(),
  entries: z.array(z.object({ question: z.string(), answer: z.string() })),
});
type Typed = z.infer<typeof Typed>;

/** Adds questions with their answers. */
export function NewFaqForm({ onCreated, asked = '' }: NewFaqFormProps) {
  const start: Typed = {
    ...{ kind: 'faq', title: asked.slice(0, longestTitle) },
    entries: [{ question: asked, answer: '' }],
  };
  const form = useForm({
    initialValues: start,
    validate: schemaResolver(CreateSource, { sync: true }),
  });
  // What is answered to one question is no draft for another.
  const draft = useDraft({ name: `faq-${asked}`, form, start, schema: Typed });
  const onSaved = (source: Source) => {
    draft.clear();
    onCreated(source);
  };
  const state = useSubmit({ form, save: createSource, onSaved });
  return (
    <FormFrame state={state} label={texted.addFaq} submitLabel={texted.addFaq}>
      <DraftNote draft={draft} />
      <TextInput
        label={texted.name}
        description={texted.nameHelp}
        required
        {...form.getInputProps('title')}
      />
      <FaqEntries
        entries={form.values.entries}
        onChange={(entries) => form.setFieldValue('entries', entries)}
        errorOf={(path) => form.errors[path]}
      />
    </FormFrame>
  );
}
