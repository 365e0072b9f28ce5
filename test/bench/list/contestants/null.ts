// Receives, and renders nothing: what a page costs that has no chat.
const socket = new WebSocket(`ws://${location.host}/`);
socket.onmessage = () => {};
