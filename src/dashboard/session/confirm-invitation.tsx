import { Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { JoinedTenant, LinkFacts, Member } from '../../contract/auth.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { AsWhom, SomebodyElse } from './as-whom.js';
import { introOf, titleOf } from './invitation-words.js';
import { confirmInvitation } from './session-calls.js';
import { rememberTenant } from './tenant-choice.js';

const texted = texts.session;

interface ConfirmInvitationProps {
  token: string;
  link: LinkFacts;
}

/** Joins a team with the account that somebody has already: they sign in, unless they are, and say yes. */
export function ConfirmInvitation({ token, link }: ConfirmInvitationProps) {
  const { email } = link;
  return (
    <AsWhom
      title={titleOf(link)}
      intro={introOf(link)}
      signInFirst={texted.signInToJoin}
      email={email}
      submitLabel={texted.signInAndJoin}
      useLink={() => confirmInvitation(token).then(enterTeam)}
    >
      {(member) => <Confirmation token={token} email={email} member={member} />}
    </AsWhom>
  );
}

function enterTeam({ tenant_id }: JoinedTenant): void {
  rememberTenant(tenant_id);
  window.location.assign('/');
}

function Confirmation({ token, email, member }: { token: string; email: string; member: Member }) {
  const form = useForm({ initialValues: { token } });
  const state = useSubmit({
    form,
    save: () => confirmInvitation(token),
    onSaved: enterTeam,
  });
  if (member.email !== email) return <SomebodyElse words={texted.otherPerson(member.name)} />;
  return (
    <FormFrame state={state} label={texted.join} submitLabel={texted.join} isFullWidth>
      <Text>{texted.joinAs(member.name)}</Text>
    </FormFrame>
  );
}
