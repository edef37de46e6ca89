import { List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { Intent } from '../../contract/assistants.js';
import type { HandoverReason } from '../../contract/turns.js';
import { texts } from '../messages/texts.js';
import { TextLink } from '../parts/links.js';
import { Loaded } from '../parts/loaded.js';
import { intentsKey, listIntents } from './assistant-calls.js';

const texted = texts.assistant.handover;

/** Those that are always in force; two reasons that mean the same to a person are one rule. */
const reasons: Readonly<Record<Exclude<HandoverReason, 'handover-phrase'>, string>> = texted.reasons;
const rules = [...new Set(Object.values(reasons))];

/** When a human is called whatever the form says: by the product, and by the assistant's intents. */
export function HandoverRules({ assistantId }: { assistantId: string }) {
  const [rulesId, intentsId] = [useId(), useId()];
  const intents = useQuery({
    queryKey: intentsKey(assistantId),
    queryFn: ({ signal }) => listIntents(assistantId, signal),
  });
  return (
    <>
      <div>
        <Text size="sm" fw={600} id={rulesId}>
          {texted.rules}
        </Text>
        <List size="sm" aria-labelledby={rulesId}>
          {rules.map((rule) => (
            <List.Item key={rule}>{rule}</List.Item>
          ))}
        </List>
      </div>
      <div>
        <Text size="sm" fw={600} id={intentsId}>
          {texted.intents}
        </Text>
        <Loaded query={intents}>
          {({ items }) => <CallingIntents items={items} labelledBy={intentsId} />}
        </Loaded>
      </div>
    </>
  );
}

function CallingIntents({ items, labelledBy }: { items: readonly Intent[]; labelledBy: string }) {
  const calling = items.filter(({ action }) => action === 'hand-over');
  if (calling.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {texted.noIntents}
      </Text>
    );
  return (
    <List size="sm" aria-labelledby={labelledBy}>
      {calling.map(({ id, label }) => (
        <List.Item key={id}>
          <TextLink to="/assistant" hash="intents" inherit>
            <bdi className="wraps">{label}</bdi>
          </TextLink>
        </List.Item>
      ))}
    </List>
  );
}
