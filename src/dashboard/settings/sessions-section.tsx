import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OwnSession } from '../../contract/auth.js';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { Section } from '../parts/section.js';
import { endOtherSessions, endSession, listOwnSessions, ownSessionsKey } from './account-calls.js';
import { SessionList } from './session-list.js';

const texted = texts.settings.account;

/** Nobody should end by mistake where they are. */
const ownFirst = (one: OwnSession, other: OwnSession): number =>
  Number(other.is_current) - Number(one.is_current);

/** Everywhere the person is signed in. */
export function SessionsSection() {
  const client = useQueryClient();
  const sessions = useQuery({ queryKey: ownSessionsKey, queryFn: ({ signal }) => listOwnSessions(signal) });
  const reread = () => void client.invalidateQueries({ queryKey: ownSessionsKey });
  const ending = useMutation({
    mutationFn: endSession,
    onSuccess: () => notifyDone(texted.ended),
    onError: notifyFailed,
    onSettled: reread,
  });
  const endingOthers = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: () => notifyDone(texted.othersEnded),
    onError: notifyFailed,
    onSettled: reread,
  });
  return (
    <Section title={texted.sessionsTitle} intro={texted.sessionsIntro}>
      <Loaded query={sessions}>
        {({ items }) => (
          <>
            <SessionList items={items.toSorted(ownFirst)} onEnd={(session) => ending.mutate(session.id)} />
            {items.length > 1 && (
              <Group mt="lg">
                <Button
                  variant="default"
                  loading={endingOthers.isPending}
                  onClick={() => endingOthers.mutate()}
                >
                  {texted.endOthers}
                </Button>
              </Group>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}
