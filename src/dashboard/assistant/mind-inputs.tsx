import { Fieldset, Stack, Text, Textarea } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { useCan } from '../session/member-context.js';
import type { InputsProps } from './assistant-form.js';

const texted = texts.assistant.mind;

const sections = [
  { name: 'about', label: texted.about, help: texted.aboutHelp, example: texted.aboutExample },
  { name: 'style', label: texted.style, help: texted.styleHelp, example: texted.styleExample },
  { name: 'limits', label: texted.limits, help: texted.limitsHelp, example: texted.limitsExample },
  {
    name: 'instructions',
    label: texted.instructions,
    help: texted.instructionsHelp,
    example: texted.instructionsExample,
  },
] as const;

/** What the business tells its assistant, by sections. Who may not write needs no examples. */
export function Mind({ form }: InputsProps) {
  const canWrite = useCan('assistants:write');
  return (
    <Fieldset legend={texted.legend}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {texted.intro}
        </Text>
        {sections.map(({ name, label, help, example }) => (
          <Textarea
            key={name}
            label={label}
            description={help}
            {...(canWrite && { placeholder: example })}
            autosize
            minRows={2}
            maxRows={20}
            {...form.getInputProps(`settings.${name}`)}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}
