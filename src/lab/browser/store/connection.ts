/** A connection to the browser's database that comes back when it is cut. */
export interface Connection {
  /** Works with the database; once more, if the connection was cut meanwhile. */
  use<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T>;
}

/** Another tab may need the database to itself, and a browser may close or clear it: what was under way is cut off then. */
const cuts = ['InvalidStateError', 'AbortError'];

/** @throws {DOMException} where the browser keeps nothing */
export async function openConnection(name: string, shelves: readonly string[]): Promise<Connection> {
  let opened = Promise.resolve(await open(name, shelves));
  const again = (closed: IDBDatabase) => {
    closed.close();
    opened = open(name, shelves);
    opened.then(watch, () => {}); // whoever uses it next is told
  };
  const watch = (database: IDBDatabase) => {
    database.onversionchange = () => database.close();
  };
  watch(await opened);
  return {
    async use(work) {
      const before = opened;
      const database = await before.catch(() => open(name, shelves));
      try {
        return await work(database);
      } catch (error) {
        if (!cuts.includes((error as DOMException | null)?.name ?? '')) throw error;
        if (opened === before) again(database); // and no one else did
        return work(await opened);
      }
    },
  };
}

/** Opens it as it is; what is missing in it is made, also where something else has made it, or emptied it. */
function open(name: string, shelves: readonly string[], version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    const missing = () => shelves.filter((shelf) => !request.result.objectStoreNames.contains(shelf));
    request.onupgradeneeded = () => {
      for (const shelf of missing()) request.result.createObjectStore(shelf);
    };
    request.onsuccess = () => {
      const database = request.result;
      if (missing().length === 0) return resolve(database);
      database.close();
      open(name, shelves, database.version + 1).then(resolve, reject);
    };
    request.onerror = () => reject(request.error);
  });
}
