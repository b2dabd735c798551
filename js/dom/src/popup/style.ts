/**
 * The card's own style. The host is an element of the page, whose rules reach it: what they must not change is `!important`,
 * which inside a shadow tree is the stronger one. It is hidden until its place is known, and in the corner if that cannot be had.
 */
export const CARD_STYLE = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  width: 0 !important;
  height: 0 !important;
  overflow: visible !important;
  z-index: 2147483647 !important;
}
.card {
  --surface: #fff; --text: #1f2328; --soft: #59636e; --line: #d8dee4; --hover: #f1f4f8; --active: #e8f0fe; --mark: #1a56db;
  --error: #c62828; --warning: #8a5a00; --info: #1a56db; --slot: #fff4d6; --slot-line: #b7791f;
  position: fixed;
  visibility: hidden;
  inset: auto auto 8px 8px;
  box-sizing: border-box;
  width: max-content;
  min-width: min(220px, 100vw - 16px);
  max-width: min(380px, 100vw - 16px);
  max-height: calc(100vh - 16px);
  overflow-y: auto;
  padding: 12px 6px 6px;
  border: 1px solid var(--line);
  border-radius: 10px;
  background: var(--surface);
  color: var(--text);
  box-shadow: 0 1px 2px rgb(0 0 0 / .08), 0 8px 24px rgb(0 0 0 / .14);
  font: 14px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif;
  text-align: start;
  overflow-wrap: anywhere;
  cursor: default;
  user-select: none;
  -webkit-user-select: none;
}
.card.dark {
  --surface: #24282e; --text: #e6e9ed; --soft: #a5aeb8; --line: #3d444d; --hover: #2e343c; --active: #2b3d5c; --mark: #79a7ff;
  --error: #ff8a80; --warning: #e8b04a; --info: #79a7ff; --slot: #473a1c; --slot-line: #e8b04a;
  box-shadow: 0 1px 2px rgb(0 0 0 / .4), 0 8px 24px rgb(0 0 0 / .5);
}
.unseen { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.about { padding: 0 8px; }
.head { display: flex; align-items: baseline; gap: 6px; margin: 0 0 4px; }
.severity { flex: none; font-size: 12px; font-weight: 600; padding: 0 6px; border: 1px solid currentColor; border-radius: 4px; }
.error .severity, .error.slip .match, .failure p { color: var(--error); }
.warning .severity, .warning.slip .match { color: var(--warning); }
.info .severity, .info.slip .match { color: var(--info); }
.info .severity { border-style: dotted; }
.match { font-weight: 600; }
p, ul { margin: 0; padding: 0; list-style: none; }
.why { color: var(--soft); font-size: 13px; margin-top: 2px; }
.choices { display: grid; gap: 2px; margin-top: 8px; }
.choices:empty, .hint:empty { display: none; }
button { font: inherit; color: inherit; cursor: pointer; border: 0; background: none; text-align: start; border-radius: 6px; }
button:hover { background: var(--hover); }
button.active { background: var(--active); outline: 1px solid var(--mark); outline-offset: -1px; }
.choice { display: grid; grid-template-columns: 20px 1fr; align-items: baseline; width: 100%; padding: 6px 8px; }
.slip { grid-template-columns: 1fr; }
.number { color: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
.wording { color: var(--mark); font-weight: 500; }
.note { grid-column: -2; color: var(--soft); font-size: 12px; }
.slot { color: var(--text); background: var(--slot); border: 1px dashed var(--slot-line); border-radius: 4px; padding: 0 3px; }
.notice { margin: 8px 2px 2px; padding: 8px; border: 1px solid var(--line); border-radius: 6px; font-size: 13px; }
.row { display: flex; gap: 8px; align-items: baseline; justify-content: space-between; margin-top: 6px; }
.row .wording { user-select: text; -webkit-user-select: text; }
.actions { display: flex; flex-wrap: wrap; gap: 4px; margin: 8px 2px 2px; }
.action { flex: none; padding: 2px 8px; border: 1px solid var(--line); font-size: 13px; }
kbd { margin-inline-start: 6px; color: var(--soft); font: inherit; font-size: 12px; }
.hint { margin: 8px 0 0; padding: 6px 8px 2px; border-top: 1px solid var(--line); color: var(--soft); font-size: 12px; }
@media (forced-colors: active) { button.active { outline: 2px solid Highlight; outline-offset: -2px; } }
`;
