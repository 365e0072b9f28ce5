/** A MESSAGE frame as the service writes it. */
export const messageFrame = (id: string, more: object = {}): object => ({
  Type: 'MESSAGE',
  Id: id,
  RequestId: '',
  Attributes: {},
  Content: id,
  SendTime: '2022-12-02T08:40:48.492927465Z',
  Sender: { UserId: 'ana', Attributes: {} },
  ...more,
});

/** An ERROR frame as the service writes it. */
export const errorFrame = (code: number, requestId = ''): object => ({
  Type: 'ERROR',
  Id: `error-${requestId}`,
  RequestId: requestId,
  ErrorCode: code,
  ErrorMessage: 'refused',
});
