import { Text } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { LoginReply, OneTimeLinkRequest } from '../../contract/auth.js';
import { call } from '../call.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { PasswordField } from '../parts/password-field.js';
import { TextLink } from '../parts/links.js';
import { FrontDoor } from './front-door.js';
import { rememberTenant } from './tenant-choice.js';

const route = getRouteApi('/welcome');

/** Where a one-time link leads: choose a password, be signed in. */
export function WelcomePage() {
  const { token } = route.useSearch();
  const isWhole = OneTimeLinkRequest.shape.token.safeParse(token).success;
  return isWhole ? <ChoosePassword token={token} /> : <BrokenLink />;
}

const BrokenLink = () => (
  <FrontDoor title={texts.session.brokenLinkTitle}>
    <Text mb="md">{texts.session.brokenLink}</Text>
    <TextLink to="/">{texts.session.toSignIn}</TextLink>
  </FrontDoor>
);

function ChoosePassword({ token }: { token: string }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { token, password: '' },
    validate: schemaResolver(OneTimeLinkRequest, { sync: true }),
  });
  const state = useSubmit({
    form,
    save: (typed) => call({ method: 'POST', path: '/auth/one-time-link', body: typed }, LoginReply),
    onSaved: () => {
      rememberTenant(null);
      client.clear();
      void navigate({ to: '/', replace: true });
    },
  });
  const texted = texts.session;
  return (
    <FrontDoor title={texted.welcomeTitle}>
      <Text c="dimmed" mb="md">
        {texted.welcomeIntro}
      </Text>
      <FormFrame state={state} label={texted.welcomeTitle} submitLabel={texted.welcomeSubmit} isFullWidth>
        <PasswordField
          label={texted.newPassword}
          description={texted.newPasswordHelp}
          autoComplete="new-password"
          required
          {...form.getInputProps('password')}
        />
      </FormFrame>
    </FrontDoor>
  );
}
