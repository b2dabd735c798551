import type { Editor } from "./editors.js";

/** Two slips beside each other. */
export const SENTENCE = "我不知道，你等一下";

/** Two slips, on two lines where the editor has lines. */
export const twoSlips = ({ isSingleLine }: Editor): string => (isSingleLine ? "你等一下。我不知道。" : "你等一下。\n我不知道。");

/** What a page might put into the box: other slips, elsewhere. */
export const another = ({ isSingleLine }: Editor): string => (isSingleLine ? "您好。这个不清楚，着什么急呀。" : "您好。\n这个不清楚，着什么急呀。");

export const CLEAN = "好的，请稍等。";
