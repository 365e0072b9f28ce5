import { attributes, choicesOf, cssProperties, type Described } from './manifest.ts';
import { localRoom, type State } from './state.ts';

/** Takes over a choice; none, and its default holds. */
export type Choose = (chosen: Record<string, string | undefined>) => void;
/** Shows what was chosen elsewhere. */
type Follow = (state: State) => void;

/** Rates of the crowd, from silence to what a room takes at most. */
const rates = ['0/s', '10/min', '30/min', '1/s', '2/s', '5/s', '10/s', '20/s', '50/s', '100/s'];
/** Of the theme, what most sites change first. */
const themed = ['accent-color', 'background-color', 'text-color', 'border-radius', 'font-size', 'avatar-size'];

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  (made as HTMLElement).append(...children);
  return made;
}

/** A control with its label, and a hint under it that the control is described by. */
function field(label: string, control: HTMLElement, hint = ''): HTMLElement {
  control.id = `for-${label.replaceAll(/\W+/g, '-')}`;
  const isSwitch = control instanceof HTMLInputElement && control.type === 'checkbox';
  const about = element('small', { id: `${control.id}-hint`, textContent: hint.replaceAll('`', '') });
  if (hint) control.setAttribute('aria-describedby', about.id);
  const head = element('label', { htmlFor: control.id, textContent: label });
  return element('div', { className: isSwitch ? 'field switch' : 'field' }, head, control, ...(hint ? [about] : []));
}

const group = (title: string, ...children: Node[]): HTMLElement =>
  element('fieldset', {}, element('legend', { textContent: title }), ...children);

/** The control that fits an attribute. */
function attributeControl(described: Described, choose: Choose, follows: Follow[]): HTMLElement {
  const { name, description } = described;
  const choices = choicesOf(described);
  if (described.type?.text === 'boolean') {
    const control = element('input', { type: 'checkbox', role: 'switch' });
    control.addEventListener('change', () => choose({ [name]: control.checked ? '' : undefined }));
    follows.push((state) => (control.checked = state.has(name)));
    return field(name, control, description);
  }
  const control = choices.length
    ? element('select', {}, ...choices.map((choice) => element('option', { value: choice, textContent: choice })))
    : element('input', described.type?.text === 'number' ? { type: 'number', min: '0' } : { type: 'text' });
  const byDefault = (described.default ?? '').replaceAll("'", '');
  control.addEventListener('change', () =>
    choose({ [name]: control.value === byDefault || !control.value ? undefined : control.value }),
  );
  follows.push((state) => (control.value = state.get(name) ?? byDefault));
  return field(name, control, description);
}

/** The control that fits a custom property: a colour, or a length in pixels. */
function themeControl(
  { name, description, default: byDefault = '' }: Described,
  choose: Choose,
  follows: Follow[],
): HTMLElement {
  const isColor = name.endsWith('-color');
  const control = element('input', isColor ? { type: 'color' } : { type: 'range', min: '0', max: '40' });
  const unit = isColor ? '' : 'px';
  control.addEventListener('input', () => choose({ [name]: control.value + unit }));
  // Of a pair, the one for light; a colour field has to show one.
  const first = /#[0-9a-f]{6}/.exec(byDefault)?.[0] ?? byDefault;
  follows.push((state) => (control.value = (state.get(name) ?? first).replace(/px$/, '')));
  return field(name.replace('--ivs-chat-', ''), control, description);
}

/** One of several, as buttons of which one is pressed. */
function segments(
  title: string,
  choices: [label: string, value: string][],
  choose: (value: string) => void,
  read: (state: State) => string,
  follows: Follow[],
): HTMLElement {
  const buttons = choices.map(([label, value]) => {
    const button = element('button', { type: 'button', textContent: label });
    button.addEventListener('click', () => choose(value));
    follows.push((state) => (button.ariaPressed = String(read(state) === value)));
    return button;
  });
  const bar = element('div', { className: 'segments', role: 'group', ariaLabel: title }, ...buttons);
  return element('div', { className: 'field' }, element('span', { textContent: title, ariaHidden: 'true' }), bar);
}

function trafficControls(choose: Choose, follows: Follow[]): Node[] {
  const none = Object.fromEntries(Object.keys(localRoom).map((name) => [name, undefined]));
  const rate = element('input', { type: 'range', min: '0', max: String(rates.length - 1) });
  const moderator = element('input', { type: 'checkbox', role: 'switch' });
  const wish = (): string => `${rates[Number(rate.value)]!}${moderator.checked ? ' moderator' : ''}`;
  const simulate = (): void => choose({ ...none, simulate: wish() });
  for (const control of [rate, moderator]) control.addEventListener('input', simulate);
  const rateField = field('messages', rate);
  const shown = element('output', { htmlFor: rate.id } as object);
  rateField.append(shown);
  follows.push((state) => {
    const [chosen = '', role] = (state.get('simulate') ?? '').split(' ');
    rate.disabled = moderator.disabled = !chosen;
    if (rates.includes(chosen)) rate.value = String(rates.indexOf(chosen));
    shown.value = chosen || '–';
    rate.ariaValueText = chosen;
    moderator.checked = role === 'moderator';
  });
  return [
    segments(
      'Messages from',
      [
        ['A simulated crowd', 'crowd'],
        ['The local room', 'room'],
      ],
      (source) => (source === 'crowd' ? simulate() : choose({ simulate: undefined, ...localRoom })),
      (state) => (state.has('simulate') ? 'crowd' : 'room'),
      follows,
    ),
    rateField,
    field('viewer is a moderator', moderator),
  ];
}

function lookControls(choose: Choose, follows: Follow[]): Node[] {
  const width = element('input', { type: 'range', min: '320', max: '800', step: '10' });
  width.addEventListener('input', () => choose({ width: width.value }));
  const shown = element('output');
  follows.push((state) => {
    width.value = state.get('width') ?? '400';
    shown.value = width.ariaValueText = `${width.value} px`;
  });
  const widthField = field('width', width);
  widthField.append(shown);
  const one = (title: string, name: string, choices: [string, string][]): HTMLElement =>
    segments(
      title,
      choices,
      (value) => choose({ [name]: value || undefined }),
      (state) => state.get(name) ?? '',
      follows,
    );
  return [
    one('Colours', 'scheme', [
      ['Auto', ''],
      ['Light', 'light'],
      ['Dark', 'dark'],
    ]),
    one('Look', 'preset', [
      ['Plain', ''],
      ['Compact', 'compact'],
      ['Bubbles', 'bubbles'],
      ['Overlay', 'overlay'],
    ]),
    widthField,
    ...cssProperties
      .filter(({ name }) => themed.includes(name.replace('--ivs-chat-', '')))
      .map((described) => themeControl(described, choose, follows)),
  ];
}

/**
 * Fills the form with a control for all that there is to choose.
 *
 * @returns what shows a state in all of them
 */
export function buildControls(form: HTMLElement, choose: Choose): Follow {
  const follows: Follow[] = [];
  const reset = element('button', { type: 'button', className: 'reset', textContent: 'Start over' });
  reset.addEventListener('click', () => (location.hash = ''));
  form.append(
    group('Traffic', ...trafficControls(choose, follows)),
    group('Theme', ...lookControls(choose, follows)),
    group(
      'Attributes',
      // The crowd has controls of its own.
      ...attributes
        .filter(({ name }) => name !== 'simulate')
        .map((described) => attributeControl(described, choose, follows)),
    ),
    reset,
  );
  return (state) => {
    for (const follow of follows) follow(state);
  };
}
