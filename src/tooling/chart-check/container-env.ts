import type { Container } from './manifests.js';

type Secrets = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The environment that Kubernetes gives a container: Secrets read, `$(NAME)` of earlier variables put in. */
export function environmentOf({ env }: Pick<Container, 'env'>, secrets: Secrets): Record<string, string> {
  const given: Record<string, string> = {};
  for (const { name, value, valueFrom } of env) {
    const source = valueFrom?.secretKeyRef;
    const text =
      source === undefined ? expand(value ?? '', given) : secrets.get(source.name)?.get(source.key);
    if (text !== undefined) given[name] = text;
    else if (source?.optional !== true) throw new Error(`${name} comes from a Secret that is not there`);
  }
  return given;
}

/** What is not known stays as it is, as in Kubernetes. */
export const expand = (text: string, known: Readonly<Record<string, string>>): string =>
  text.replace(/\$\(([\w.-]+)\)/g, (whole, name: string) => known[name] ?? whole);
