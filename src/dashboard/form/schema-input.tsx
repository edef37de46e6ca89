import { JsonInput, NativeSelect, Switch, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from '../messages/texts.js';
import { ColourInput, isColour } from './colour-input.js';
import { PasswordField } from '../parts/password-field.js';
import type { FieldValue, SchemaField } from './read-fields.js';

interface SchemaInputProps {
  field: SchemaField;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
  error?: ReactNode;
  /** The server holds this secret already. */
  isStored: boolean;
  /** What the server holds no longer works. */
  isRefused: boolean;
}

/** The input of one member of a schema. */
export function SchemaInput(props: SchemaInputProps) {
  const { field, value, onChange, error, isStored, isRefused } = props;
  const { input, label, help, placeholder, isRequired } = field;
  const shared = { label, description: help, error, required: isRefused || (isRequired && !isStored) };
  const text = typeof value === 'string' ? value : '';
  const typed = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value);
  if (field.isSecret)
    return <SecretInput {...shared} value={text} onChange={onChange} hint={hintOf(props)} />;
  switch (input.kind) {
    case 'switch':
      return (
        <Switch
          {...{ label, description: help, error }}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          {...shared}
          value={text}
          onChange={typed}
          data={isRequired || field.default !== undefined ? [...input.options] : ['', ...input.options]}
        />
      );
    case 'lines':
      return <LinesInput field={field} value={value} onChange={onChange} error={error} />;
    case 'json':
      return <JsonInput {...shared} value={text} onChange={onChange} autosize minRows={3} />;
    case 'number':
      return (
        <TextInput
          {...shared}
          inputMode={input.isWhole ? 'numeric' : 'decimal'}
          value={text}
          onChange={typed}
        />
      );
    case 'text':
      // A text that starts as a colour is one.
      if (isColour(field.default)) return <ColourInput {...shared} value={text} onChange={onChange} />;
      return (
        <TextInput
          {...shared}
          type={input.isUrl ? 'url' : 'text'}
          placeholder={placeholder}
          maxLength={input.maxLength}
          autoComplete="off"
          value={text}
          onChange={typed}
        />
      );
  }
}

/** What is stored is of no use once it was refused. */
function hintOf({ field, error, isStored, isRefused }: SchemaInputProps): string | undefined {
  if (isRefused) return texts.connections.pasteNew;
  return isStored && !error ? texts.connections.secretStored : field.placeholder;
}

interface SecretInputProps {
  label: string;
  description: string | undefined;
  error: ReactNode;
  required: boolean;
  value: string;
  onChange: (value: string) => void;
  hint: string | undefined;
}

const SecretInput = ({ hint, onChange, ...shared }: SecretInputProps) => (
  <PasswordField
    {...shared}
    placeholder={hint}
    autoComplete="off"
    onChange={(event) => onChange(event.currentTarget.value)}
  />
);

/** Several texts in one field, one per line: what people paste from a list fits. */
const LinesInput = ({ field, value, onChange, error }: Omit<SchemaInputProps, 'isStored' | 'isRefused'>) => (
  <Textarea
    label={field.label}
    description={[field.help, texts.connections.onePerLine].filter(Boolean).join(' ')}
    placeholder={field.placeholder}
    required={field.isRequired}
    error={error}
    value={Array.isArray(value) ? value.join('\n') : ''}
    onChange={(event) => {
      const typed = event.currentTarget.value;
      onChange(typed === '' ? [] : typed.split('\n'));
    }}
    autosize
    minRows={2}
  />
);
