'use client';
export { IvsChat, type IvsChatProps } from './ivs-chat.ts';
