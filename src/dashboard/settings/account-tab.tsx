import { Stack, Text } from '@mantine/core';
import { AlertsSection } from '../alerts/alerts-section.js';
import { texts } from '../messages/texts.js';
import { Section } from '../parts/section.js';
import { useCan, useMember } from '../session/member-context.js';
import { EmailSection } from './email-section.js';
import { NameSection } from './name-section.js';
import { PasswordSection } from './password-section.js';
import { SecondFactorSection } from './second-factor-section.js';
import { SessionsSection } from './sessions-section.js';

const texted = texts.settings.account;

/** What a person decides about themselves, whatever their role; nothing for whom a team's own service let in. */
export function AccountTab() {
  const { is_confined } = useMember();
  const isTold = useCan('conversations:read');
  if (is_confined)
    return (
      <Stack>
        <Section title={texted.confinedTitle}>
          <Text>{texted.confined}</Text>
        </Section>
        {isTold && <AlertsSection />}
      </Stack>
    );
  return (
    <Stack>
      <NameSection />
      <EmailSection />
      <PasswordSection />
      <SecondFactorSection />
      <SessionsSection />
      {isTold && <AlertsSection />}
    </Stack>
  );
}
