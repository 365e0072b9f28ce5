'use client';

import { IvsChat } from 'ivs-chat/react';
import { useState, type ReactElement } from 'react';

/** The chat of a room, with a count of what came since the page was opened. */
export function Chat({ room }: { room: string }): ReactElement {
  const [count, setCount] = useState(0);
  return (
    <main>
      <IvsChat
        tokenEndpoint="/chat-token"
        moderationEndpoint="/chat-moderation"
        roomIdentifier={room}
        onIvsMessage={() => setCount((before) => before + 1)}
      />
      <p>{count} messages</p>
    </main>
  );
}
