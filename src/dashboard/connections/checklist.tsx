import { Badge, Button, Group, List, Loader, Stack, Text, Title } from '@mantine/core';
import type { ChecklistItem } from '../../contract/connection-health.js';
import type { Connection } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { CopyText } from '../parts/copy-text.js';
import { DoneIcon } from '../parts/icons.js';
import { Moment } from '../parts/moment.js';
import { Section } from '../parts/section.js';
import { isWaiting } from './is-waiting.js';

const texted = texts.connections;

interface ChecklistProps {
  connection: Connection;
  /** What to paste is a secret: shown only to those who may change it. */
  canChange: boolean;
  isChecking: boolean;
  onCheck: () => void;
}

/** What of a connection is done and what is left, as the server found it, with what to do and to paste; not what it has no need of. */
export function Checklist({ connection, canChange, isChecking, onCheck }: ChecklistProps) {
  const { checklist, manual_steps } = connection;
  return (
    <Section title={texted.checklist} intro={texted.checklistIntro[standOf(connection)]}>
      <Stack component="ul" className="plain-list" gap="md" aria-live="polite">
        {checklist
          .filter(({ state }) => state !== 'not-needed')
          .map((item) => (
            <Item key={item.key} item={item}>
              {item.key === 'webhook' && canChange && <Remedy item={item} steps={manual_steps} />}
            </Item>
          ))}
      </Stack>
      {canChange && (
        <Button variant="default" mt="lg" w="fit-content" loading={isChecking} onClick={onCheck}>
          {texted.check}
        </Button>
      )}
    </Section>
  );
}

function standOf(connection: Connection): keyof typeof texted.checklistIntro {
  if (connection.checklist.some(({ state }) => state === 'failed')) return 'failed';
  return isWaiting(connection) || connection.checklist.some(({ state }) => state === 'manual')
    ? 'waiting'
    : 'done';
}

const colours = {
  done: 'green',
  waiting: 'blue',
  failed: 'red',
  manual: 'orange',
  'not-needed': 'gray',
} as const satisfies Record<ChecklistItem['state'], string>;

function Item({ item, children }: { item: ChecklistItem; children: React.ReactNode }) {
  const { key, state, sentence, remedy, at } = item;
  // What to do for the webhook stands with what is pasted for it.
  const isToldBelow = key === 'webhook' && Boolean(children);
  return (
    <li>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Mark state={state} />
        <div className="grows">
          <Group gap="xs">
            <Title order={3} size="h5">
              {texted.checks[key]}
            </Title>
            <Badge color={colours[state]}>{texted.checkStates[state]}</Badge>
          </Group>
          <Text size="sm">
            {sentence} {at !== null && <Moment at={at} size="sm" c="dimmed" />}
          </Text>
          {remedy !== null && !isToldBelow && (
            <Text size="sm" mt={4}>
              {remedy}
            </Text>
          )}
          {children}
        </div>
      </Group>
    </li>
  );
}

/** Says nothing that the badge beside it does not. */
const Mark = ({ state }: Pick<ChecklistItem, 'state'>) => (
  <span className="step-mark" data-done={state === 'done'} aria-hidden>
    {state === 'done' && <DoneIcon />}
    {state === 'waiting' && <Loader size={14} role="presentation" />}
    {(state === 'failed' || state === 'manual') && (
      <Text fw={700} c={colours[state]}>
        !
      </Text>
    )}
  </span>
);

interface RemedyProps {
  item: ChecklistItem;
  steps: Connection['manual_steps'];
}

/** The steps that the connector gives, or else what to do and the address to paste. */
function Remedy({ item: { state, remedy, copy }, steps }: RemedyProps) {
  if (state === 'manual' && steps.length > 0) return <Steps steps={steps} />;
  if (remedy === null && copy === null) return null;
  return (
    <Stack gap={6} mt={4}>
      {remedy !== null && <Text size="sm">{remedy}</Text>}
      {copy !== null && <CopyText text={copy} label={texted.webhookToEnter} />}
    </Stack>
  );
}

/** What the tenant must do by hand in their inbox, with what to paste there. */
export const Steps = ({ steps }: { steps: Connection['manual_steps'] }) => (
  <List type="ordered" spacing="sm" size="sm" mt="xs" className="wide-list">
    {steps.map(({ text, copy }, index) => (
      <List.Item key={text}>
        <Stack gap={6}>
          <Text size="sm">{text}</Text>
          {copy !== undefined && <CopyText text={copy} label={texted.step(index + 1)} />}
        </Stack>
      </List.Item>
    ))}
  </List>
);
