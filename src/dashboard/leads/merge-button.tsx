import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Lead } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import { FromFirstOpen } from '../parts/from-first-open.js';
import { lazyPart } from '../parts/lazy-part.js';

const texted = texts.leads;

const MergeDialog = lazyPart(() => import('./merge-dialog.js'), 'MergeDialog');

interface MergeButtonProps {
  chosen: readonly Lead[];
  onMerged: () => void;
}

/** Makes two leads one; says what to choose for it where it is not two. */
export function MergeButton({ chosen, onMerged }: MergeButtonProps) {
  const [isMerging, merging] = useDisclosure(false);
  const [first, second, third] = chosen;
  if (!first || !second || third)
    return (
      <Text size="sm" c="dimmed">
        {texted.mergeHint}
      </Text>
    );
  return (
    <>
      <Button variant="default" size="xs" onClick={merging.open}>
        {texted.merge}
      </Button>
      <FromFirstOpen isOpen={isMerging}>
        <MergeDialog leads={[first, second]} isOpen={isMerging} onClose={merging.close} onMerged={onMerged} />
      </FromFirstOpen>
    </>
  );
}
