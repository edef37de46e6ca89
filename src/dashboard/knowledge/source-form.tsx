import { Textarea, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ChangeSource, type SourceDetail } from '../../contract/knowledge.js';
import type { Tagged } from '../call.js';
import { FormFrame } from '../form/form-frame.js';
import { useEdit } from '../form/use-edit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { FaqEntries } from './faq-entries.js';
import { changeSource, readSource, sourceKey, sourcesKey } from './source-calls.js';
import { splitFaq } from './split-faq.js';

const texted = texts.knowledge;

interface SourceFormProps {
  source: Tagged<SourceDetail>;
}

/** Changes an entry. Questions and answers are edited one by one where the text allows it, else as text. */
export function SourceForm({ source }: SourceFormProps) {
  // Decided once: the form must not change its kind while somebody types in it.
  const [hasEntries] = useState(() => source.kind === 'faq' && splitFaq(source.content) !== undefined);
  return hasEntries ? <FaqForm source={source} /> : <TextForm source={source} />;
}

function useSourceEdit(source: Tagged<SourceDetail>) {
  const { id } = source;
  const client = useQueryClient();
  return {
    ...{ record: source, queryKey: sourceKey(id), read: () => readSource(id) },
    save: (typed: ChangeSource, ifMatch: string | null) => changeSource(id, { ...typed, ifMatch }),
    onSaved: () => {
      notifyDone(texted.saved);
      void client.invalidateQueries({ queryKey: sourcesKey });
    },
  };
}

const textOf = ({ title, content }: SourceDetail) => ({ title, content });

/** A text in which somebody else has left no questions stands in one entry as it is, for a person to divide. */
const entriesOf = ({ title, content }: SourceDetail) => ({
  title,
  entries: splitFaq(content) ?? [{ question: '', answer: content }],
});

function TextForm({ source }: SourceFormProps) {
  const { kind, title } = source;
  const form = useForm({
    initialValues: textOf(source),
    validate: schemaResolver(ChangeSource, { sync: true }),
  });
  const state = useEdit({ form, valuesOf: textOf, ...useSourceEdit(source) });
  return (
    <FormFrame state={state} label={title} submitLabel={texted.save}>
      <TextInput
        label={texted.name}
        description={texted.nameHelp}
        required
        {...form.getInputProps('title')}
      />
      <Textarea
        label={kind === 'faq' ? texted.faqText : texted.content}
        description={kind === 'faq' ? texted.faqTextHelp : texted.contentHelp}
        required
        autosize
        minRows={10}
        maxRows={30}
        {...form.getInputProps('content')}
      />
    </FormFrame>
  );
}

function FaqForm({ source }: SourceFormProps) {
  const { title } = source;
  const form = useForm({
    initialValues: entriesOf(source),
    validate: schemaResolver(ChangeSource, { sync: true }),
  });
  const state = useEdit({ form, valuesOf: entriesOf, ...useSourceEdit(source) });
  return (
    <FormFrame state={state} label={title} submitLabel={texted.save}>
      <TextInput
        label={texted.name}
        description={texted.nameHelp}
        required
        {...form.getInputProps('title')}
      />
      <FaqEntries
        entries={form.values.entries}
        onChange={(changed) => form.setFieldValue('entries', changed)}
        errorOf={(path) => form.errors[path]}
      />
    </FormFrame>
  );
}
