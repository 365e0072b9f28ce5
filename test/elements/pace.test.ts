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

  const flushed = (paced: boolean, ms = 0): Promise<number> =>
    new Promise((resolve) =>
      pace.schedule(() => {
        work(ms);
        resolve(performance.now());
      }, paced),
    );

  it('what may wait comes later where a frame is dear; what may not comes with the next one', async () => {
    for (let i = 0; i < 20; i++) await flushed(false, 20);
    const timers: number[] = [];
    const { setTimeout } = window;
    window.setTimeout = ((act: () => void, ms: number) => (timers.push(ms), setTimeout(act, ms))) as never;
    // Asked for right after a flush, so that a machine that is busy elsewhere has not waited already.
    await new Promise<void>((resolve) => pace.schedule(() => pace.schedule(resolve, true), false));
    assert.equal(timers.length, 1);
    assert.isAbove(timers[0]!, 60);
    const waits = flushed(true);
    const soon = flushed(false);
    await soon;
    window.setTimeout = setTimeout;
    assert.equal(timers.length, 2);
    // Only the newest is called, once.
    assert.equal(await Promise.race([waits, Promise.resolve('never')]), 'never');
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
