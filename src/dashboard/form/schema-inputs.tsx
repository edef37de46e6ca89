import { SchemaInput } from './schema-input.js';
import type { FieldValues } from './field-values.js';
import type { SchemaField } from './read-fields.js';

interface SchemaInputsProps {
  fields: readonly SchemaField[];
  values: FieldValues;
  onChange: (values: FieldValues) => void;
  errorOf: (name: string) => React.ReactNode;
  /** Names of the secrets that the server holds already. */
  secretsSet: readonly string[];
  /** Name of the field whose stored value no longer works. */
  refused?: string | undefined;
}

/** The inputs of a whole schema, in its order. */
export const SchemaInputs = ({ fields, values, onChange, errorOf, ...known }: SchemaInputsProps) =>
  fields.map((field) => (
    <SchemaInput
      key={field.name}
      field={field}
      value={values[field.name] ?? ''}
      onChange={(value) => onChange({ ...values, [field.name]: value })}
      error={errorOf(field.name)}
      isStored={known.secretsSet.includes(field.name)}
      isRefused={known.refused === field.name}
    />
  ));
