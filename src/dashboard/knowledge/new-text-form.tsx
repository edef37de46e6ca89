import { Textarea, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { z } from 'zod';
import { CreateSource, type Source } from '../../contract/knowledge.js';
import { DraftNote } from '../form/draft-note.js';
import { FormFrame } from '../form/form-frame.js';
import { useDraft } from '../form/use-draft.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { createSource } from './source-calls.js';

const texted = texts.knowledge;

/** As it is typed, fit to be saved or not. */
const Typed = z.object({ kind: z.literal('text'), title: z.string(), content: z.string() });
const start: z.infer<typeof Typed> = { kind: 'text', title: '', content: '' };

/** Adds prose. */
export function NewTextForm({ onCreated }: { onCreated: (source: Source) => void }) {
  const form = useForm({
    initialValues: start,
    validate: schemaResolver(CreateSource, { sync: true }),
  });
  const draft = useDraft({ name: 'text', form, start, schema: Typed });
  const onSaved = (source: Source) => {
    draft.clear();
    onCreated(source);
  };
  const state = useSubmit({ form, save: createSource, onSaved });
  return (
    <FormFrame state={state} label={texted.addText} submitLabel={texted.addText}>
      <DraftNote draft={draft} />
      <TextInput
        label={texted.name}
        description={texted.nameHelp}
        required
        {...form.getInputProps('title')}
      />
      <Textarea
        label={texted.content}
        description={texted.contentHelp}
        required
        autosize
        minRows={10}
        maxRows={30}
        {...form.getInputProps('content')}
      />
    </FormFrame>
  );
}
