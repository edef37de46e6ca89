import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { KnowledgeUsage } from '../../contract/knowledge.js';
import { texts } from '../messages/texts.js';
import { readUsage, usageKey } from './source-calls.js';

const texted = texts.knowledge;
const measures = ['sources', 'characters', 'passages'] as const;

/** From here on it is told. */
const nearlyFull = 0.8;

/** How much there is and may be, once it is nearly as much; nothing before, and nothing while it is not known. */
export function UsageNotice() {
  const { data } = useQuery({ queryKey: usageKey, queryFn: ({ signal }) => readUsage(signal) });
  return data ? <UsageAlert usage={data} /> : null;
}

function UsageAlert({ usage }: { usage: KnowledgeUsage }) {
  const told = measures.filter((measure) => usage[measure].used >= nearlyFull * usage[measure].limit);
  if (told.length === 0) return null;
  const isFull = told.some((measure) => usage[measure].used >= usage[measure].limit);
  return (
    <Alert
      color={isFull ? 'red' : 'yellow'}
      role="status"
      mb="md"
      title={isFull ? texted.fullTitle : texted.usageTitle}
    >
      {told.map((measure) => (
        <Text size="sm" key={measure}>
          {texted.usage(usage[measure].used, usage[measure].limit, measure)}
        </Text>
      ))}
      <Text size="sm">{texted.usageHelp}</Text>
    </Alert>
  );
}
