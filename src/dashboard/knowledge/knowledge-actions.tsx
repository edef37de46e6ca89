import { Button, Group } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Suspense } from 'react';
import { texts } from '../messages/texts.js';
import { UnfoldIcon } from '../parts/icons.js';
import { lazyPart } from '../parts/lazy-part.js';
import { ButtonLink } from '../parts/links.js';
import { useCan } from '../session/member-context.js';
import { waysFor } from './ways.js';

/** Loaded where there is no room for all. */
const WaysMenu = lazyPart(() => import('./ways-menu.js'), 'WaysMenu');

/** What is done with the knowledge; on a phone the first of it stands there, and several others in a menu. */
export function KnowledgeActions() {
  const { first, others } = waysFor(useCan('knowledge:write'));
  const isPhone = useMediaQuery('(width < 48em)', false, { getInitialValueInEffect: false });
  const hasMenu = isPhone && others.length > 1;
  const shown = hasMenu ? [first] : [first, ...others];
  return (
    <Group gap="xs">
      {shown.map(({ link, label, variant }) => (
        <ButtonLink {...link} variant={variant} key={label}>
          {label}
        </ButtonLink>
      ))}
      {hasMenu && (
        <Suspense fallback={<MenuToCome />}>
          <WaysMenu ways={others} />
        </Suspense>
      )}
    </Group>
  );
}

/** Its place, so that nothing moves when it is there. */
const MenuToCome = () => (
  <Button component="span" variant="default" rightSection={<UnfoldIcon />} aria-hidden>
    {texts.common.others}
  </Button>
);
