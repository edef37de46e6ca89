import { Alert, Button, EmptyState, Loader, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { CallError } from '../call.js';
import { texts } from '../messages/texts.js';
import { ButtonLink } from './links.js';
import { explainError, requestIdOf } from './explain-error.js';
import { useOnline } from './online.js';

/** The states that every page can be in besides showing its content. */

export function Loading() {
  const isOnline = useOnline();
  return (
    <Stack align="center" py="xl" px="md" role="status">
      {isOnline && <Loader aria-hidden />}
      <Text c="dimmed" ta="center">
        {isOnline ? texts.common.loading : texts.errors.offlineLoading}
      </Text>
    </Stack>
  );
}

/** What a record is one of: where who does not find it goes on. */
export interface Area {
  to: '/connections' | '/conversations' | '/knowledge';
  name: string;
}

interface FailedProps {
  error: unknown;
  /** Without it, trying again makes no sense. */
  retry?: () => void;
  area?: Area | undefined;
}

/** Reading failed. */
export function Failed({ error, retry, area }: FailedProps) {
  if (error instanceof CallError && error.status === 404)
    return (
      <Nothing
        title={texts.errors.goneTitle}
        action={
          <ButtonLink to={area?.to ?? '/'}>
            {area ? texts.errors.backTo(area.name) : texts.common.toOverview}
          </ButtonLink>
        }
      >
        {texts.errors.gone}
      </Nothing>
    );
  const requestId = requestIdOf(error);
  return (
    <Alert color="red" title={texts.errors.loadTitle} role="alert" my="md">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{explainError(error)}</Text>
        {requestId !== undefined && (
          <Text size="xs" c="dimmed">
            {texts.errors.requestId(requestId)}
          </Text>
        )}
        {retry && (
          <Button variant="default" size="xs" onClick={retry}>
            {texts.common.tryAgain}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

interface NothingProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** There is nothing to show, and what to do about it. */
export const Nothing = ({ title, children, action }: NothingProps) => (
  <EmptyState py="xl" px="md">
    <EmptyState.Title order={2}>{title}</EmptyState.Title>
    {children !== undefined && <EmptyState.Description>{children}</EmptyState.Description>}
    {Boolean(action) && <EmptyState.Actions mt={10}>{action}</EmptyState.Actions>}
  </EmptyState>
);

/** The person's role does not include this; `what` completes "Your role does not let you …". */
export const NotAllowed = ({ what, instead }: { what: string; instead?: ReactNode }) => (
  <Nothing
    title={texts.errors.notAllowedTitle}
    action={
      instead ?? (
        <ButtonLink to="/" variant="default">
          {texts.common.toOverview}
        </ButtonLink>
      )
    }
  >
    {texts.errors.notAllowed(what)}
  </Nothing>
);
