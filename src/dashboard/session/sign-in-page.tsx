import { Alert, Button, Divider, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { EmailDomain, type SignInProblem } from '../../contract/openid.js';
import { texts } from '../messages/texts.js';
import { ButtonLink } from '../parts/links.js';
import { Entrance } from './entrance.js';
import { FrontDoor } from './front-door.js';
import { PasswordForm } from './password-form.js';
import { RequestLinkForm } from './request-link-form.js';
import { ServiceButton } from './service-button.js';
import { type LinkKind, readWays, type WayToTeam } from './session-calls.js';
import { sessionKey } from './session-key.js';

const texted = texts.session;

/** Asks who is there. Shown in place of any page while nobody is signed in, so that signing in leads to that page. */
export function SignInPage({ hasEnded, needsService }: { hasEnded: boolean; needsService: boolean }) {
  const client = useQueryClient();
  const [email, setEmail] = useState('');
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
          {needsService && (
            <Alert color="blue" mb="md" role="status">
              {texted.serviceNeeded}
            </Alert>
          )}
          {problem !== undefined && <Problem problem={problem} />}
          <PasswordForm onAnswer={enter} onEmail={setEmail} />
          <OtherWays email={email}>
            <Stack gap={4} mt="md">
              <Button variant="subtle" onClick={() => setWanted('forgot-password')}>
                {texted.forgot}
              </Button>
              <Button variant="subtle" onClick={() => setWanted('sign-in-link')}>
                {texted.byLink}
              </Button>
            </Stack>
          </OtherWays>
        </FrontDoor>
      )}
    </Entrance>
  );
}

const Problem = ({ problem }: { problem: SignInProblem }) => (
  <Alert color="red" mb="md" role="alert" title={texts.errors.title}>
    {texted.problems[problem]}
  </Alert>
);

interface OtherWaysProps {
  email: string;
  /** The ways that are always there, for whoever has an account. */
  children: ReactNode;
}

/** What is offered besides; a password works also while it cannot be asked. */
function OtherWays({ email, children }: OtherWaysProps) {
  const way = useWayToTeam(email);
  const { data: ways, isPlaceholderData } = useQuery({
    queryKey: ['ways', way ?? null],
    queryFn: ({ signal }) => readWays(way, signal),
    placeholderData: keepPreviousData,
  });
  const returnTo = useLocation({ select: ({ pathname, href }) => (pathname === '/sign-in' ? '/' : href) });
  return (
    <>
      {(ways?.team ?? ways?.openid) && <Divider my="md" label={texted.or} />}
      {ways?.team && !isPlaceholderData && (
        <ServiceButton name={ways.team.name} way={way} returnTo={returnTo} />
      )}
      {ways?.openid && <ServiceButton name={ways.openid.name} returnTo={returnTo} />}
      {children}
      {ways?.sign_up === true && (
        <>
          <Divider my="md" label={texted.newHere} />
          <ButtonLink to="/sign-up" variant="default" fullWidth>
            {texted.signUpTitle}
          </ButtonLink>
        </>
      )}
    </>
  );
}

/** By the link of a team, or else by the domain of the address once it is typed; the rest of the address is told to nobody. */
function useWayToTeam(email: string): WayToTeam | undefined {
  const team = useSearch({ strict: false, select: (search) => search.team });
  const [domain] = useDebouncedValue(domainOf(email), 400);
  if (team !== undefined) return { team };
  return domain === undefined ? undefined : { domain };
}

const domainOf = (email: string): string | undefined =>
  EmailDomain.safeParse(email.slice(email.lastIndexOf('@') + 1)).data;
