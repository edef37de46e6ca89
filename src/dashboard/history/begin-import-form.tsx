import { Group, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { HistoryImport } from '../../contract/history.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { beginImport } from './history-calls.js';
import { useImportNews } from './use-import-acts.js';

const texted = texts.history;

interface BeginImportFormProps {
  connectionId: string;
  /** Where the past is read, by its name. */
  inbox: string;
  standing: HistoryImport;
}

/** How much of the past to read. */
export function BeginImportForm({ connectionId, inbox, standing }: BeginImportFormProps) {
  const tell = useImportNews(connectionId);
  const form = useForm({
    initialValues: {
      since: standing.since?.slice(0, 10) ?? '',
      most_conversations: standing.most_conversations ?? 5_000,
    },
  });
  const state = useSubmit({
    form,
    save: ({ since, most_conversations }) =>
      beginImport(connectionId, {
        ...(since === '' ? {} : { since: `${since}T00:00:00Z` }),
        most_conversations,
      }),
    onSaved: (begun) => {
      tell(begun);
      notifyDone(texted.begun);
    },
  });
  return (
    <FormFrame
      state={state}
      label={texted.import}
      submitLabel={standing.state === 'never' ? texted.begin : texted.again}
    >
      <Group align="flex-start">
        <TextInput
          type="date"
          label={texted.since}
          description={texted.sinceHelp(inbox)}
          {...form.getInputProps('since')}
        />
        <NumberInput
          label={texted.most}
          description={texted.mostHelp}
          min={1}
          max={50_000}
          thousandSeparator=","
          {...form.getInputProps('most_conversations')}
        />
      </Group>
    </FormFrame>
  );
}
