import type { Original } from '../../../keep/original.js';
import { type Connection, openConnection } from './connection.js';
import { Reserve } from './reserve.js';

/** Values by name, kept in the browser. */
export interface Shelf<T> {
  get(key: string): Promise<T | undefined>;
  keys(): Promise<string[]>;
  /**
   * Changes a value, so that no other change comes in between, not even from another tab.
   *
   * @param how what comes of the value before; undefined removes it
   */
  change(key: string, how: (before: T | undefined) => T | undefined): Promise<void>;
}

/** A file or folder as it is kept. */
export interface KeptFile {
  /** Undefined for a folder. */
  readonly bytes?: Uint8Array;
  readonly created: Date;
  readonly modified: Date;
  /** For a reader's copy of a chapter: what it was made from, and the digest of what is written in it now. */
  readonly original?: Original;
  readonly sources?: string;
}

/** All that the site keeps of a reader's. */
export interface Database {
  readonly files: Shelf<KeptFile>;
  readonly notes: Shelf<unknown>;
  /** False where the browser keeps nothing: then all ends with the page. */
  readonly lasting: boolean;
  /** Holds room back for what the reader writes, if none is held. @returns whether there is room for it */
  holdRoom(): Promise<boolean>;
}

const shelves = ['files', 'notes'];

/** Opens the reader's database of this site; an origin may hold several, each under its own path. */
export async function openDatabase(name: string): Promise<Database> {
  try {
    const connection = await openConnection(name, shelves);
    const notes = new IndexedShelf<unknown>('notes', connection);
    const reserve = new Reserve(notes);
    return {
      files: spending(new IndexedShelf<KeptFile>('files', connection), reserve),
      notes: spending(notes, reserve),
      lasting: true,
      holdRoom: () => reserve.hold(),
    };
  } catch {
    const holdRoom = async () => true; // what ends with the page needs none
    return { files: new PassingShelf(), notes: new PassingShelf(), lasting: false, holdRoom };
  }
}

/** A shelf whose changes may take what is held back, where there is no other room. */
function spending<T>(shelf: Shelf<T>, reserve: Reserve): Shelf<T> {
  return {
    get: (key) => shelf.get(key),
    keys: () => shelf.keys(),
    change: (key, how) => reserve.spend(() => shelf.change(key, how)),
  };
}

/** A shelf of the browser's own database. */
class IndexedShelf<T> implements Shelf<T> {
  private readonly name: string;
  private readonly connection: Connection;

  constructor(name: string, connection: Connection) {
    this.name = name;
    this.connection = connection;
  }

  get(key: string): Promise<T | undefined> {
    return this.read((store) => store.get(key) as IDBRequest<T | undefined>);
  }

  async keys(): Promise<string[]> {
    return (await this.read((store) => store.getAllKeys())).map(String);
  }

  change(key: string, how: (before: T | undefined) => T | undefined): Promise<void> {
    return this.connection.use(async (database) => {
      const transaction = database.transaction(this.name, 'readwrite');
      const store = transaction.objectStore(this.name);
      const before = store.get(key) as IDBRequest<T | undefined>;
      before.onsuccess = () => {
        const next = how(before.result);
        if (next === undefined) store.delete(key);
        else store.put(next, key);
      };
      await finished(transaction);
    });
  }

  private read<R>(what: (store: IDBObjectStore) => IDBRequest<R>): Promise<R> {
    return this.connection.use(async (database) => {
      const transaction = database.transaction(this.name, 'readonly');
      const request = what(transaction.objectStore(this.name));
      await finished(transaction);
      return request.result;
    });
  }
}

/** A full disk is told when the transaction ends, not when its request does. */
function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

/** A shelf that ends with the page. */
class PassingShelf<T> implements Shelf<T> {
  private readonly values = new Map<string, T>();

  async get(key: string): Promise<T | undefined> {
    return this.values.get(key);
  }

  async keys(): Promise<string[]> {
    return [...this.values.keys()].sort();
  }

  async change(key: string, how: (before: T | undefined) => T | undefined): Promise<void> {
    const next = how(this.values.get(key));
    if (next === undefined) this.values.delete(key);
    else this.values.set(key, next);
  }
}
