import type { Span } from "../span.js";
export interface Mirror { update(text: string): void; range(span: Span): Range; stop(): void }
