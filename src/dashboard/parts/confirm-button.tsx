import { Button, type ButtonProps, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '../messages/texts.js';

interface ConfirmButtonProps extends Pick<
  ButtonProps,
  'variant' | 'color' | 'size' | 'loading' | 'disabled'
> {
  label: string;
  /** Asked before anything happens. */
  question: string;
  /** What will happen. */
  consequence: string;
  /** Names the act, such as "Remove the connection". */
  confirm: string;
  onConfirm: () => void;
}

/** A button whose act cannot be undone, so it asks first. */
export function ConfirmButton({
  label,
  question,
  consequence,
  confirm,
  onConfirm,
  ...look
}: ConfirmButtonProps) {
  const [isAsking, { open, close }] = useDisclosure(false);
  const act = () => {
    close();
    onConfirm();
  };
  return (
    <>
      <Button variant="default" {...look} onClick={open}>
        {label}
      </Button>
      <Modal opened={isAsking} onClose={close} title={question} centered>
        <Stack>
          <Text size="sm">{consequence}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {texts.common.cancel}
            </Button>
            <Button color="red.9" onClick={act}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
