import { Stack, Text } from '@mantine/core';
import type { DueWork, Installation } from '../../contract/installation.js';
import { texts } from '../messages/texts.js';
import { type Fact, Facts } from '../parts/facts.js';
import { TextLink } from '../parts/links.js';
import { tellDuration } from './tell-duration.js';

const texted = texts.platform.system;

/** What is due, the wake-ups, and what was given up; each unknown figure is said in words. */
export function Waiting({ installation: { work, queue, parked_deliveries } }: WaitingProps) {
  return (
    <Stack gap="sm">
      {work === null && <Text size="sm">{texted.workUnknown}</Text>}
      <Facts
        labelWidth={240}
        items={[
          ...(work ?? []).map(tellWork),
          { label: texted.wakeUps, value: tellWakeUps(queue.counts) },
          { label: texted.parked, value: <Parked count={parked_deliveries} /> },
        ]}
      />
    </Stack>
  );
}

interface WaitingProps {
  installation: Installation;
}

const tellWork = ({ kind, due, oldest_seconds }: DueWork): Fact => ({
  label: texted.work[kind],
  value: due === 0 ? texted.nothingWaits : texted.waiting(due, tellDuration(oldest_seconds)),
});

const tellWakeUps = (counts: Installation['queue']['counts']): string =>
  counts === null ? texted.queueSilent : texted.counts(counts.waiting, counts.running, counts.delayed);

function Parked({ count }: { count: number | null }) {
  if (count === null) return texted.parkedUnknown;
  if (count === 0) return texted.parkedNone;
  return (
    <TextLink to="/platform" search={{ tab: 'undelivered' }} inherit underline="always">
      {texted.parkedSome(count)}
    </TextLink>
  );
}
