import { randomUUID } from 'node:crypto';
import { type KernelCommand, type KernelProcess, spawnKernel } from './kernel-process.js';
import { type AskingChannel, connectWires, type Receiver } from './kernel-wires.js';
import { type Message, newMessage } from './wire.js';

/** A kernel's process and the wires to it: what the runner and the lab both stand on. */
export interface RunningKernel extends Pick<KernelProcess, 'connection' | 'signal' | 'kill' | 'ended'> {
  pid: number;
  /** The identity of this side in its messages. */
  session: string;
  /** What the kernel says about itself, once it is heard on all channels; rejects when it ends before. */
  greeting: Promise<Message['content']>;
  send: (channel: AskingChannel, message: Message) => void;
  /** Asks it to go, and ends its process if it doesn't; resolves when it has ended. */
  end: (restart?: boolean) => Promise<void>;
}

const greetingInterval = 100;
const farewellMilliseconds = 2000;

/**
 * Starts a kernel and connects to it. A kernel is greeted until it is heard: what it publishes before the subscription
 * stands is not seen.
 *
 * @param command how to start it
 * @param receive takes the messages that it sends
 * @throws {Error} when it can't be started
 */
export async function startRunning(command: KernelCommand, receive: Receiver): Promise<RunningKernel> {
  const process = await spawnKernel(command);
  const session = randomUUID();
  const hello = hellos(session);
  const wires = connectWires(process.connection, session, (channel, message) => {
    hello.hear(channel, message);
    return receive(channel, message);
  });
  const greet = () => wires.send('shell', hello.next());
  const greeter = setInterval(greet, greetingInterval);
  const stopGreeting = () => clearInterval(greeter);
  void hello.answered.then(stopGreeting).then(process.forgetFile);
  const ended = process.ended.then(async (how) => {
    stopGreeting();
    await wires.close();
    return how;
  });
  const died = ended.then((how) => {
    throw new Error(`startKernel: expected a kernel that answers, but it ${how}`);
  });
  const greeting = Promise.race([hello.answered, died]);
  greeting.catch(() => {});

  return {
    ...process,
    pid: process.pid!,
    session,
    greeting,
    ended,
    send: wires.send,
    end: async (restart = false) => {
      const forced = setTimeout(process.kill, farewellMilliseconds);
      wires.send('control', newMessage('shutdown_request', { restart }, session));
      await ended;
      clearTimeout(forced);
    },
  };
}

/** Requests for the kernel's info, and what it answers: known once a reply and anything on iopub have come. */
function hellos(session: string) {
  const asked = new Set<string>();
  let info: Message['content'] | undefined;
  let published = false;
  let answer: (content: Message['content']) => void;
  const answered = new Promise<Message['content']>((resolve) => {
    answer = resolve;
  });
  return {
    answered,
    next: (): Message => {
      const message = newMessage('kernel_info_request', {}, session);
      asked.add(message.header.msg_id);
      return message;
    },
    hear: (channel: string, { header, parent_header, content }: Message): void => {
      published ||= channel === 'iopub';
      if (header.msg_type === 'kernel_info_reply' && asked.has(parent_header.msg_id ?? '')) info ??= content;
      if (published && info) answer(info);
    },
  };
}
