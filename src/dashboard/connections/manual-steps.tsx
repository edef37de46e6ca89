import { List, Stack, Text } from '@mantine/core';
import type { Connection } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { CopyText } from '../parts/copy-text.js';
import { Section } from '../parts/section.js';

const texted = texts.connections;

/** What the tenant must do by hand at the platform, with what to paste there. */
export const ManualSteps = ({ steps }: { steps: Connection['manual_steps'] }) => (
  <Section title={texted.steps} intro={texted.stepsHelp}>
    <List type="ordered" spacing="md" className="wide-list">
      {steps.map(({ text, copy }, index) => (
        <List.Item key={text}>
          <Stack gap={6}>
            <Text>{text}</Text>
            {copy !== undefined && <CopyText text={copy} label={texted.step(index + 1)} />}
          </Stack>
        </List.Item>
      ))}
    </List>
  </Section>
);

/** What to paste into a website, so that the chat appears there. */
export const Snippet = ({ snippet }: { snippet: string }) => (
  <Section title={texted.snippetTitle} intro={texted.snippetHelp}>
    <CopyText text={snippet} label={texted.snippet} isBlock />
  </Section>
);
