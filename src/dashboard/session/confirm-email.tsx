import { Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { LinkFacts, Member } from '../../contract/auth.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { AsWhom, SomebodyElse } from './as-whom.js';
import { confirmEmail } from './session-calls.js';
import { useEntry } from './use-entry.js';

const texted = texts.session;

interface ConfirmEmailProps {
  token: string;
  link: LinkFacts;
}

/** Confirms an address as whoever asked for it: they sign in, unless they are, and say yes. */
export function ConfirmEmail({ token, link: { email } }: ConfirmEmailProps) {
  const enter = useEntry();
  const words = { title: texted.confirmEmailTitle, intro: texted.confirmEmailIntro(email) };
  return (
    <AsWhom
      {...words}
      signInFirst={texted.signInToConfirm}
      email={email}
      submitLabel={texted.signInAndConfirm}
      useLink={() => confirmEmail(token).then(enter)}
    >
      {(member) => <Confirmation token={token} email={email} member={member} />}
    </AsWhom>
  );
}

function Confirmation({ token, email, member }: { token: string; email: string; member: Member }) {
  const enter = useEntry();
  const form = useForm({ initialValues: { token } });
  const state = useSubmit({ form, save: () => confirmEmail(token), onSaved: enter });
  if (![member.email, member.new_email].includes(email))
    return <SomebodyElse words={texted.otherAddress(member.name)} />;
  return (
    <FormFrame state={state} label={texted.confirmEmailTitle} submitLabel={texted.confirmEmail} isFullWidth>
      <Text>{texted.joinAs(member.name)}</Text>
    </FormFrame>
  );
}
