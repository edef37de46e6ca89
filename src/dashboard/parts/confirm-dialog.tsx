import { Button, Stack, Text } from '@mantine/core';
import { Dialog } from './dialog.js';
import { DialogFoot } from './dialog-foot.js';
import { useDrawn } from './use-drawn.js';

/** What is asked before an act that cannot be undone. */
export interface Question {
  question: string;
  /** What will happen. */
  consequence: string;
  /** Names the act, such as "Remove the connection". */
  confirm: string;
  /** Nothing is lost by it: somebody only has to know before. */
  isGentle?: boolean;
  onConfirm: () => void;
}

interface ConfirmDialogProps extends Question {
  isOpen: boolean;
  onClose: () => void;
}

/** Asks, and acts once that was confirmed. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onClose, question, consequence, confirm, isGentle = false, onConfirm } = props;
  const isDrawn = useDrawn();
  const act = () => {
    onClose();
    onConfirm();
  };
  return (
    <Dialog opened={isDrawn && isOpen} onClose={onClose} title={question} centered>
      <Stack>
        <Text size="sm">{consequence}</Text>
        <DialogFoot isCancelFirst>
          <Button {...(!isGentle && { color: 'red.9' })} onClick={act}>
            {confirm}
          </Button>
        </DialogFoot>
      </Stack>
    </Dialog>
  );
}
