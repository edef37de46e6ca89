import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

const typingPauseMs = 300;

interface SearchInputProps {
  label: string;
  value: string;
  onChange: (value: string | undefined) => void;
  id?: string;
}

/** Shows at once what is typed and tells it when the typing pauses; undefined when nothing is left. */
export function SearchInput({ label, value, onChange, id }: SearchInputProps) {
  const [typed, setTyped] = useState(value);
  const tell = useDebouncedCallback(
    (text: string) => onChange(text.trim() === '' ? undefined : text.trim()),
    typingPauseMs,
  );
  return (
    <TextInput
      {...(id === undefined ? {} : { id })}
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      maxLength={200}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}
