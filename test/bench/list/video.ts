// A clip to play beside a chat, made where it is needed: a file of its kind has no place in the repository.
import { writeFile } from 'node:fs/promises';
import type { Browser } from 'puppeteer-core';

const CLIP_MS = 5_000;

/** Records a moving picture in the browser: 640 × 360, 30 frames a second, VP8. */
export async function recordVideo(browser: Browser, file: string): Promise<void> {
  const page = await browser.newPage();
  const url = await page.evaluate(async (ms) => {
    const canvas = document.body.appendChild(document.createElement('canvas'));
    [canvas.width, canvas.height] = [640, 360];
    const context = canvas.getContext('2d')!;
    // Bars at paces of their own, so that hardly a part of a frame is that of the frame before.
    const drawing = setInterval(() => {
      const time = performance.now() / 1_000;
      for (let bar = 0; bar < 12; bar++) {
        context.fillStyle = `hsl(${time * 60 + bar * 30} 70% 45%)`;
        context.fillRect(0, bar * 30, canvas.width, 30);
        context.fillStyle = `hsl(${time * 90 + bar * 70} 80% 65%)`;
        context.fillRect((time * (60 + bar * 25) + bar * 97) % canvas.width, bar * 30, 160, 30);
      }
    }, 1_000 / 60);
    const recorder = new MediaRecorder(canvas.captureStream(30), {
      mimeType: 'video/webm;codecs=vp8',
      videoBitsPerSecond: 2_500_000,
    });
    recorder.start();
    await new Promise((resolve) => setTimeout(resolve, ms));
    clearInterval(drawing);
    // Without a length between them, all of it comes as one piece at the end.
    const whole = new Promise<Blob>((resolve) => (recorder.ondataavailable = ({ data }) => resolve(data)));
    recorder.stop();
    const reader = new FileReader();
    reader.readAsDataURL(await whole);
    await new Promise((resolve) => (reader.onload = resolve));
    return String(reader.result);
  }, CLIP_MS);
  await page.close();
  await writeFile(file, url.slice(url.indexOf(',') + 1), 'base64');
}
