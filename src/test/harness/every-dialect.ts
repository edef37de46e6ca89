import { chatwootDialect, crispDialect, type Dialect, papercupsDialect, widgetDialect } from './dialects.js';
import { telegramDialect, telegramOwnerDialect } from './telegram-dialects.js';

/** One for each connector that people connect, and for each kind of chat that it has. */
export const everyDialect = (): readonly Dialect[] => [
  crispDialect(),
  papercupsDialect(),
  chatwootDialect(),
  widgetDialect(),
  telegramDialect(),
  telegramOwnerDialect(),
];
