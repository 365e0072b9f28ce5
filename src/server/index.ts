export { startServer, type RunningServer, type ServerOptions } from './start-server.ts';
export { type Room, type RoomOptions } from './rooms.ts';
