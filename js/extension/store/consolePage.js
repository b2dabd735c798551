/** A chat console as agents have them, for the pictures. */
export const consolePage = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>云帆商城 客服工作台</title>
<link rel="icon" href="data:,">
<style>
  body { display: grid; grid-template: 52px 1fr / 230px 1fr; height: 100vh; margin: 0; background: #eef1f4; color: #1f2933; font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
  header { grid-column: 1 / -1; display: flex; align-items: center; padding: 0 20px; background: #23405e; color: #fff; font-weight: 600; }
  nav { background: #fff; border-right: 1px solid #dde3e9; }
  nav div { padding: 12px 18px; border-bottom: 1px solid #eef1f4; }
  nav div:first-child { background: #e8f0f8; }
  nav small { display: block; overflow: hidden; color: #687785; text-overflow: ellipsis; white-space: nowrap; }
  main { display: grid; grid-template-rows: 1fr auto; min-width: 0; }
  ol { display: flex; flex-direction: column; gap: 14px; margin: 0; padding: 26px 28px; list-style: none; }
  li { align-self: flex-start; max-width: 68%; padding: 9px 15px; border-radius: 12px; background: #fff; }
  .agent { align-self: flex-end; background: #d5e8f7; }
  form { padding: 14px 28px 26px; background: #fff; border-top: 1px solid #dde3e9; }
  textarea { box-sizing: border-box; width: 100%; height: 132px; padding: 12px 14px; border: 1px solid #b9c4cf; border-radius: 10px; font: inherit; font-size: 19px; line-height: 1.8; resize: none; }
  button { float: right; margin-top: 10px; padding: 7px 30px; border: 0; border-radius: 8px; background: #23405e; color: #fff; font: inherit; }
</style>
<header>云帆商城 客服工作台</header>
<nav><div>王女士<small>我的包裹到哪里了</small></div><div>李先生<small>好的，谢谢</small></div><div>陈女士<small>发票抬头能改吗</small></div></nav>
<main>
  <ol>
    <li>你好，我前天下的单，怎么还没有发货？</li>
    <li class="agent">您好，很高兴为您服务，请问您的订单号是多少？</li>
    <li>20261120-3381，这款现在有货吗？</li>
  </ol>
  <form onsubmit="return false"><textarea id="reply" spellcheck="false" placeholder="输入回复"></textarea><button>发送</button></form>
</main>`;
