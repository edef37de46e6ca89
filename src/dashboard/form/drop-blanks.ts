/** Form values without those that were left blank: to the server they are absent. */
export const dropBlanks = <Name extends string>(
  values: Readonly<Record<Name, string>>,
): Partial<Record<Name, string>> => {
  const filled: Partial<Record<Name, string>> = {};
  for (const name in values) if (values[name].trim() !== '') filled[name] = values[name];
  return filled;
};
