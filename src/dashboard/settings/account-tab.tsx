import { Stack } from '@mantine/core';
import { EmailSection } from './email-section.js';
import { NameSection } from './name-section.js';
import { PasswordSection } from './password-section.js';
import { SecondFactorSection } from './second-factor-section.js';
import { SessionsSection } from './sessions-section.js';

/** What a person decides about themselves, whatever their role. */
export const AccountTab = () => (
  <Stack>
    <NameSection />
    <EmailSection />
    <PasswordSection />
    <SecondFactorSection />
    <SessionsSection />
  </Stack>
);
