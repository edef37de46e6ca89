/** Black or white, whichever is easier to read on a colour (`#rrggbb`), by the contrast that WCAG 2 defines. */
export function readableOn(colour: string): '#ffffff' | '#14171c' {
  const light = luminance(colour);
  const withWhite = 1.05 / (light + 0.05);
  const withDark = (light + 0.05) / (luminance('#14171c') + 0.05);
  return withWhite >= withDark ? '#ffffff' : '#14171c';
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
