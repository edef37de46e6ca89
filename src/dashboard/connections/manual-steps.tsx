import { texts } from '../messages/texts.js';
import type { Connection } from '../../contract/connections.js';
import { CopyText } from '../parts/copy-text.js';
import { Section } from '../parts/section.js';
import { Steps } from './checklist.js';

const texted = texts.connections;

interface ManualStepsProps {
  steps: Connection['manual_steps'];
  /** What is connected, by its name. */
  inbox: string;
}

/** What else the tenant may do there, where the webhook is not what it is about. */
export const ManualSteps = ({ steps, inbox }: ManualStepsProps) => (
  <Section title={texted.steps(inbox)}>
    <Steps steps={steps} />
  </Section>
);

/** What to paste into a website, so that the chat appears there. */
export const Snippet = ({ snippet }: { snippet: string }) => (
  <Section title={texted.snippetTitle} intro={texted.snippetHelp}>
    <CopyText text={snippet} label={texted.snippet} isBlock />
  </Section>
);
