import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Connection } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { DoneIcon } from '../parts/icons.js';
import { ButtonLink } from '../parts/links.js';
import { Section } from '../parts/section.js';
import { useCan } from '../session/member-context.js';
import { findHalfDone, isStarted } from './check-start.js';
import type { Start } from './use-start.js';
import { type TrustStanding, useKeepTrust } from './use-trust.js';

const texted = texts.overview;
const button = { variant: 'default', size: 'xs' } as const;

interface StartListProps {
  start: Start;
  connections: readonly Connection[];
}

/** The first steps of a new business, each with the way to do it. */
export function StartList({ start: { steps, trust }, connections }: StartListProps) {
  const { business, reached, knowledge, trial } = texted.steps;
  const level = texts.common.trustShort[trust.level];
  const trustHelp = steps.trust ? texted.steps.trust.done : texted.steps.trust.help(level);
  return (
    <Section title={texted.start} intro={isStarted(steps) ? texted.ready : texted.startHelp}>
      <Stack component="ul" className="plain-list" gap="md">
        <Step words={business} isDone={steps.business}>
          <ButtonLink to="/settings" {...button}>
            {business.action}
          </ButtonLink>
        </Step>
        <Step words={reached} isDone={steps.reached}>
          <ToConnections halfDone={findHalfDone(connections)} />
        </Step>
        <Step words={knowledge} isDone={steps.knowledge}>
          <ButtonLink to="/knowledge" {...button}>
            {knowledge.action}
          </ButtonLink>
        </Step>
        <Step words={trial} isDone={steps.trial}>
          <ButtonLink to="/playground" {...button}>
            {trial.action}
          </ButtonLink>
        </Step>
        <Step words={{ title: texted.steps.trust.title, help: trustHelp }} isDone={steps.trust}>
          <ChooseTrust trust={trust} level={level} />
        </Step>
      </Stack>
    </Section>
  );
}

/**
 * What was begun is gone on with. Whoever is shown this list lacks nothing but a confirmed address: the server connects
 * nothing before.
 */
function ToConnections({ halfDone }: { halfDone: Connection | undefined }) {
  const canConnect = useCan('connections:write');
  if (!canConnect)
    return (
      <Text size="sm" className="step-reason">
        {texts.session.confirmFirstTitle}
      </Text>
    );
  return (
    <Group gap="xs" className="step-ways">
      {halfDone && (
        <ButtonLink to="/connections/$connectionId" params={{ connectionId: halfDone.id }} {...button}>
          {texted.goOn(halfDone.name)}
        </ButtonLink>
      )}
      <ButtonLink to="/connections" {...button}>
        {texted.steps.reached.action}
      </ButtonLink>
    </Group>
  );
}

/** Where it is chosen: at the place that the assistant answers in, or else at the assistant. */
function ChooseTrust({ trust, level }: { trust: TrustStanding; level: string }) {
  const keep = useKeepTrust(trust);
  const { action, keep: keepWords } = texted.steps.trust;
  const { connectionId } = trust;
  const canConnect = useCan('connections:write');
  return (
    <Group gap="xs" className="step-ways">
      {connectionId === undefined ? (
        <ButtonLink to="/assistant" {...button}>
          {action}
        </ButtonLink>
      ) : (
        <ButtonLink to="/connections/$connectionId" params={{ connectionId }} {...button}>
          {action}
        </ButtonLink>
      )}
      {(connectionId === undefined || canConnect) && (
        <Button {...button} loading={keep.isPending} onClick={() => keep.mutate()}>
          {keepWords(level)}
        </Button>
      )}
    </Group>
  );
}

interface StepProps {
  words: { title: string; help: string };
  isDone: boolean;
  /** The way to do it, offered until it is done. */
  children: ReactNode;
}

const Step = ({ words, isDone, children }: StepProps) => (
  <li>
    <Group justify="space-between" gap="sm" align="flex-start">
      <Group gap="sm" wrap="nowrap" align="flex-start" className="grows">
        <span className="step-mark" data-done={isDone}>
          {isDone && <DoneIcon />}
        </span>
        <div>
          <Group gap="4px 10px" mb={4}>
            <Title order={3} size="h5">
              {words.title}
            </Title>
            <Badge color={isDone ? 'green' : 'gray'}>{isDone ? texted.done : texted.open}</Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {words.help}
          </Text>
        </div>
      </Group>
      {!isDone && <div className="step-action">{children}</div>}
    </Group>
  </li>
);
