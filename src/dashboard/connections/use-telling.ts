import { useEffect } from 'react';
import type { FieldValues } from '../form/field-values.js';

export type OnTyped = (typed: FieldValues) => void;

/** Says what stands in a form, at first and whenever it changes. */
export function useTelling(typed: FieldValues, onTyped: OnTyped | undefined): void {
  useEffect(() => onTyped?.(typed), [typed, onTyped]);
}
