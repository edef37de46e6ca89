import { Stack } from '@mantine/core';
import { type FunctionComponent, useId } from 'react';
import type { Permission } from '../../contract/permissions.js';
import { WaitingBadge, WaitingWords } from '../alerts/waiting-badge.js';
import { texts } from '../messages/texts.js';
import {
  AssistantIcon,
  ConnectionsIcon,
  ConversationsIcon,
  KnowledgeIcon,
  LeadsIcon,
  OverviewIcon,
  PlatformIcon,
  PlaygroundIcon,
  SettingsIcon,
} from '../parts/icons.js';
import { NavItem } from '../parts/links.js';
import { useMember } from '../session/member-context.js';

interface Entry {
  to:
    | '/'
    | '/conversations'
    | '/leads'
    | '/knowledge'
    | '/connections'
    | '/assistant'
    | '/playground'
    | '/settings';
  label: string;
  Icon: FunctionComponent;
  needs: Permission | null;
}

const nav = texts.shell.nav;

const entries: readonly Entry[] = [
  { to: '/', label: nav.overview, Icon: OverviewIcon, needs: null },
  { to: '/conversations', label: nav.conversations, Icon: ConversationsIcon, needs: 'conversations:read' },
  { to: '/leads', label: nav.leads, Icon: LeadsIcon, needs: 'leads:read' },
  { to: '/knowledge', label: nav.knowledge, Icon: KnowledgeIcon, needs: 'knowledge:read' },
  { to: '/connections', label: nav.connections, Icon: ConnectionsIcon, needs: 'connections:read' },
  { to: '/assistant', label: nav.assistant, Icon: AssistantIcon, needs: 'assistants:read' },
  { to: '/playground', label: nav.playground, Icon: PlaygroundIcon, needs: 'chat:write' },
  { to: '/settings', label: nav.settings, Icon: SettingsIcon, needs: 'config:read' },
];

/** The pages that the person may open. */
export function Navigation({ onChosen }: { onChosen: () => void }) {
  const { tenant, permissions, is_platform_admin } = useMember();
  const wordsId = useId();
  const open = entries.filter(({ needs }) => tenant && (needs === null || permissions.includes(needs)));
  return (
    <Stack gap={4}>
      <WaitingWords id={wordsId} />
      {open.map(({ to, label, Icon }) => (
        <NavItem
          key={to}
          to={to}
          label={label}
          leftSection={<Icon />}
          {...(to === '/conversations' && { rightSection: <WaitingBadge />, 'aria-describedby': wordsId })}
          activeOptions={{ exact: to === '/', includeSearch: false }}
          activeProps={{ 'data-active': true }}
          onClick={onChosen}
        />
      ))}
      {is_platform_admin && (
        <NavItem
          to="/platform"
          label={nav.platform}
          leftSection={<PlatformIcon />}
          activeProps={{ 'data-active': true }}
          onClick={onChosen}
        />
      )}
    </Stack>
  );
}
