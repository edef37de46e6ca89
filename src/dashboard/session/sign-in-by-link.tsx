import { Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { Addresses } from '../parts/addresses.js';
import { FrontDoor } from './front-door.js';
import type { LinkProps } from './link-props.js';
import { signInByLink } from './session-calls.js';

const texted = texts.session;

/** A button and not the mere opening signs in: programs that look into mails open what stands in them. */
export function SignInByLink({ token, link, onAnswer }: LinkProps) {
  const form = useForm({ initialValues: { token } });
  const state = useSubmit({ form, save: () => signInByLink(token), onSaved: onAnswer });
  return (
    <FrontDoor title={texted.signInByLinkTitle}>
      <Text c="dimmed" mb="md">
        <Addresses>{texted.signInByLinkIntro(link.email)}</Addresses>
      </Text>
      <FormFrame state={state} label={texted.title} submitLabel={texted.submit} isFullWidth>
        {null}
      </FormFrame>
    </FrontDoor>
  );
}
