import { Button, Stack, Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useState } from 'react';
import { RequestLink } from '../../contract/auth.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { Addresses } from '../parts/addresses.js';
import { FrontDoor } from './front-door.js';
import { type LinkKind, requestLink } from './session-calls.js';

interface RequestLinkFormProps {
  kind: LinkKind;
  onBack: () => void;
}

const texted = texts.session;
const words = {
  'forgot-password': { title: texted.forgotTitle, intro: texted.forgotIntro },
  'sign-in-link': { title: texted.byLinkTitle, intro: texted.byLinkIntro },
} as const;

/** Asks for a link by mail. What it answers is the same whether anybody has the address. */
export function RequestLinkForm({ kind, onBack }: RequestLinkFormProps) {
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    initialValues: { email: '' },
    validate: schemaResolver(RequestLink, { sync: true }),
  });
  const state = useSubmit({
    form,
    save: ({ email }: RequestLink) => requestLink(kind, email),
    onSaved: (_, { email }) => setSentTo(email),
  });
  const { title, intro } = words[kind];
  if (sentTo !== undefined)
    return <LinkSent {...{ kind, onBack }} email={sentTo} onAgain={() => setSentTo(undefined)} />;
  return (
    <FrontDoor title={title}>
      <Text c="dimmed" mb="md">
        {intro}
      </Text>
      <FormFrame state={state} label={title} submitLabel={texted.sendLink} isFullWidth>
        <TextInput
          label={texted.email}
          type="email"
          autoComplete="username"
          required
          {...form.getInputProps('email')}
        />
      </FormFrame>
      <Button variant="subtle" fullWidth mt="sm" onClick={onBack}>
        {texted.back}
      </Button>
    </FrontDoor>
  );
}

interface LinkSentProps {
  kind: LinkKind;
  email: string;
  onBack: () => void;
  onAgain: () => void;
}

const LinkSent = ({ kind, email, onBack, onAgain }: LinkSentProps) => (
  <FrontDoor title={texted.sentTitle}>
    <Stack>
      <Text role="status">
        <Addresses>{texted.sent(email, texted.worksFor[kind])}</Addresses>
      </Text>
      <Text size="sm" c="dimmed">
        {texted.sentHelp}
      </Text>
      <Stack gap={4}>
        <Button variant="default" onClick={onAgain}>
          {texted.sendAgain}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          {texted.back}
        </Button>
      </Stack>
    </Stack>
  </FrontDoor>
);
