import { Textarea, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { CreateSource, type Source } from '../../contract/knowledge.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { createSource } from './source-calls.js';

const texted = texts.knowledge;

/** Adds prose. */
export function NewTextForm({ onCreated }: { onCreated: (source: Source) => void }) {
  const form = useForm({
    initialValues: { kind: 'text' as const, title: '', content: '' },
    validate: schemaResolver(CreateSource, { sync: true }),
  });
  const state = useSubmit({ form, save: createSource, onSaved: onCreated });
  return (
    <FormFrame state={state} label={texted.addText} submitLabel={texted.addText}>
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
