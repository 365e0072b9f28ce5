import { connection } from 'next/server';
import type { ReactElement } from 'react';
import { Chat } from './chat';

/** Rendered for each request, so that the room is that of the environment in which it runs. */
export default async function Page(): Promise<ReactElement> {
  await connection();
  return <Chat room={process.env['ROOM_ARN']!} />;
}
