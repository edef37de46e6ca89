import { useMutation } from '@tanstack/react-query';
import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { CallError, type Changed } from '../call.js';
import { sortFieldProblems } from './sort-field-problems.js';

/** As much of a form as is needed to send it. */
export interface SubmittableForm<Values> {
  onSubmit: (handle: (values: Values) => void) => FormState['submit'];
  setErrors: (errors: Record<string, ReactNode>) => void;
}

export interface SubmitOptions<Values, Result> {
  form: SubmittableForm<Values>;
  save: (values: Values) => Promise<Result>;
  onSaved: (result: Result, values: Values) => void;
}

export interface FormState {
  submit: (event?: SyntheticEvent<HTMLFormElement>) => void;
  isSaving: boolean;
  /** Why the last attempt failed. */
  error: unknown;
  /** Refused parts of the input that no input of the form shows. */
  elsewhere: readonly string[];
  /** The last attempt counts no more. */
  forget: () => void;
  /** The form holds something else than the record that it edits. */
  isChanged?: boolean;
  /** Somebody else was faster: what can be done about it. */
  conflict?: Conflict | undefined;
}

/** Between one's own change and that of somebody who was faster. */
export interface Conflict extends Changed {
  /** Fills the form with the change of the other; what was typed is dropped. */
  showTheirs: () => void;
  /** Saves what is typed over the change of the other. */
  keepMine: () => void;
}

/** Sends a form once it is valid. What the server refuses is shown at the inputs it names. */
export function useSubmit<Values, Result>({ form, save, onSaved }: SubmitOptions<Values, Result>): FormState {
  const [elsewhere, setElsewhere] = useState<readonly string[]>([]);
  const mutation = useMutation({
    mutationFn: save,
    onSuccess: onSaved,
    onError: (error, values: Values) => {
      if (!(error instanceof CallError)) return;
      const sorted = sortFieldProblems(error.fields, values);
      form.setErrors(sorted.atInputs);
      setElsewhere(sorted.elsewhere);
    },
  });
  const submit = form.onSubmit((values: Values) => {
    setElsewhere([]);
    mutation.mutate(values);
  });
  return {
    ...{ submit, isSaving: mutation.isPending, error: mutation.error, elsewhere },
    forget: () => mutation.reset(),
  };
}
