/** What other slices' pages are put together from, where elements of one text became those of another. */
export { LineageMap } from './lineage-map.tsx'
