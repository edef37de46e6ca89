import type { ReactNode } from 'react';
import { type Area, Failed, Loading } from './states.js';
import { Titled } from './titled.js';

/** As much of a query as is needed to show its state. */
export interface Readable<Value> {
  data: Value | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

interface LoadedProps<Value> {
  query: Readable<Value>;
  /** For what is a page of its own: its title until the content brings one. */
  title?: string;
  /** The way to what such a page is a part of. */
  back?: ReactNode;
  area?: Area;
  children: (value: Value) => ReactNode;
}

/** Shows what was read; until then that it is loading, or why it failed. Old content stays while it is read again. */
export function Loaded<Value>({ query, title, back, area, children }: LoadedProps<Value>) {
  if (query.data !== undefined) return children(query.data);
  return (
    <Titled title={title} back={back}>
      {query.isPending ? (
        <Loading />
      ) : (
        <Failed error={query.error} retry={() => void query.refetch()} area={area} />
      )}
    </Titled>
  );
}
