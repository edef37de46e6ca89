const digitsOf = (text: string): number[] => Array.from(text, Number);

/** The sum of each digit times its weight. */
export const weigh = (digits: string, weights: readonly number[]): number =>
  digitsOf(digits).reduce((sum, digit, index) => sum + digit * (weights[index] ?? 0), 0);

/** Luhn: card numbers, Swedish and Saudi identity numbers. */
export function passesLuhn(digits: string): boolean {
  const sum = digitsOf(digits)
    .reverse()
    .reduce((total, digit, index) => {
      const value = index % 2 === 1 ? digit * 2 : digit;
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

/** ISO 7064 mod 97-10 over digits and letters (A = 10), as IBAN uses it. */
export function remainder97(characters: string): number {
  let remainder = 0;
  for (const character of characters.toUpperCase()) {
    for (const digit of String(Number.parseInt(character, 36)))
      remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder;
}

/** ISO 7064 mod 11,10: German tax numbers. */
export function passesMod11And10(digits: string): boolean {
  let product = 10;
  for (const digit of digitsOf(digits.slice(0, -1))) {
    const sum = (digit + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits.at(-1));
}
