import { Fieldset, Stack, Text, Textarea } from '@mantine/core';
import type { TextByLanguage } from '../../contract/common.js';
import { nameOfLanguage } from './name-language.js';

interface LanguageTextsProps {
  legend: string;
  help?: string;
  value: TextByLanguage;
  onChange: (value: TextByLanguage) => void;
  /** The tenant's languages; a text in another one that is already there is shown as well. */
  languages: readonly string[];
  errorOf: (language: string) => React.ReactNode;
}

/** One text in each of the tenant's languages. What is left blank has no text in that language. */
export function LanguageTexts({ legend, help, value, onChange, languages, errorOf }: LanguageTextsProps) {
  const shown = [...new Set([...languages, ...Object.keys(value)])];
  return (
    <Fieldset legend={legend}>
      <Stack gap="sm">
        {help !== undefined && (
          <Text size="sm" c="dimmed">
            {help}
          </Text>
        )}
        {shown.map((language) => (
          <Textarea
            key={language}
            label={nameOfLanguage(language)}
            lang={language}
            value={value[language] ?? ''}
            onChange={(event) => onChange({ ...value, [language]: event.currentTarget.value })}
            error={errorOf(language)}
            autosize
            minRows={2}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}
