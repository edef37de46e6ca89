import { Checkbox } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { type Lead, mostReviewed } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import { useLeadActs } from './lead-acts.js';

interface ChooseShownProps {
  items: readonly Lead[];
  chosenIds: ReadonlySet<string>;
  /** Above cards no column tells what the box is for. */
  isNamed?: boolean;
}

/** Chooses all leads that the list holds so far, or none of them. */
export function ChooseShown({ items, chosenIds, isNamed = false }: ChooseShownProps) {
  const acts = useLeadActs();
  const box = useRef<HTMLInputElement>(null);
  const count = items.filter(({ id }) => chosenIds.has(id)).length;
  const isAll = count === items.length;
  // Where no more can be chosen, there is nothing left but to take it back.
  const isDone = isAll || chosenIds.size >= mostReviewed;
  const isSome = count > 0 && !isAll;
  // A press takes the mark of "some" away in the browser, also where it still is so afterwards.
  useEffect(() => {
    if (box.current) box.current.indeterminate = isSome;
  });
  return (
    <Checkbox
      ref={box}
      size={isNamed ? 'sm' : 'xs'}
      {...(isNamed
        ? { label: texts.leads.chooseShown, mb: 'sm' }
        : { 'aria-label': texts.leads.chooseShown })}
      checked={isAll}
      indeterminate={isSome}
      onChange={() => acts.chooseAll(items, !isDone)}
    />
  );
}
