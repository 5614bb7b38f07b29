import { useSyncExternalStore } from 'react'
import type { Store } from './store.ts'

/** A store's value in a view. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get)
}

/** What a view needs of it, a plain value: every key typed changes the store, and few views have anything to say about it. */
export function useSelected<T, S extends string | number | boolean | null>(
  store: Store<T>,
  select: (value: T) => S,
): S {
  return useSyncExternalStore(store.subscribe, () => select(store.get()))
}
