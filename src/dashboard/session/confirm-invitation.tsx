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
import { introOf, titleOf } from './invitation-words.js';
import { PasswordForm } from './password-form.js';
import { confirmInvitation } from './session-calls.js';
import { sessionKey } from './session-key.js';
import { rememberTenant } from './tenant-choice.js';
import { useSession } from './use-session.js';
import { useSignOut } from './use-sign-out.js';

const texted = texts.session;

interface ConfirmInvitationProps {
  token: string;
  link: LinkFacts;
}

/** Joins a team with the account that somebody has already: they sign in, unless they are, and say yes. */
export function ConfirmInvitation({ token, link }: ConfirmInvitationProps) {
  const client = useQueryClient();
  const { data: session, isPending, error, refetch } = useSession();
  if (isPending) return <Loading />;
  const reread = () => void client.resetQueries({ queryKey: sessionKey });
  return (
    <Entrance onEntered={reread}>
      {(enter) => (
        <FrontDoor title={titleOf(link)}>
          <Text c="dimmed" mb="md">
            {introOf(link)} {session?.member === null && texted.signInToJoin}
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
  const form = useForm({ initialValues: { token } });
  const state = useSubmit({
    form,
    save: () => confirmInvitation(token),
    onSaved: ({ tenant_id }) => {
      rememberTenant(tenant_id);
      window.location.assign('/');
    },
  });
  if (member.email !== email)
    return (
      <Stack>
        <Text>{texted.otherPerson(member.name, email)}</Text>
        <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {texted.signOut}
        </Button>
      </Stack>
    );
  return (
    <FormFrame state={state} label={texted.join} submitLabel={texted.join} isFullWidth>
      <Text>{texted.joinAs(member.name)}</Text>
    </FormFrame>
  );
}
