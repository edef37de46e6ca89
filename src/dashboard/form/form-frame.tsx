import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { type ReactNode, type SyntheticEvent, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { texts } from '../messages/texts.js';
import { explainError, requestIdOf } from '../parts/explain-error.js';
import { ChangedNote } from './changed-note.js';
import { FormFoot } from './form-foot.js';
import type { FormState } from './use-submit.js';
import { toFirstWrong } from './wrong-inputs.js';

interface FormFrameProps {
  state: FormState;
  submitLabel: string;
  /** Names the form for those who jump between landmarks. */
  label: string;
  children: ReactNode;
  /** Further buttons beside the one that sends. */
  beside?: ReactNode;
  isFullWidth?: boolean;
  /** What it does cannot be undone. */
  isDangerous?: boolean;
  /** A page of inputs: its button stays in sight once something was changed or refused. */
  isLong?: boolean;
}

/** A form with its problem on top and its button below. */
export const FormFrame = ({ state, submitLabel, label, children, beside, ...look }: FormFrameProps) => (
  // It takes the focus when a note in it is gone that had it.
  <form onSubmit={(event) => send(event, state)} aria-label={label} noValidate tabIndex={-1}>
    <Stack>
      <WhyNot state={state} />
      {children}
      <FormFoot beside={beside} isLong={look.isLong === true} isChanged={state.isChanged === true}>
        <Button
          type="submit"
          loading={state.isSaving}
          fullWidth={look.isFullWidth === true}
          {...(look.isDangerous === true && { color: 'red.9' })}
        >
          {submitLabel}
        </Button>
      </FormFoot>
    </Stack>
  </form>
);

/** Leads to the first input that is not right yet: the button may be far below it. */
function send(event: SyntheticEvent<HTMLFormElement>, { submit }: FormState): void {
  const form = event.currentTarget;
  flushSync(() => submit(event));
  toFirstWrong(form);
}

/** Why the last attempt failed, if it did. */
function WhyNot({ state: { conflict, error, elsewhere } }: { state: FormState }) {
  if (conflict) return <ChangedNote conflict={conflict} />;
  return error === null ? null : <FormProblem error={error} elsewhere={elsewhere} />;
}

/** Why a form was refused, in sight wherever its button is. What belongs to an input stands there. */
function FormProblem({ error, elsewhere }: { error: unknown; elsewhere: readonly string[] }) {
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.scrollIntoView({ block: 'nearest' }), [error]);
  const requestId = requestIdOf(error);
  return (
    <Alert ref={note} color="red" title={texts.errors.title} role="alert">
      <Text size="sm">{explainError(error)}</Text>
      {elsewhere.length > 0 && (
        <List size="sm">
          {elsewhere.map((problem) => (
            <List.Item key={problem}>{problem}</List.Item>
          ))}
        </List>
      )}
      {requestId !== undefined && (
        <Text size="xs" c="dimmed" mt={4}>
          {texts.errors.requestId(requestId)}
        </Text>
      )}
    </Alert>
  );
}
