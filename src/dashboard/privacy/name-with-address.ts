interface Addresses {
  email: string | null;
  phone: string | null;
}

/** Who somebody is, with how to tell them from others of the same name. */
export function nameWithAddress(name: string, { email, phone }: Addresses): string {
  const address = [email, phone].find((each) => each !== null && each !== '' && each !== name);
  return typeof address === 'string' ? `${name} (${address})` : name;
}
