import { Modal, type ModalProps } from '@mantine/core';
import { DialogClose } from './dialog-close.js';

/** A dialog whose foot knows how to leave it. */
export const Dialog = ({ children, ...look }: ModalProps) => (
  <Modal {...look}>
    <DialogClose value={look.onClose}>{children}</DialogClose>
  </Modal>
);
