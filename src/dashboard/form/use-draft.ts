import { useSessionStorage } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { useMember } from '../session/member-context.js';

interface DraftedForm<Values> {
  values: Values;
  setValues: (values: Values) => void;
}

interface DraftOptions<Values> {
  /** Names the form. */
  name: string;
  form: DraftedForm<Values>;
  /** What the form begins with. */
  start: Values;
  /** What may be kept of it, never a secret. */
  keep?: (values: Values) => Values;
  /** What was kept, also by an older version of the page. */
  schema: z.ZodType<Values>;
}

export interface Draft {
  /** The form was begun before and goes on from there. */
  isRestored: boolean;
  discard: () => void;
  /** What was typed is saved. */
  clear: () => void;
}

const asIs = <Values>(values: Values): Values => values;

/** Keeps what is typed into a form for this tab, until it is saved or discarded, as drafts of replies are. */
export function useDraft<Values>({ name, form, start, keep = asIs, schema }: DraftOptions<Values>): Draft {
  const { tenant } = useMember();
  const [kept, setKept] = useSessionStorage({
    key: `patchbay-draft-${name}-${tenant?.id ?? ''}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const [found] = useState(() => readKept(kept, schema));
  const [isRestored, setRestored] = useState(found !== undefined);
  const isFirst = useRef(true);
  const { values } = form;
  useEffect(() => {
    if (found !== undefined) form.setValues(found);
  }, []);
  useEffect(() => {
    // At first it holds what it begins with, which is no reason to forget what is being restored.
    if (isFirst.current) isFirst.current = false;
    else setKept(isSame(keep(values), keep(start)) ? '' : JSON.stringify(keep(values)));
  }, [values]);
  return {
    isRestored,
    discard: () => {
      form.setValues(start);
      setRestored(false);
    },
    clear: () => setKept(''),
  };
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function readKept<Values>(kept: string, schema: z.ZodType<Values>): Values | undefined {
  if (kept === '') return undefined;
  try {
    return schema.safeParse(JSON.parse(kept)).data;
  } catch {
    return undefined;
  }
}
