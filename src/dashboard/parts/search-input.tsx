import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { texts } from '../messages/texts.js';

const typingPauseMs = 300;

interface SearchInputProps {
  label: string;
  value: string;
  onChange: (value: string | undefined) => void;
  id?: string;
}

/** Shows at once what is typed and tells it when the typing pauses; undefined when nothing is left. */
export function SearchInput({ label, value, onChange, id }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const tell = useDebouncedCallback(
    (text: string) => onChange(text.trim() === '' ? undefined : text.trim()),
    typingPauseMs,
  );
  const change = (text: string) => {
    setTyped(text);
    tell(text);
  };
  const clear = () => {
    change('');
    input.current?.focus();
  };
  return (
    <TextInput
      {...(id === undefined ? {} : { id })}
      ref={input}
      type="search"
      size="xs"
      aria-label={label}
      placeholder={label}
      value={typed}
      maxLength={200}
      onChange={(event) => change(event.currentTarget.value)}
      rightSection={
        typed !== '' && <CloseButton size="sm" onClick={clear} aria-label={texts.common.clearSearch} />
      }
    />
  );
}
