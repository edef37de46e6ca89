import { TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { CreateSource, type Source } from '../../contract/knowledge.js';
import { FormFrame } from '../form/form-frame.js';
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

/** Adds questions with their answers. */
export function NewFaqForm({ onCreated, asked = '' }: NewFaqFormProps) {
  const form = useForm({
    initialValues: {
      ...{ kind: 'faq' as const, title: asked.slice(0, longestTitle) },
      entries: [{ question: asked, answer: '' }],
    },
    validate: schemaResolver(CreateSource, { sync: true }),
  });
  const state = useSubmit({ form, save: createSource, onSaved: onCreated });
  return (
    <FormFrame state={state} label={texted.addFaq} submitLabel={texted.addFaq}>
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
