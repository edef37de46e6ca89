/** Platforms write theirs in small letters. */
export const nameChannel = (channel: string): string =>
  `${channel.charAt(0).toUpperCase()}${channel.slice(1)}`;
