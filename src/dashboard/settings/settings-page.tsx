import { NativeSelect, Tabs } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type ComponentType, Suspense } from 'react';
import { z } from 'zod';
import type { Member } from '../../contract/auth.js';
import { needsConfirmedEmail, type Permission } from '../../contract/permissions.js';
import { texts } from '../messages/texts.js';
import { lazyPart } from '../parts/lazy-part.js';
import { ButtonLink } from '../parts/links.js';
import { Page } from '../parts/page.js';
import { Loading } from '../parts/states.js';
import { useMember } from '../session/member-context.js';
import { Require } from '../session/require.js';

const texted = texts.settings;
const TabName = z.enum(['business', 'team', 'sign-in', 'keys', 'changes', 'audit', 'data', 'account']);
type TabName = z.infer<typeof TabName>;

interface Tab {
  /** Loaded when it is first opened. */
  Content: ComponentType;
  /** One's own account needs none. */
  needs?: { permission: Permission; what: string };
}

const tabs: Readonly<Record<TabName, Tab>> = {
  business: {
    Content: lazyPart(() => import('./business-tab.js'), 'BusinessTab'),
    needs: { permission: 'config:read', what: texted.permission },
  },
  team: {
    Content: lazyPart(() => import('./team-tab.js'), 'TeamTab'),
    needs: { permission: 'team:read', what: texts.team.permission },
  },
  'sign-in': {
    Content: lazyPart(() => import('./sign-in-tab.js'), 'SignInTab'),
    needs: { permission: 'team:write', what: texts.signIn.permission },
  },
  keys: {
    Content: lazyPart(() => import('./api-keys-tab.js'), 'ApiKeysTab'),
    needs: { permission: 'keys:read', what: texted.keys.permission },
  },
  changes: {
    Content: lazyPart(() => import('../versions/versions-tab.js'), 'VersionsTab'),
    needs: { permission: 'audit:read', what: texts.versions.permission },
  },
  audit: {
    Content: lazyPart(() => import('../audit/audit-tab.js'), 'AuditTab'),
    needs: { permission: 'audit:read', what: texts.audit.permission },
  },
  data: {
    Content: lazyPart(() => import('./data-tab.js'), 'DataTab'),
    needs: { permission: 'config:read', what: texted.permission },
  },
  account: { Content: lazyPart(() => import('./account-tab.js'), 'AccountTab') },
};

/**
 * The tab stands in the address, so that the way to one's own account is a link. Where the tabs do not fit into one line,
 * they are a select.
 */
export function SettingsPage() {
  const member = useMember();
  const navigate = useNavigate();
  const asked = useLocation({ select: ({ hash }) => TabName.safeParse(hash).data });
  const chosen = asked ?? (member.tenant === null ? 'account' : 'business');
  const names = TabName.options.filter((name) => mayOpen(tabs[name], member));
  const isListed = names.includes(chosen);
  const choose = (name: string | null) => void navigate({ to: '/settings', hash: name ?? '', replace: true });
  return (
    <Page title={texted.title} intro={introOf(names)}>
      <NativeSelect
        className="narrow-only"
        mb="md"
        label={texted.part}
        value={chosen}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          ...(isListed ? [] : [{ value: chosen, label: texted.choosePart, disabled: true }]),
          ...names.map((value) => ({ value, label: texted.tabs[value] })),
        ]}
      />
      <Tabs value={isListed ? chosen : null} onChange={choose} keepMounted={false}>
        <Tabs.List mb="md" className="wide-only">
          {names.map((name) => (
            <Tabs.Tab value={name} key={name}>
              {texted.tabs[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {names.map((name) => (
          <Tabs.Panel value={name} key={name}>
            <Opened tab={tabs[name]} />
          </Tabs.Panel>
        ))}
      </Tabs>
      {!isListed && <Opened tab={tabs[chosen]} instead={names[0]} />}
    </Page>
  );
}

const listing = new Intl.ListFormat('en');

/** Of what somebody may open, and of nothing else. */
const introOf = (names: readonly TabName[]): string =>
  `${listing.format(names.map((name) => texted.introParts[name])).replace(/^./, (first) => first.toUpperCase())}.`;

/** What a role may not see is not offered, except for what only waits for a confirmed address; who follows a link is told why not. */
function mayOpen({ needs }: Tab, { permissions, is_email_confirmed }: Member): boolean {
  if (needs === undefined || permissions.includes(needs.permission)) return true;
  return !is_email_confirmed && needsConfirmedEmail.has(needs.permission);
}

interface OpenedProps {
  tab: Tab;
  /** Where somebody who may not see it goes on. */
  instead?: TabName | undefined;
}

function Opened({ tab: { Content, needs }, instead }: OpenedProps) {
  const content = (
    <Suspense fallback={<Loading />}>
      <Content />
    </Suspense>
  );
  const way = instead && (
    <ButtonLink to="/settings" hash={instead} variant="default">
      {texted.toOwn}
    </ButtonLink>
  );
  return needs ? (
    <Require {...needs} instead={way}>
      {content}
    </Require>
  ) : (
    content
  );
}
