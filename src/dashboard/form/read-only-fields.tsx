import { createTheme, Fieldset, MantineThemeProvider, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from '../messages/texts.js';

/** What is blank says so: nobody can type there, and a grey box alone tells nothing. */
const saysWhatIsBlank = { defaultProps: { placeholder: texts.common.notSet } };

const theme = createTheme({ components: { TextInput: saysWhatIsBlank, Textarea: saysWhatIsBlank } });

/** The inputs of a form, for those who may only read them. */
export const ReadOnlyFields = ({ children }: { children: ReactNode }) => (
  <MantineThemeProvider theme={theme}>
    <Fieldset disabled variant="unstyled">
      <Stack>{children}</Stack>
    </Fieldset>
  </MantineThemeProvider>
);
