type WithNulls<Values, Name extends keyof Values> = Omit<Values, Name> & Record<Name, string | null>;

/** Form values in which a blank text means "none", which the server knows as null. */
export function blankToNull<Values extends Record<Name, string>, Name extends keyof Values & string>(
  values: Values,
  names: readonly Name[],
): WithNulls<Values, Name> {
  const nulls = names.filter((name) => values[name].trim() === '').map((name) => [name, null]);
  return { ...values, ...Object.fromEntries(nulls) };
}
