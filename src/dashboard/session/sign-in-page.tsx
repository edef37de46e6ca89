import { Alert, Button, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { texts } from '../messages/texts.js';
import { Entrance } from './entrance.js';
import { FrontDoor } from './front-door.js';
import { PasswordForm } from './password-form.js';
import { RequestLinkForm } from './request-link-form.js';
import type { LinkKind } from './session-calls.js';
import { sessionKey } from './session-key.js';

const texted = texts.session;

/** Asks who is there. Shown in place of any page while nobody is signed in, so that signing in leads to that page. */
export function SignInPage({ hasEnded }: { hasEnded: boolean }) {
  const client = useQueryClient();
  const [wanted, setWanted] = useState<LinkKind>();
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
          <PasswordForm onAnswer={enter} />
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
