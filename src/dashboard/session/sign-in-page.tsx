import { Alert, Button, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { SignInProblem } from '../../contract/openid.js';
import { texts } from '../messages/texts.js';
import { ButtonLink } from '../parts/links.js';
import { Entrance } from './entrance.js';
import { FrontDoor } from './front-door.js';
import { PasswordForm } from './password-form.js';
import { RequestLinkForm } from './request-link-form.js';
import { ServiceButton } from './service-button.js';
import { type LinkKind, readWays } from './session-calls.js';
import { sessionKey } from './session-key.js';

const texted = texts.session;

/** Asks who is there. Shown in place of any page while nobody is signed in, so that signing in leads to that page. */
export function SignInPage({ hasEnded }: { hasEnded: boolean }) {
  const client = useQueryClient();
  const [wanted, setWanted] = useState<LinkKind>();
  const problem = useSearch({ strict: false, select: (search) => search.problem });
  if (wanted !== undefined) return <RequestLinkForm kind={wanted} onBack={() => setWanted(undefined)} />;
  // Read anew instead of taken from the reply: a remembered tenant changes what a person may do.
  const reread = () => void client.resetQueries({ queryKey: sessionKey });
  return (
    <Entrance onEntered={reread}>
      {(enter) => (
        <FrontDoor title={texted.title}>
          {hasEnded && (
            <Alert color="blue" mb="md" role="status">
              {texted.ended}
            </Alert>
          )}
          {problem !== undefined && <Problem problem={problem} />}
          <PasswordForm onAnswer={enter} />
          <OtherWays />
          <Stack gap={4} mt="md">
            <Button variant="subtle" onClick={() => setWanted('forgot-password')}>
              {texted.forgot}
            </Button>
            <Button variant="subtle" onClick={() => setWanted('sign-in-link')}>
              {texted.byLink}
            </Button>
          </Stack>
        </FrontDoor>
      )}
    </Entrance>
  );
}

const Problem = ({ problem }: { problem: SignInProblem }) => (
  <Alert color="red" mb="md" role="alert">
    {texted.problems[problem]}
  </Alert>
);

/** What this installation offers besides; a password works also while it cannot be asked. */
function OtherWays() {
  const { data: ways } = useQuery({ queryKey: ['ways'], queryFn: ({ signal }) => readWays(signal) });
  const returnTo = useLocation({ select: ({ pathname, href }) => (pathname === '/sign-in' ? '/' : href) });
  return (
    <>
      {ways?.openid && <ServiceButton name={ways.openid.name} returnTo={returnTo} />}
      {ways?.sign_up === true && (
        <ButtonLink to="/sign-up" variant="light" fullWidth mt="md">
          {texted.signUpTitle}
        </ButtonLink>
      )}
    </>
  );
}
