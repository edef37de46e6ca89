import { hashKey, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { CallError, type Changed, type Tagged } from '../call.js';
import { type FormState, type SubmittableForm, useSubmit } from './use-submit.js';

/** As much of a form as is needed to fill it anew. */
interface EditedForm<Values> extends SubmittableForm<Values> {
  getValues: () => Values;
  setValues: (values: Values) => void;
  clearErrors: () => void;
}

interface EditOptions<Record, Values, Saved> {
  form: EditedForm<Values>;
  /** As it was read last; the form was filled from it. */
  record: Tagged<Record>;
  valuesOf: (record: Record) => Values;
  /** Where the record is kept, and how it is read again. */
  queryKey: QueryKey;
  read: () => Promise<Tagged<Record>>;
  save: (values: Values, ifMatch: string | null) => Promise<Tagged<Saved>>;
  onSaved: (saved: Tagged<Saved>) => void;
}

/** What the person has seen of a record: its state, and as much of it as the form shows. */
interface Seen<Values> {
  etag: string | null;
  values: Values;
}

/**
 * Sends a form that changes a record which others change, too. It says what its author has seen; if somebody was faster
 * with the same part of the record, the form stays as typed and `conflict` asks whose change shall stay.
 */
export function useEdit<Record, Values, Saved>(options: EditOptions<Record, Values, Saved>): FormState {
  const { form, record, valuesOf, queryKey, read, onSaved } = options;
  const client = useQueryClient();
  const { seen, take, note } = useSeen(options);
  const [faster, setFaster] = useState<{ theirs: Tagged<Record>; changed: Changed; error: unknown }>();

  /** Says who was faster, unless what they changed is none of what the form would overwrite. */
  const settle = async (error: unknown, values: Values): Promise<Tagged<Saved>> => {
    if (!(error instanceof CallError) || !error.changed) throw error;
    const theirs = await client.query({ queryKey, queryFn: read, staleTime: 0 });
    if (isSame(valuesOf(theirs), seen.current.values)) return options.save(values, theirs.etag);
    setFaster({ theirs, changed: error.changed, error });
    throw error;
  };
  const save = async (values: Values): Promise<Tagged<Saved>> => {
    const saved = await options
      .save(values, seen.current.etag)
      .catch((error: unknown) => settle(error, values));
    seen.current = { etag: saved.etag, values };
    return saved;
  };
  const isChanged = !isSame(form.getValues(), valuesOf(record));
  const state = { ...useSubmit({ form, save, onSaved }), isChanged };
  if (!faster || faster.error !== state.error) return state;
  const showTheirs = () => {
    take(faster.theirs);
    state.forget();
  };
  const keepMine = () => {
    note(faster.theirs);
    state.submit();
  };
  return { ...state, conflict: { ...faster.changed, showTheirs, keepMine } };
}

/** Keeps what was seen, and takes in what is news to a form in which nobody has typed. */
function useSeen<Record, Values, Saved>({ form, record, valuesOf }: EditOptions<Record, Values, Saved>) {
  const seen = useRef<Seen<Values>>({ etag: record.etag, values: valuesOf(record) });
  const note = (news: Tagged<Record>) => {
    seen.current = { etag: news.etag, values: valuesOf(news) };
  };
  const take = (news: Tagged<Record>) => {
    note(news);
    form.setValues(valuesOf(news));
    form.clearErrors();
  };
  const hear = useEffectEvent((news: Tagged<Record>) => {
    const { etag, values } = seen.current;
    const isNews = !isSame(valuesOf(news), values);
    if (isNews && isSame(form.getValues(), values)) take(news);
    // Our own change, or one of another part of the record: nothing that the form shows can be overwritten by it.
    else if (news.etag === etag || !isNews) note(news);
  });
  useEffect(() => hear(record), [record]);
  return { seen, note, take };
}

/** Whether two states of a form are the same, in whatever order their members stand. */
const isSame = (one: unknown, other: unknown): boolean => hashKey([one]) === hashKey([other]);
