import { Button, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { HeldData } from '../../contract/visitor-data.js';
import { texts } from '../messages/texts.js';
import { Dialog } from '../parts/dialog.js';
import { DialogFoot } from '../parts/dialog-foot.js';
import { Loaded } from '../parts/loaded.js';
import { useDrawn } from '../parts/use-drawn.js';
import { HeldList } from './held-list.js';

const texted = texts.privacy;

interface EraseDialogProps {
  isOpen: boolean;
  whom: string;
  onClose: () => void;
  held: UseQueryResult<HeldData>;
  isErasing: boolean;
  onErase: () => void;
}

/** Asks before a visitor is erased, and names what goes. */
export function EraseDialog({ isOpen, whom, onClose, held, isErasing, onErase }: EraseDialogProps) {
  const isDrawn = useDrawn();
  return (
    <Dialog opened={isDrawn && isOpen} onClose={onClose} title={texted.eraseQuestion(whom)} centered>
      <Stack>
        <Text size="sm">{texted.eraseIntro}</Text>
        <Loaded query={held}>{({ counts }) => <HeldList counts={counts} label={texted.holds} />}</Loaded>
        <Text size="sm">{texted.eraseElsewhere}</Text>
        <DialogFoot isCancelFirst>
          <Button color="red.9" onClick={onErase} loading={isErasing} disabled={!held.isSuccess}>
            {texted.eraseConfirm}
          </Button>
        </DialogFoot>
      </Stack>
    </Dialog>
  );
}
