import { Text } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { dateOf, exactTime } from '../parts/tell-time.js';
import { useMember } from '../session/member-context.js';
import { readTrial, type Trial } from './read-trial.js';

const texted = texts.shell.trial;

/** Tells those who decide for a business how long its trial lasts, what ends with it and what to do. */
export function TrialNote() {
  const { tenant, role } = useMember();
  const trial = tenant && readTrial(tenant, Date.now());
  if (!trial || (role !== 'owner' && role !== 'admin')) return null;
  const { headline, text } = wordsOf(trial);
  return (
    <div className="trial-note" data-stage={trial.stage} role="note" aria-label={texted.label}>
      <Text size="sm">
        <b>{headline}</b> {text}
      </Text>
    </div>
  );
}

function wordsOf({ stage, daysLeft, endsAt }: Trial): { headline: string; text: string } {
  if (stage === 'ended') return { headline: texted.ended(dateOf(endsAt)), text: texted.endedText };
  const headline = texted.left(daysLeft);
  if (stage === 'soon') return { headline, text: texted.soonText(exactTime(endsAt)) };
  return { headline, text: texted.calmText(dateOf(endsAt)) };
}
