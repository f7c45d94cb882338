/**
 * What this browser keeps for itself: device keys, the last tree head it saw of
 * each log, and acts that no server has acknowledged yet.
 */
const name = 'quorate';
const version = 1;
export type StoreName = 'keys' | 'heads' | 'outbox';

let opening: Promise<IDBDatabase> | undefined;

export async function read<Value>(store: StoreName, key: string): Promise<Value | undefined> {
  const database = await open();
  return settle<Value | undefined>(database.transaction(store, 'readonly').objectStore(store).get(key));
}

export async function readAll<Value>(store: StoreName): Promise<readonly Value[]> {
  const database = await open();
  return settle<Value[]>(database.transaction(store, 'readonly').objectStore(store).getAll());
}

export async function write(store: StoreName, key: string, value: unknown): Promise<void> {
  const database = await open();
  await settle(database.transaction(store, 'readwrite').objectStore(store).put(value, key));
}

export async function remove(store: StoreName, key: string): Promise<void> {
  const database = await open();
  await settle(database.transaction(store, 'readwrite').objectStore(store).delete(key));
}

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      for (const store of ['keys', 'heads', 'outbox'] satisfies StoreName[]) request.result.createObjectStore(store);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

function settle<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
