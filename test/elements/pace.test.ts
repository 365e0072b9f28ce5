import { assert } from 'chai';
import { Pace } from '../../src/elements/pace.ts';
import { until } from '../helpers/chat-page.ts';

/** Keeps the main thread busy, as a slow phone is. */
function work(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe('the pace', () => {
  let pace: Pace;
  beforeEach(() => (pace = new Pace()));
  afterEach(() => pace.stop());

  const flushed = (paced: boolean, { ms = 0, messages = 1 } = {}): Promise<void> =>
    new Promise((resolve) =>
      pace.schedule(() => {
        work(ms);
        resolve();
        return messages;
      }, paced),
    );

  /** For how long the next flush waits; asked for right after one, so that a machine that is busy elsewhere has not waited already. */
  async function nextWait(): Promise<number[]> {
    const timers: number[] = [];
    const { setTimeout } = window;
    window.setTimeout = ((act: () => void, ms: number) => (timers.push(ms), setTimeout(act, ms))) as never;
    await new Promise<void>((resolve) =>
      pace.schedule(() => {
        pace.schedule(() => (resolve(), 0), true);
        return 0;
      }, false),
    );
    window.setTimeout = setTimeout;
    return timers;
  }

  it('what may wait comes later where a frame is dear; what may not comes with the next one', async () => {
    for (let i = 0; i < 20; i++) await flushed(false, { ms: 20 });
    const [wait, ...others] = await nextWait();
    assert.isEmpty(others);
    assert.isAbove(wait!, 60);
    const waits = flushed(true);
    await flushed(false);
    // Only the newest is called, once.
    assert.equal(await Promise.race([waits, Promise.resolve('never')]), 'never');
  });

  it('the more messages come, the later those that may wait', async () => {
    for (let i = 0; i < 20; i++) await flushed(false, { messages: 1_000 });
    const [wait] = await nextWait();
    assert.isAbove(wait!, 160);
  });

  it('a chat alone comes with the next frame, and nothing comes after the stop', async () => {
    let frames = 0;
    const { requestAnimationFrame } = window;
    const count = (): void => void frames++;
    requestAnimationFrame(count);
    await flushed(true);
    assert.isAtMost(frames, 1);
    pace.schedule(() => assert.fail('It was stopped'), true);
    pace.stop();
    frames = 0;
    requestAnimationFrame(count);
    await until(() => frames);
  });
});
