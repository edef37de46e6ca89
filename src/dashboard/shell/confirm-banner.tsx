import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { texts } from '../messages/texts.js';
import { Addresses } from '../parts/addresses.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { useMember } from '../session/member-context.js';
import { resendConfirmation } from '../session/session-calls.js';

/** Reminds whoever signed up to confirm their address, and says what waits for it. */
export function ConfirmBanner() {
  const { email, is_email_confirmed } = useMember();
  const resend = useMutation({
    mutationFn: resendConfirmation,
    onSuccess: () => notifyDone(texts.shell.confirmResent(email)),
    onError: notifyFailed,
  });
  if (is_email_confirmed) return null;
  return (
    <Group className="acting-banner" justify="space-between" gap="xs" role="note">
      <Text size="sm" className="grows">
        <Addresses>{texts.shell.confirmEmail(email)}</Addresses>
      </Text>
      <Button size="xs" variant="default" loading={resend.isPending} onClick={() => resend.mutate()}>
        {texts.shell.confirmResend}
      </Button>
    </Group>
  );
}
