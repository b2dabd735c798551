import type { Channel } from "./effective.js";

declare const __CHANNEL__: Channel | null;

/** The channel that this build has inside, if it has one. The build writes it in. */
export const BUILT_CHANNEL: Channel | undefined = __CHANNEL__ ?? undefined;
