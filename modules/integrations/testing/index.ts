/** A real receiver of webhooks, for tests. */

export { aReceiver, type Reaction, type ReceivedMessage, type Receiver } from './a-receiver.ts';
