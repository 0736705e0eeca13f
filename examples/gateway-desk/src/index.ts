export type { Account } from './accounts.js';
export { Desk, maxBodyBytes } from './desk.js';
export { listen } from './listen.js';
export { type Gateway, type GatewayOptions, type Settings, settingsOf } from './options.js';
export { type PostName, type RouteName, routes } from './routes.js';
