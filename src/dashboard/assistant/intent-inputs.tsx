import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { intentActions } from '../../contract/assistants.js';
import { trustLevels } from '../../contract/common.js';
import type { FormOf } from '../form/form-of.js';
import { LanguageTexts } from '../form/language-texts.js';
import { texts } from '../messages/texts.js';
import type { IntentValues } from './intent-values.js';

const texted = texts.assistant.intents;

interface IntentInputsProps {
  form: FormOf<IntentValues>;
  languages: readonly string[];
  /** The name of an intent stays as it is. */
  isNew: boolean;
}

export const IntentInputs = ({ form, languages, isNew }: IntentInputsProps) => (
  <>
    <TextInput label={texted.label} required {...form.getInputProps('label')} />
    <TextInput
      label={texted.name}
      description={isNew ? texted.nameHelp : texted.nameStays}
      required={isNew}
      readOnly={!isNew}
      {...form.getInputProps('name')}
    />
    <Handling form={form} languages={languages} />
  </>
);

const Handling = ({ form, languages }: Omit<IntentInputsProps, 'isNew'>) => (
  <>
    <NativeSelect
      label={texted.action}
      data={intentActions.map((action) => ({ value: action, label: texted.actions[action] }))}
      {...form.getInputProps('action')}
    />
    {form.values.action === 'canned-reply' && (
      <LanguageTexts
        legend={texted.replyTexts}
        languages={languages}
        value={form.values.reply_texts}
        onChange={(value) => form.setFieldValue('reply_texts', value)}
        errorOf={(language) => form.errors[`reply_texts.${language}`]}
      />
    )}
    <Textarea
      label={texted.exampleLines}
      description={texted.exampleHelp}
      autosize
      minRows={4}
      maxRows={14}
      {...form.getInputProps('examples')}
    />
    <NativeSelect
      label={texted.trust}
      description={texted.trustHelp}
      data={[
        { value: '', label: texted.trustInherited },
        ...trustLevels.map((level) => ({ value: level, label: texts.common.trust[level] })),
      ]}
      {...form.getInputProps('trust')}
    />
  </>
);
