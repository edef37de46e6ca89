import { TextInput, type TextInputProps } from '@mantine/core';
import { texts } from '../messages/texts.js';

const hex = /^#[0-9a-f]{6}$/i;

export const isColour = (value: unknown): boolean => typeof value === 'string' && hex.test(value);

interface ColourInputProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  value: string;
  onChange: (value: string) => void;
}

/** A colour as it is written, beside the browser's own picker, which shows it. */
export const ColourInput = ({ value, onChange, ...input }: ColourInputProps) => (
  <TextInput
    {...input}
    maw={240}
    autoComplete="off"
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    leftSection={
      <input
        type="color"
        className="colour-picker"
        aria-label={texts.connections.pickColour}
        value={isColour(value) ? value : '#ffffff'}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    }
  />
);
