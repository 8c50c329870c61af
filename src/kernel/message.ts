// biome-ignore lint/suspicious/noExplicitAny: a content's shape depends on the message's type
export type Content = Record<string, any>;

/** A request, as far as whoever answers it must know it. */
export interface Request {
  readonly header: { readonly msg_type: string };
  readonly content: Content;
}

/** Tells a request's sender, and everyone who listens, what it brings about. */
export type Publish<Asked extends Request> = (type: string, content: Content, parent?: Asked) => void;
