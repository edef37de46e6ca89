import { Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Email } from '../../contract/common.js';
import type { HeldCounts, WhichVisitor } from '../../contract/visitor-data.js';
import { CallError } from '../call.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { HeldList } from './held-list.js';
import { VisitorData } from './visitor-data.js';
import { readHeld } from './visitor-data-calls.js';

const texted = texts.privacy.find;

interface Found {
  which: WhichVisitor;
  /** As it was typed. */
  whom: string;
  /** Null when nothing is held. */
  counts: HeldCounts | null;
}

/** Somebody asks for their data, or to be forgotten, and all that is known of them is how they can be reached. */
export function FindPerson() {
  const [found, setFound] = useState<Found>();
  const form = useForm({
    initialValues: { contact: '' },
    validate: { contact: (typed) => (isContact(typed.trim()) ? null : texted.wrong) },
  });
  const state = useSubmit({
    form,
    save: ({ contact }) => lookUp(contact.trim()),
    onSaved: setFound,
  });
  return (
    <Stack>
      <FormFrame state={state} label={texted.title} submitLabel={texted.submit}>
        <TextInput label={texted.contact} required autoComplete="off" {...form.getInputProps('contact')} />
      </FormFrame>
      <div role="status">{found && <Outcome found={found} onErased={() => setFound(undefined)} />}</div>
    </Stack>
  );
}

const Outcome = ({ found: { which, whom, counts }, onErased }: { found: Found; onErased: () => void }) =>
  counts === null ? (
    <Text size="sm">{texted.nothing(whom)}</Text>
  ) : (
    <>
      <Text size="sm" mb="xs">
        {texted.held(whom)}
      </Text>
      <HeldList counts={counts} label={texted.held(whom)} />
      <VisitorData which={which} whom={whom} onErased={onErased} />
    </>
  );

const isEmail = (contact: string): boolean => Email.safeParse(contact).success;
const isContact = (contact: string): boolean =>
  isEmail(contact) || (/^[+\d ()./-]+$/.test(contact) && contact.replace(/\D/g, '').length >= 5);

const whichOf = (contact: string): WhichVisitor =>
  isEmail(contact) ? { email: contact } : { phone: contact };

async function lookUp(whom: string): Promise<Found> {
  const which = whichOf(whom);
  try {
    return { which, whom, counts: (await readHeld(which)).counts };
  } catch (error) {
    if (error instanceof CallError && error.status === 404) return { which, whom, counts: null };
    throw error;
  }
}
