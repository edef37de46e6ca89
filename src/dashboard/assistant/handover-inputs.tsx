import { Fieldset, Stack } from '@mantine/core';
import { LanguageTexts } from '../form/language-texts.js';
import { texts } from '../messages/texts.js';
import { useCan } from '../session/member-context.js';
import type { InputsProps } from './assistant-form.js';
import { HandoverRules } from './handover-rules.js';
import { PhraseList } from './phrase-list.js';

const texted = texts.assistant.handover;

interface HandoverProps extends InputsProps {
  assistantId: string;
  languages: readonly string[];
}

/** When a human is called, by the business's own phrases and by rule, and what the visitor is told then. */
export function Handover({ form, assistantId, languages }: HandoverProps) {
  const canWrite = useCan('assistants:write');
  const { handover_phrases: phrases, handover_texts: said } = form.values.settings;
  return (
    <Fieldset legend={texted.legend}>
      <Stack>
        <PhraseList
          phrases={phrases}
          onChange={(changed) => form.setFieldValue('settings.handover_phrases', changed)}
          error={form.errors['settings.handover_phrases']}
          canWrite={canWrite}
        />
        <HandoverRules assistantId={assistantId} />
        <LanguageTexts
          legend={texted.textsLegend}
          help={texted.textsHelp}
          languages={languages}
          value={said}
          onChange={(value) => form.setFieldValue('settings.handover_texts', value)}
          errorOf={(language) => form.errors[`settings.handover_texts.${language}`]}
        />
      </Stack>
    </Fieldset>
  );
}
