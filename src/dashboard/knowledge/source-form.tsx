import { Textarea, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ChangeSource, type FaqEntry, type SourceDetail } from '../../contract/knowledge.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { FaqEntries } from './faq-entries.js';
import { changeSource, sourcesKey } from './source-calls.js';
import { splitFaq } from './split-faq.js';

const texted = texts.knowledge;

/** Changes an entry. Questions and answers are edited one by one where the text allows it, else as text. */
export function SourceForm({ source }: { source: SourceDetail }) {
  // Decided once: the form must not change its kind while somebody types in it.
  const [entries] = useState(() => (source.kind === 'faq' ? splitFaq(source.content) : undefined));
  return entries ? <FaqForm source={source} entries={entries} /> : <TextForm source={source} />;
}

function useSourceNews(id: string) {
  const client = useQueryClient();
  return {
    save: (typed: ChangeSource) => changeSource(id, typed),
    onSaved: () => {
      notifyDone(texted.saved);
      void client.invalidateQueries({ queryKey: sourcesKey });
    },
  };
}

function TextForm({ source: { id, kind, title, content } }: { source: SourceDetail }) {
  const form = useForm({
    initialValues: { title, content },
    validate: schemaResolver(ChangeSource, { sync: true }),
  });
  const state = useSubmit({ form, ...useSourceNews(id) });
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

function FaqForm({ source: { id, title }, entries }: { source: SourceDetail; entries: FaqEntry[] }) {
  const form = useForm({
    initialValues: { title, entries },
    validate: schemaResolver(ChangeSource, { sync: true }),
  });
  const state = useSubmit({ form, ...useSourceNews(id) });
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
