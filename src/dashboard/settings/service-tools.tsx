import { Stack, Text } from '@mantine/core';
import type { SignInServiceSettings } from '../../contract/sign-in-service.js';
import { texts } from '../messages/texts.js';
import { CopyText } from '../parts/copy-text.js';

const texted = texts.signIn;

/** What is entered at the service and handed to the team. */
export const ServiceTools = ({ settings }: { settings: SignInServiceSettings }) => (
  <Stack>
    <Stack gap={4}>
      <Text size="sm">{texted.redirectHelp}</Text>
      <CopyText label={texted.redirectUri} text={settings.redirect_uri} />
    </Stack>
    {settings.service && (
      <Stack gap={4}>
        <Text size="sm">{texted.linkHelp}</Text>
        <CopyText label={texted.teamLink} text={settings.sign_in_url} />
      </Stack>
    )}
  </Stack>
);
