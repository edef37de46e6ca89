import { Alert, Group, SegmentedControl, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type Insights as Figures, spansInDays } from '../../contract/insights.js';
import { PlaceFilter } from '../conversations/place-filter.js';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { Nothing } from '../parts/states.js';
import { useCan } from '../session/member-context.js';
import { DaysSection } from './days-section.js';
import { FigureCards } from './figure-cards.js';
import { insightsKey, readInsights } from './insight-calls.js';
import { firstSpan, InsightSearch } from './insight-search.js';
import { PlacesSection } from './places-section.js';
import { ReasonsSection } from './reasons-section.js';
import { isPartial, tellZone } from './tell-figure.js';
import { TopQuestions } from './top-questions.js';

const route = getRouteApi('/signed-in/');
const texted = texts.insights;

/** Looked at again so often while days are being summed up. */
const lookEveryMs = 2_000;

/** What happened in the last days. */
export function Insights() {
  const search = route.useSearch();
  const insights = useQuery({
    queryKey: [...insightsKey, 'figures', search],
    queryFn: ({ signal }) => readInsights(search, signal),
    placeholderData: (shown) => shown,
    refetchInterval: ({ state }) => (state.data && isPartial(state.data) ? lookEveryMs : false),
  });
  return (
    <Stack component="section" aria-labelledby="figures">
      <Title order={2} size="h4" id="figures">
        {texted.title}
      </Title>
      <SpanBar search={search} />
      <Loaded query={insights}>{(figures) => <Shown figures={figures} search={search} />}</Loaded>
    </Stack>
  );
}

/** Of which days and of which place. */
function SpanBar({ search }: { search: InsightSearch }) {
  const navigate = useNavigate();
  const change = (changed: object) =>
    void navigate({ to: '/', search: InsightSearch.parse({ ...search, ...changed }), replace: true });
  return (
    <Group align="flex-end">
      <SegmentedControl
        aria-label={texted.span}
        value={String(search.days ?? firstSpan)}
        onChange={(days) => change({ days: Number(days) })}
        data={spansInDays.map((days) => ({ value: String(days), label: texted.days(days) }))}
      />
      <PlaceFilter place={search} onChange={change} />
    </Group>
  );
}

function Shown({ figures, search }: { figures: Figures; search: InsightSearch }) {
  const canReadLeads = useCan('leads:read');
  const { since, until, time_zone } = figures;
  const behind = { since, until, connection: search.connection, channel: search.channel };
  return (
    <Stack>
      <div>
        <Text size="sm" c="dimmed">
          {texted.zone(tellZone(time_zone))}
        </Text>
        <div role="status">
          {isPartial(figures) && (
            <Alert color="blue" mt="md">
              {texted.pending(figures.pending_days, figures.pending_days_before)}
            </Alert>
          )}
        </div>
      </div>
      {hasNone(figures) ? (
        <Nothing title={texted.none}>{texted.noneHelp}</Nothing>
      ) : (
        <>
          <FigureCards insights={figures} behind={behind} canReadLeads={canReadLeads} />
          <DaysSection insights={figures} behind={behind} canReadLeads={canReadLeads} />
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <ReasonsSection figure="handed_over" reasons={figures.handed_over_reasons} behind={behind} />
            <ReasonsSection figure="silent" reasons={figures.silent_reasons} behind={behind} />
          </SimpleGrid>
          <TopQuestions search={search} />
          <PlacesSection insights={figures} behind={behind} canReadLeads={canReadLeads} />
        </>
      )}
    </Stack>
  );
}

/** Nothing happened in these days nor in as many before, so that a page of zeros would tell nothing. */
const hasNone = (figures: Figures): boolean =>
  !isPartial(figures) &&
  [figures.sums, figures.before].every(
    ({ visitor_messages, leads }) => visitor_messages === 0 && leads === 0,
  );
