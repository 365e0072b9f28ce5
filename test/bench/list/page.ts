// What every contestant's page has: the container, and the probe that watches it.

/** What a contestant tells the probe of its list. */
export interface Contestant {
  /** Text of the newest row in the DOM; asked once a frame. */
  last(): string | undefined;
  /** The rows in the DOM, in their order. */
  rows(): Element[];
  scroller(): Element;
}

/** What the probe saw since it was last reset. */
export interface Seen {
  /** Milliseconds since 1970 at which a frame with the message was there, by its number. */
  painted: [seq: number, at: number][];
  frames: number;
  /** Frames that came a whole frame late, or later. */
  dropped: number;
  ms: number;
  /** In milliseconds; 0 where none took more than 50. */
  longestTask: number;
  /** Of the page's start, in milliseconds. */
  firstPainted: number;
  /** Frames that were to be shown, and those of them that were not. */
  video: { frames: number; dropped: number } | undefined;
}

declare global {
  interface Window {
    contestant?: Contestant;
    probe: { reset(): void; read(): Seen };
  }
}

/** Runs in the page, before the contestant; a function of itself, as it goes there as text. */
function startProbe(): void {
  const FRAME_MS = 1_000 / 60;
  let painted: [number, number][] = [];
  let newest = 0;
  let frames = 0;
  let dropped = 0;
  let longestTask = 0;
  let firstPainted = 0;
  let since = performance.now();
  let former = 0;
  // After a frame's work is done, not before it: a message of a channel comes then.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const seq = Number(/·(\d+)\D*$/.exec(window.contestant?.last() ?? '')?.[1] ?? 0);
    if (seq <= newest) return;
    const now = performance.now();
    firstPainted ||= now;
    for (let each = newest + 1; each <= seq; each++) painted.push([each, performance.timeOrigin + now]);
    newest = seq;
  };
  const count = (now: number): void => {
    frames++;
    if (former) dropped += Math.max(0, Math.round((now - former) / FRAME_MS) - 1);
    former = now;
    port2.postMessage(0);
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  new PerformanceObserver((tasks) => {
    for (const { duration } of tasks.getEntries()) longestTask = Math.max(longestTask, duration);
  }).observe({ type: 'longtask' });
  let video = { totalVideoFrames: 0, droppedVideoFrames: 0 };
  const quality = (): VideoPlaybackQuality | undefined => document.querySelector('video')?.getVideoPlaybackQuality();
  window.probe = {
    reset() {
      [painted, frames, dropped, longestTask, since] = [[], 0, 0, 0, performance.now()];
      video = quality() ?? video;
    },
    read: () => {
      const now = quality();
      return {
        painted,
        frames,
        dropped,
        longestTask,
        firstPainted,
        ms: performance.now() - since,
        video: now && {
          frames: now.totalVideoFrames - video.totalVideoFrames,
          dropped: now.droppedVideoFrames - video.droppedVideoFrames,
        },
      };
    },
  };
}

/** The page of a contestant. */
export const pageOf = (body: string, withVideo: boolean): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8" />
<title>bench</title>
<style>
  body { margin: 0; display: flex; font: 14px/20px system-ui, sans-serif; }
  #chat, ivs-chat { width: 400px; height: 600px; overflow: hidden; }
  video { width: 640px; height: 360px; }
</style>
<script>(${startProbe.toString().replaceAll('__name(', '((x) => x)(')})();</script>
${withVideo ? '<video src="/video.webm" autoplay muted loop></video>' : ''}
${body}
</html>`;
