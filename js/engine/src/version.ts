/** The version of this package, and of the engine in it. */
export const VERSION = "0.1.0";
