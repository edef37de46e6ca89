import { Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import type { LinkFacts, Member } from '../../contract/auth.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { Failed, Loading } from '../parts/states.js';
import { Entrance } from './entrance.js';
import { FrontDoor } from './front-door.js';
import { PasswordForm } from './password-form.js';
import { confirmEmail } from './session-calls.js';
import { sessionKey } from './session-key.js';
import { useEntry } from './use-entry.js';
import { useSession } from './use-session.js';
import { useSignOut } from './use-sign-out.js';

const texted = texts.session;

interface ConfirmEmailProps {
  token: string;
  link: LinkFacts;
}

/** Confirms an address as whoever asked for it: they sign in, unless they are, and say yes. */
export function ConfirmEmail({ token, link }: ConfirmEmailProps) {
  const client = useQueryClient();
  const { data: session, isPending, error, refetch } = useSession();
  if (isPending) return <Loading />;
  const reread = () => void client.resetQueries({ queryKey: sessionKey });
  return (
    <Entrance onEntered={reread}>
      {(enter) => (
        <FrontDoor title={texted.confirmEmailTitle}>
          <Text c="dimmed" mb="md">
            {texted.confirmEmailIntro(link.email)} {session?.member === null && texted.signInToConfirm}
          </Text>
          {!session && <Failed error={error} retry={() => void refetch()} />}
          {session?.member === null && <PasswordForm email={link.email} onAnswer={enter} />}
          {session?.member && <Confirmation token={token} email={link.email} member={session.member} />}
        </FrontDoor>
      )}
    </Entrance>
  );
}

function Confirmation({ token, email, member }: { token: string; email: string; member: Member }) {
  const signOut = useSignOut();
  const enter = useEntry();
  const form = useForm({ initialValues: { token } });
  const state = useSubmit({ form, save: () => confirmEmail(token), onSaved: enter });
  if (![member.email, member.new_email].includes(email))
    return (
      <Stack>
        <Text>{texted.otherAddress(member.name, email)}</Text>
        <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {texted.signOut}
        </Button>
      </Stack>
    );
  return (
    <FormFrame state={state} label={texted.confirmEmailTitle} submitLabel={texted.confirmEmail} isFullWidth>
      <Text>{texted.joinAs(member.name)}</Text>
    </FormFrame>
  );
}
