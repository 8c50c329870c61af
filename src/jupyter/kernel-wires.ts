import { Dealer, Subscriber } from 'zeromq';
import { type ConnectionInfo, encodeMessage, endpoint, type Message, signedMessage } from './wire.js';

/** The channels of a kernel, by Jupyter's names. */
export type Channel = 'shell' | 'control' | 'stdin' | 'iopub';

/** A channel that a client may ask on. */
export type AskingChannel = Exclude<Channel, 'iopub'>;

/** Takes each message that comes; one that takes its time holds up its channel. */
export type Receiver = (channel: Channel, message: Message) => void | Promise<void>;

/** The client's ends of a kernel's channels. */
export interface KernelWires {
  /** Sends a message; what is sent on one channel arrives in this order. */
  send: (channel: AskingChannel, message: Message) => void;
  /** Closes the sockets; resolves when nothing more will be received. */
  close: () => Promise<void>;
}

const names = ['shell', 'control', 'stdin', 'iopub'] as const;

/**
 * Connects to a kernel's channels. A message that is not signed with the connection's key, or is none, is left out:
 * where the endpoints are ports, any user of this machine can write to them.
 *
 * @param info what the connection file says
 * @param identity the name that the kernel's sockets know this client by
 * @param receive takes the messages
 */
export function connectWires(info: ConnectionInfo, identity: string, receive: Receiver): KernelWires {
  // Sends are done when they return, so they can't overlap; nothing is dropped.
  const unbounded = { receiveHighWaterMark: 0, linger: 0, reconnectInterval: 25 };
  const options = { ...unbounded, routingId: identity, sendTimeout: 0, sendHighWaterMark: 0 };
  const sockets = {
    shell: new Dealer(options),
    control: new Dealer(options),
    stdin: new Dealer(options),
    iopub: new Subscriber(unbounded),
  };
  for (const name of names) sockets[name].connect(endpoint(info, info[`${name}_port`]));
  sockets.iopub.subscribe();

  async function listen(name: Channel): Promise<void> {
    for await (const frames of sockets[name]) {
      const message = signedMessage(frames, info.key);
      if (message) await receive(name, message);
    }
  }
  const listening = names.map(listen);
  return {
    send: (channel, message) => {
      const socket = sockets[channel];
      if (!socket.closed) socket.send(encodeMessage(message, info.key)).catch(() => {});
    },
    close: async () => {
      for (const name of names) sockets[name].close();
      await Promise.allSettled(listening);
    },
  };
}
