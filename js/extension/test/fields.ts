// What the specs of both browsers type, and into what.

/** Two slips, both forbidden, with clean wording between their underlines. */
export const MESSAGE = "我不知道，您好，你等一下";
export const SLIPS = 2;

export const TEXTAREA = `<textarea id="field" style="font-size:20px;width:500px;height:60px"></textarea>`;
export const EDITABLE = `<div id="field" contenteditable style="font-size:20px;width:500px;height:60px"></div>`;
