import { steps, type StepReport } from './examine.ts';
import type { Finding, Severity } from './findings.ts';

/** What a line says, for whoever colours it. */
export type Tone = Severity | 'fine' | 'skipped' | 'fix';

const marks: Record<Exclude<Tone, 'fix'>, string> = { error: '✗', warning: '!', hint: 'i', fine: '✓', skipped: '–' };

/** How a step as a whole stands: as the worst that was found in it. */
export function toneOf({ done, findings }: StepReport): Exclude<Tone, 'fix'> {
  const worst = (['error', 'warning', 'hint'] as const).find((one) =>
    findings.some(({ severity }) => severity === one),
  );
  return worst ?? (done ? 'fine' : 'skipped');
}

/** How often each kind was found, in one line. */
export function summarize(reports: readonly StepReport[]): string {
  const count = (wanted: Severity, one: string, more: string): string[] => {
    const found = reports.flatMap(({ findings }) => findings.filter(({ severity }) => severity === wanted)).length;
    return found ? [`${found} ${found === 1 ? one : more}`] : [];
  };
  const counts = [
    ...count('error', 'problem', 'problems'),
    ...count('warning', 'warning', 'warnings'),
    ...count('hint', 'hint', 'hints'),
  ];
  return counts.length ? `${counts.join(', ')}.` : 'Nothing wrong was found.';
}

/** What a step says beside its findings. */
export function describeStep(report: StepReport): string {
  const tone = toneOf(report);
  if (tone === 'skipped') return report.seen || 'Not checked yet: something else has to be mended first.';
  return tone === 'fine' || tone === 'hint' ? report.seen : '';
}

type Paint = (text: string, tone: Tone) => string;
const plainly: Paint = (text) => text;

/** One step, as lines of plain text. */
export function stepAsText(report: StepReport, paint: Paint = plainly): string {
  const tone = toneOf(report);
  const seen = describeStep(report);
  const line = ({ severity, what, fix }: Finding): string =>
    `  ${paint(marks[severity], severity)} ${what}\n    ${paint(fix, 'fix')}`;
  const head = `${paint(`${marks[tone]} ${steps[report.step]}`, tone)}${seen && `: ${seen}`}`;
  return [head, ...report.findings.map(line)].join('\n');
}

/** All that was found, as plain text. */
export const asText = (reports: readonly StepReport[]): string =>
  [...reports.map((report) => stepAsText(report)), '', summarize(reports)].join('\n');
