import { Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Member } from '../../contract/auth.js';
import { texts } from '../messages/texts.js';
import { Addresses } from '../parts/addresses.js';
import { TextLink } from '../parts/links.js';
import { Failed, Loading } from '../parts/states.js';
import { Entrance } from './entrance.js';
import { FrontDoor } from './front-door.js';
import { PasswordForm } from './password-form.js';
import { sessionKey } from './session-key.js';
import { useSession } from './use-session.js';
import { useSignOut } from './use-sign-out.js';

interface AsWhomProps {
  title: string;
  intro: string;
  /** Added to it while nobody is signed in. */
  signInFirst: string;
  /** Of the account that the link is for. */
  email: string;
  /** Names signing in together with what the link is for, which follows at once. */
  submitLabel: string;
  useLink: () => Promise<void>;
  children: (member: Member) => ReactNode;
}

/** The page of a link that is opened as somebody: they sign in, unless they are. */
export function AsWhom({
  title,
  intro,
  signInFirst,
  email,
  submitLabel,
  useLink: follow,
  children,
}: AsWhomProps) {
  const client = useQueryClient();
  const { data: session, isPending, error, refetch } = useSession();
  if (isPending) return <Loading />;
  const reread = () => void client.resetQueries({ queryKey: sessionKey });
  return (
    // Where the link is refused to whom signed in, the page for who is signed in says why.
    <Entrance onEntered={() => void follow().catch(reread)}>
      {(enter) => (
        <FrontDoor title={title}>
          <Text c="dimmed" mb="md">
            <Addresses>{intro}</Addresses> {session?.member === null && signInFirst}
          </Text>
          {!session && <Failed error={error} retry={() => void refetch()} />}
          {session?.member === null && (
            <>
              <PasswordForm email={email} submitLabel={submitLabel} onAnswer={enter} />
              <OtherWay />
            </>
          )}
          {session?.member && children(session.member)}
        </FrontDoor>
      )}
    </Entrance>
  );
}

/** For whoever has no password at hand: the link waits. */
const OtherWay = () => (
  <Text size="sm" mt="md">
    <TextLink to="/sign-in" underline="always">
      {texts.session.otherWay}
    </TextLink>
  </Text>
);

/** For who is signed in as somebody else than the link is for. */
export function SomebodyElse({ words }: { words: string }) {
  const signOut = useSignOut();
  return (
    <Stack>
      <Text>
        <Addresses>{words}</Addresses>
      </Text>
      <Button loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {texts.session.signOut}
      </Button>
    </Stack>
  );
}
