import { Button, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { z } from 'zod';
import { texts } from '../messages/texts.js';
import { TextLink } from '../parts/links.js';
import { useMember } from '../session/member-context.js';
import { useSignOut } from '../session/use-sign-out.js';
import { WorkplaceSwitcher } from './workplace-switcher.js';

const schemes = ['auto', 'light', 'dark'] as const;
const Scheme = z.enum(schemes);

/** Who is signed in and where, the colours, and the way out. */
export function AccountPanel({ onChosen }: { onChosen: () => void }) {
  const { name, email, role } = useMember();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  return (
    <Stack gap="xs" component="section" aria-label={texts.shell.account} className="account">
      <div>
        <Text size="sm" fw={600} truncate>
          {name}
        </Text>
        {email !== name && (
          <Text size="xs" c="dimmed" truncate>
            {email}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {role === null ? texts.shell.platformAdmin : texts.shell.roles[role]}
        </Text>
      </div>
      <WorkplaceSwitcher />
      <TextLink to="/settings" hash="account" size="sm" onClick={onChosen}>
        {texts.shell.yourAccount}
      </TextLink>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={texts.shell.colours}
        value={colorScheme}
        onChange={(scheme) => setColorScheme(Scheme.parse(scheme))}
        data={schemes.map((scheme) => ({ value: scheme, label: texts.shell[scheme] }))}
      />
      <Button variant="default" size="xs" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {texts.shell.signOut}
      </Button>
    </Stack>
  );
}
