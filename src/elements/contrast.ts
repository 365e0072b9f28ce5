/** Red, green and blue, 0 to 1. */
type Rgb = readonly [number, number, number];

/** WCAG 2.2, 1.4.3: contrast of text. */
const ENOUGH = 4.5;
/** How much lighter or darker a colour gets at a time, of the lightness of OKLCH. */
const STEP = 0.02;
/** More colours are not remembered. */
const MAX_KNOWN = 2_000;

/**
 * @param backgrounds - as a browser computes them: `rgb(…)`; any other form says nothing
 * @returns what makes of a colour, `#rrggbb`, one of the same hue that can be read on each of them; `undefined` where none says anything
 */
export function readableOn(backgrounds: readonly string[]): ((color: string) => string) | undefined {
  const solid = backgrounds.map(parseRgb).filter((one) => one !== undefined);
  if (!solid.length) return undefined;
  const known = new Map<string, string>();
  return (color) => {
    let made = known.get(color);
    if (made) return made;
    made = toHex(lift(parseHex(color), solid));
    if (known.size >= MAX_KNOWN) known.delete(known.keys().next().value!);
    known.set(color, made);
    return made;
  };
}

/** To the nearest lightness that can be read on all of them; where there is none, to the best. */
function lift(color: Rgb, backgrounds: readonly Rgb[]): Rgb {
  const worst = (candidate: Rgb): number =>
    Math.min(...backgrounds.map((background) => contrast(candidate, background)));
  const [lightness, a, b] = toOklab(color);
  const steps = Array.from({ length: 1 / STEP + 1 }, (_, index) => index * STEP);
  const candidates = steps
    .flatMap((step) => [lightness - step, lightness + step])
    .filter((l) => l >= 0 && l <= 1)
    .map((l) => fromOklab([l, a, b]))
    .concat([
      [0, 0, 0],
      [1, 1, 1],
    ]);
  return (
    candidates.find((candidate) => worst(candidate) >= ENOUGH) ??
    candidates.reduce((best, candidate) => (worst(candidate) > worst(best) ? candidate : best))
  );
}

/** Source: WCAG 2.2, "contrast ratio" and "relative luminance". */
function contrast(one: Rgb, other: Rgb): number {
  const [bright, dark] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

const luminance = (color: Rgb): number => {
  const [red, green, blue] = color.map(toLinear) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const toLinear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const fromLinear = (value: number): number => {
  const inside = Math.min(1, Math.max(0, value));
  return inside <= 0.0031308 ? inside * 12.92 : 1.055 * inside ** (1 / 2.4) - 0.055;
};

/** Source: Björn Ottosson, "A perceptual color space for image processing" (public domain), 2020. */
function toOklab(color: Rgb): Rgb {
  const [red, green, blue] = color.map(toLinear) as unknown as Rgb;
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Rgb): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

const parseHex = (color: string): Rgb =>
  [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255) as unknown as Rgb;
const toHex = (color: Rgb): string =>
  `#${color
    .map((value) =>
      Math.round(value * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** `rgb(…)`, or `color(srgb …)`, which mixed colours are computed to; a colour that lets anything through says nothing. */
function parseRgb(color: string): Rgb | undefined {
  const bytes = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color);
  const parts = /^color\(srgb ([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(color);
  if (bytes) return bytes.slice(1).map((value) => Number(value) / 255) as unknown as Rgb;
  return parts ? (parts.slice(1).map(Number) as unknown as Rgb) : undefined;
}
