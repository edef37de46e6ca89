import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from '../messages/texts.js';
import { DoneIcon } from '../parts/icons.js';
import { ButtonLink } from '../parts/links.js';
import { Section } from '../parts/section.js';
import { useCan } from '../session/member-context.js';
import { isStarted, type StartSteps } from './check-start.js';

const texted = texts.overview;

/** The first steps of a new tenant, each with the way to do it. */
export function StartList({ steps }: { steps: StartSteps }) {
  const { inbox, widget, knowledge, trial } = texted.steps;
  return (
    <Section title={texted.start} intro={isStarted(steps) ? texted.ready : texted.startHelp}>
      <Stack component="ul" className="plain-list" gap="md">
        <Step words={inbox} isDone={steps.inbox} isOptional={steps.widget}>
          <ToConnections>{inbox.action}</ToConnections>
        </Step>
        <Step words={widget} isDone={steps.widget} isOptional={steps.inbox}>
          <ToConnections>{widget.action}</ToConnections>
        </Step>
        <Step words={knowledge} isDone={steps.knowledge}>
          <ButtonLink to="/knowledge" variant="default" size="xs">
            {knowledge.action}
          </ButtonLink>
        </Step>
        <Step words={trial} isDone={steps.trial}>
          <ButtonLink to="/knowledge/test" variant="default" size="xs">
            {trial.action}
          </ButtonLink>
        </Step>
      </Stack>
    </Section>
  );
}

/** Whoever is shown this list lacks nothing but a confirmed address: the server connects nothing before. */
const ToConnections = ({ children }: { children: string }) =>
  useCan('connections:write') ? (
    <ButtonLink to="/connections" variant="default" size="xs">
      {children}
    </ButtonLink>
  ) : (
    <Text size="sm" className="step-reason">
      {texts.session.confirmFirstTitle}
    </Text>
  );

interface StepProps {
  words: { title: string; help: string };
  isDone: boolean;
  /** The other way to the same is taken. */
  isOptional?: boolean;
  /** The way to do it, offered until it is done. */
  children: ReactNode;
}

const Step = ({ words, isDone, isOptional = false, children }: StepProps) => (
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
            <Badge color={isDone ? 'green' : 'gray'}>{texted[standingOf(isDone, isOptional)]}</Badge>
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

function standingOf(isDone: boolean, isOptional: boolean): 'done' | 'optional' | 'open' {
  if (isDone) return 'done';
  return isOptional ? 'optional' : 'open';
}
