import type { useForm } from '@mantine/form';
import type { ReactNode } from 'react';

type InputProps = ReturnType<ReturnType<typeof useForm>['getInputProps']>;

/** As much of a form as its inputs need. */
export interface FormOf<Values> {
  values: Values;
  errors: Readonly<Record<string, ReactNode>>;
  getInputProps: (path: string, options?: { type: 'checkbox' }) => InputProps;
  setFieldValue: (path: string, value: unknown) => void;
}
