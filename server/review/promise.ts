export const day = 86_400_000

/** [RV111] Within so many days the field promises a decision. */
export const usualPromise = 7
