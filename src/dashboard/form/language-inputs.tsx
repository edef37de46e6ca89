import {
  type ComboboxItem,
  MultiSelect,
  type MultiSelectProps,
  type OptionsFilter,
  Select,
  type SelectProps,
} from '@mantine/core';
import { useState } from 'react';
import { texts } from '../messages/texts.js';
import { isMeant, languageChoices } from './language-choices.js';

const filter: OptionsFilter = ({ options, search }) =>
  options.filter((option): option is ComboboxItem => 'value' in option && isMeant(option, search));

/** What both have in common. The list stays where its input is, within the page's landmarks and the dialog's. */
const searched = {
  searchable: true,
  filter,
  nothingFoundMessage: texts.common.noSuchLanguage,
  comboboxProps: { withinPortal: false },
} as const;

/** Several languages by their names, the first chosen first. */
export function LanguagesInput({ value = [], ...rest }: MultiSelectProps) {
  const [typed, setTyped] = useState('');
  return (
    <MultiSelect
      {...rest}
      {...searched}
      value={value}
      data={languageChoices(value, typed)}
      searchValue={typed}
      onSearchChange={setTyped}
      hidePickedOptions
    />
  );
}

interface LanguageInputProps extends Omit<SelectProps, 'value' | 'onChange'> {
  /** Blank for none. */
  value?: string;
  onChange?: (code: string) => void;
}

/** One language by its name, or none. */
export function LanguageInput({ value = '', onChange, ...rest }: LanguageInputProps) {
  const [typed, setTyped] = useState('');
  const chosen = value === '' ? [] : [value];
  return (
    <Select
      {...rest}
      {...searched}
      value={chosen[0] ?? null}
      onChange={(code) => onChange?.(code ?? '')}
      data={languageChoices(chosen, typed)}
      searchValue={typed}
      onSearchChange={setTyped}
      clearable
    />
  );
}
