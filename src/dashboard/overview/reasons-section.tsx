import { Stack, Text } from '@mantine/core';
import type { ReasonCount } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';
import { Section } from '../parts/section.js';
import { FigureLink } from './figure-cards.js';
import type { Behind } from './insight-search.js';

const texted = texts.insights;

interface ReasonsSectionProps {
  figure: 'handed_over' | 'silent';
  reasons: readonly ReasonCount[];
  behind: Behind;
}

/** Why the bot did not answer, the most frequent reason first. */
export const ReasonsSection = ({ figure, reasons, behind }: ReasonsSectionProps) => (
  <Section title={texted.why[figure]}>
    {reasons.length === 0 ? (
      <Text size="sm" c="dimmed">
        {texted.noReason[figure]}
      </Text>
    ) : (
      <Stack component="ul" className="plain-list" gap="xs">
        {reasons.map(({ reason, explanation, count }) => (
          <Text component="li" size="sm" key={reason}>
            <FigureLink figure={figure} behind={behind} text={texted.asked(count)} reason={reason} />
            {`: ${explanation}`}
          </Text>
        ))}
      </Stack>
    )}
  </Section>
);
