import { VisuallyHidden } from '@mantine/core';
import { type Figure, figureMeanings, type Insights } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';
import { TextLink } from '../parts/links.js';
import { FigureCard } from './figure-card.js';
import type { Behind } from './insight-search.js';
import { isPartial, tellCount, tellSeconds } from './tell-figure.js';

const texted = texts.insights;

/** Who answers by itself has no suggestions to count. */
export const hasSuggested = ({ sums, before }: Insights): boolean => sums.suggested + before.suggested > 0;

interface FigureCardsProps {
  insights: Insights;
  behind: Behind;
  canReadLeads: boolean;
}

/** All figures of the span in two rows; each leads to what it counts. */
export function FigureCards(props: FigureCardsProps) {
  const outcomes = (['answered', 'suggested', 'handed_over', 'silent'] as const).filter(
    (figure) => figure !== 'suggested' || hasSuggested(props.insights),
  );
  return (
    <>
      <ul className="plain-list figures" aria-label={texted.ofVisitors}>
        <CountCard figure="visitor_messages" {...props} />
        <CountCard figure="conversations" {...props} />
        {props.canReadLeads && <LeadsCard {...props} />}
        <FirstAnswerCard {...props} />
      </ul>
      <ul className="plain-list figures" aria-label={texted.charts.outcome}>
        {outcomes.map((figure) => (
          <CountCard key={figure} figure={figure} {...props} />
        ))}
      </ul>
    </>
  );
}

type Counted = 'visitor_messages' | 'conversations' | 'answered' | 'suggested' | 'handed_over' | 'silent';

function CountCard({ figure, insights, behind }: FigureCardsProps & { figure: Counted }) {
  const { sums, before } = insights;
  return (
    <FigureCard
      title={texted.figures[figure]}
      meaning={figureMeanings[figure]}
      {...{ now: sums[figure], before: before[figure] }}
      beforeText={compared(insights, tellCount(before[figure]))}
    >
      <FigureLink figure={figure} behind={behind} text={tellCount(sums[figure])} />
    </FigureCard>
  );
}

const LeadsCard = ({ insights: { sums, before, days }, behind }: FigureCardsProps) => (
  <FigureCard
    title={texted.figures.leads}
    meaning={figureMeanings.leads}
    {...{ now: sums.leads, before: before.leads }}
    beforeText={texted.before(tellCount(before.leads), days.length)}
  >
    <LeadsLink behind={behind} text={tellCount(sums.leads)} />
  </FigureCard>
);

function FirstAnswerCard({ insights, behind }: FigureCardsProps) {
  const { sums, before } = insights;
  return (
    <FigureCard
      title={texted.figures.first_answers}
      meaning={figureMeanings.first_answers}
      {...{ now: sums.first_answer_p50, before: before.first_answer_p50 }}
      beforeText={compared(insights, tellSeconds(before.first_answer_p50))}
      more={sums.first_answers === 0 ? undefined : texted.waitsMost(tellSeconds(sums.first_answer_p95))}
    >
      <FigureLink figure="first_answers" behind={behind} text={waitOf(sums)} />
    </FigureCard>
  );
}

/** What is said of the span before, unless a part of it is still missing. */
const compared = (insights: Insights, figure: string): string | undefined =>
  isPartial(insights) ? undefined : texted.before(figure, insights.days.length);

const waitOf = ({ first_answers, first_answer_p50 }: Insights['sums']): string =>
  first_answers === 0 ? texted.nothing : tellSeconds(first_answer_p50);

interface FigureLinkProps {
  figure: Figure;
  behind: Behind;
  text: string;
  reason?: string;
}

/** A number that opens the conversations in which it happened. */
export const FigureLink = ({ figure, behind, text, reason }: FigureLinkProps) => (
  <TextLink
    to="/conversations"
    search={{ view: 'all', figure, reason, ...behind }}
    inherit
    underline="always"
  >
    {text}
    <VisuallyHidden> {texted.figures[figure]}</VisuallyHidden>
  </TextLink>
);

/** A number that opens the leads of which it tells. */
export const LeadsLink = ({ behind, text }: Pick<FigureLinkProps, 'behind' | 'text'>) => (
  <TextLink to="/leads" search={behind} inherit underline="always">
    {text}
    <VisuallyHidden> {texted.figures.leads}</VisuallyHidden>
  </TextLink>
);
