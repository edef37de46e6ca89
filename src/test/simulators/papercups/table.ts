/** An in-memory table that remembers earlier versions, so that reads can lag behind writes. */
export interface Table<R extends { id: string | number }> {
  put(record: R): R;
  remove(id: R['id']): void;
  /** The newest version, or the one that was valid at `asOfMs`. */
  get(id: R['id'], asOfMs?: number): R | undefined;
  all(asOfMs?: number): R[];
  /** The records of one group, in the order of their first insert. */
  inGroup(group: string, asOfMs?: number): R[];
}

/** Older versions than this many are forgotten; a lag reaches no further back. */
const versionsKept = 64;

/** `nowMs` stamps each version; `groupOf` gives the fixed group that `inGroup` finds a record by. */
export function createTable<R extends { id: string | number }>(
  nowMs: () => number,
  groupOf: (record: R) => string = () => '',
): Table<R> {
  const versions = new Map<R['id'], { atMs: number; record: R | undefined }[]>();
  const groups = new Map<string, Set<R['id']>>();

  const get = (id: R['id'], asOfMs?: number) => {
    const history = versions.get(id);
    if (asOfMs === undefined) return history?.at(-1)?.record;
    return history?.findLast((version) => version.atMs <= asOfMs)?.record;
  };
  const append = (id: R['id'], record: R | undefined) => {
    const history = versions.get(id) ?? [];
    history.push({ atMs: nowMs(), record });
    if (history.length > versionsKept) history.shift();
    versions.set(id, history);
  };
  const present = (ids: Iterable<R['id']>, asOfMs?: number) =>
    [...ids].map((id) => get(id, asOfMs)).filter((record) => record !== undefined);

  return {
    get,
    put(record) {
      append(record.id, record);
      const group = groupOf(record);
      const members = groups.get(group) ?? new Set();
      groups.set(group, members.add(record.id));
      return record;
    },
    remove: (id) => append(id, undefined),
    all: (asOfMs) => present(versions.keys(), asOfMs),
    inGroup: (group, asOfMs) => present(groups.get(group) ?? [], asOfMs),
  };
}
