import { notifications } from '@mantine/notifications';
import { texts } from '../messages/texts.js';
import { explainError } from './explain-error.js';

/** A short word that something was done. */
export const notifyDone = (message: string): void => {
  notifications.show({ message, withCloseButton: false, autoClose: 4000 });
};

/** What was to open waits for the connection. */
export const notifyWaiting = (): void => {
  notifications.show({ message: texts.errors.offlineOpening, withCloseButton: false, autoClose: 8000 });
};

/** For acts without a form of their own, where there is no better place to say it. */
export const notifyFailed = (error: unknown): void => {
  notifications.show({
    title: texts.errors.title,
    message: explainError(error),
    color: 'red',
    autoClose: 12_000,
    closeButtonProps: { 'aria-label': texts.common.close },
  });
};
