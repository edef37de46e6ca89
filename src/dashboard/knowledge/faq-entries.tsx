import { Button, Fieldset, Group, Stack, Textarea, TextInput } from '@mantine/core';
import type { FaqEntry } from '../../contract/knowledge.js';
import { texts } from '../messages/texts.js';

const texted = texts.knowledge;

interface FaqEntriesProps {
  entries: readonly FaqEntry[];
  onChange: (entries: FaqEntry[]) => void;
  /** The problem at a path such as `entries.0.answer`. */
  errorOf: (path: string) => React.ReactNode;
}

/** Questions with their answers, each by itself. */
export const FaqEntries = ({ entries, onChange, errorOf }: FaqEntriesProps) => (
  <Stack>
    {entries.map((entry, at) => (
      // An entry has nothing of its own but its place.
      <Fieldset key={at} legend={texted.entry(at + 1)}>
        <Stack gap="sm">
          <TextInput
            label={texted.question}
            required
            value={entry.question}
            error={errorOf(`entries.${at}.question`)}
            onChange={(event) =>
              onChange(entries.with(at, { ...entry, question: event.currentTarget.value }))
            }
          />
          <Textarea
            label={texted.answer}
            required
            autosize
            minRows={2}
            value={entry.answer}
            error={errorOf(`entries.${at}.answer`)}
            onChange={(event) => onChange(entries.with(at, { ...entry, answer: event.currentTarget.value }))}
          />
          {entries.length > 1 && (
            <Group justify="flex-end">
              <Button
                variant="subtle"
                color="red"
                size="xs"
                onClick={() => onChange(entries.toSpliced(at, 1))}
                aria-label={texted.removeEntry(at + 1)}
              >
                {texts.common.remove}
              </Button>
            </Group>
          )}
        </Stack>
      </Fieldset>
    ))}
    <Button
      variant="default"
      w="fit-content"
      onClick={() => onChange([...entries, { question: '', answer: '' }])}
    >
      {texted.addEntry}
    </Button>
  </Stack>
);
