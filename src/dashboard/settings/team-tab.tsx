import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense } from 'react';
import { texts } from '../messages/texts.js';
import { lazyPart } from '../parts/lazy-part.js';
import { Loaded } from '../parts/loaded.js';
import { MoreButton } from '../parts/more-button.js';
import { Section } from '../parts/section.js';
import { usePages } from '../parts/use-pages.js';
import { useCan } from '../session/member-context.js';
import { InvitationList } from './invitation-list.js';
import { MemberList } from './member-list.js';
import { listInvitations, listMembers, teamKey } from './team-calls.js';
import { useTeamActs } from './use-team-acts.js';

const texted = texts.team;

const InviteDialog = lazyPart(() => import('./invite-dialog.js'), 'InviteDialog');

/** Who works in this business, and who is asked to. */
export function TeamTab() {
  const canWrite = useCan('team:write');
  const [isInviting, inviting] = useDisclosure(false);
  const members = usePages({ queryKey: [...teamKey, 'members'], read: listMembers });
  const invitations = usePages({ queryKey: [...teamKey, 'invitations'], read: listInvitations });
  const acts = useTeamActs();
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <Text c="dimmed" maw="60ch">
          {texted.intro}
        </Text>
        {canWrite && <Button onClick={inviting.open}>{texted.invite}</Button>}
      </Group>
      <Section title={texted.members}>
        <Loaded query={members}>
          {(items) => (
            <MemberList items={items} hasMore={members.hasNextPage} acts={canWrite ? acts : null} />
          )}
        </Loaded>
        <MoreButton pages={members} />
      </Section>
      <Section title={texted.invitations}>
        <Loaded query={invitations}>
          {(items) => <InvitationList items={items} acts={canWrite ? acts : null} />}
        </Loaded>
        <MoreButton pages={invitations} />
      </Section>
      {isInviting && (
        <Suspense fallback={null}>
          <InviteDialog onClose={inviting.close} />
        </Suspense>
      )}
    </Stack>
  );
}
