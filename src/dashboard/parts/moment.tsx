import { Text, type TextProps } from '@mantine/core';
import { exactTime, sinceThen } from './tell-time.js';

interface MomentProps extends TextProps {
  at: string;
  /** Shows the clock time instead of how long ago it was. */
  isExact?: boolean;
}

/** A point in time, short; the exact time stands in its tooltip. */
export const Moment = ({ at, isExact = false, ...look }: MomentProps) => (
  <Text
    component="time"
    className="no-wrap"
    inherit={look.size === undefined}
    dateTime={at}
    title={exactTime(at)}
    {...look}
  >
    {isExact ? exactTime(at) : sinceThen(at, Date.now())}
  </Text>
);
