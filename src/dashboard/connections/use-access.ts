import { type RefObject, useMemo, useRef } from 'react';
import type { ConnectorView } from '../../contract/connections.js';
import { readFields } from '../form/read-fields.js';

/** A field of the form, by the connector's own name for it, and what brings the person there. */
interface WayToField {
  label: string;
  show: () => void;
}

export interface Access {
  /** Around the form. */
  ref: RefObject<HTMLDivElement | null>;
  wayTo: (name: string | undefined) => WayToField | null;
}

/** Where the form stands that asks for what the connector wants, and the ways to its fields. */
export function useAccess(connector: ConnectorView | undefined): Access {
  const ref = useRef<HTMLDivElement>(null);
  const fields = useMemo(() => (connector ? readFields(connector.config_schema) : []), [connector]);
  const wayTo = (name: string | undefined): WayToField | null => {
    const at = fields.findIndex((field) => field.name === name);
    const label = fields[at]?.label;
    if (label === undefined) return null;
    return { label, show: () => showInput(ref.current, at) };
  };
  return { ref, wayTo };
}

/** Each field has one input, in the order of the schema; a picker of colours only helps one. */
function showInput(form: HTMLElement | null, at: number): void {
  const input = form?.querySelectorAll<HTMLElement>('input:not([type=color]), select, textarea')[at];
  input?.scrollIntoView({ block: 'center' });
  input?.focus();
}
