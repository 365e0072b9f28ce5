export { startServer, type RunningServer, type ServerOptions } from './start-server.ts';
export { type Fault, type FaultKind } from './faults.ts';
export { defaultQuotas, type Quotas } from './quotas.ts';
export { type RecentError } from './recent-errors.ts';
export {
  type Destination,
  type LoggingConfiguration,
  type ReviewHandler,
  type Room,
  type RoomOptions,
} from './resources.ts';
export { lambdaEndpoint, type InvokeFunction, type ReviewRequest } from './review-handler.ts';
export { type Credential, type PolicyDocument, type PolicyStatement } from './sigv4.ts';
export {
  createTokenEndpoint,
  type Grant,
  type TokenAnswer,
  type TokenEndpointOptions,
  type TokenMaker,
  type TokenWish,
} from './token-endpoint.ts';
