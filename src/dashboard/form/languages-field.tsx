import { Button, Group, Input, type InputWrapperProps, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense } from 'react';
import { texts } from '../messages/texts.js';
import { nameOfLanguage } from './name-language.js';
import { lazyPart } from '../parts/lazy-part.js';

const LanguagesInput = lazyPart(() => import('./language-inputs.js'), 'LanguagesInput');

interface LanguagesFieldProps extends Pick<
  InputWrapperProps,
  'label' | 'description' | 'required' | 'error'
> {
  value?: string[];
  onChange?: (codes: string[]) => void;
}

/** Several languages by their names; what searches for others is loaded once somebody changes them. */
export function LanguagesField({ value = [], onChange, ...field }: LanguagesFieldProps) {
  const [isChanging, { open }] = useDisclosure(false);
  const told = (
    <Input.Wrapper {...field} labelElement="div">
      <Group gap="sm" mt={6}>
        <Text size="sm">{value.map(nameOfLanguage).join(', ')}</Text>
        <Button variant="default" size="xs" onClick={open}>
          {texts.common.changeLanguages}
        </Button>
      </Group>
    </Input.Wrapper>
  );
  if (!isChanging) return told;
  return (
    <Suspense fallback={told}>
      <LanguagesInput {...field} autoFocus value={value} onChange={(codes) => onChange?.(codes)} />
    </Suspense>
  );
}
