// Fields in many styles, for the copy of each to be compared with what the browser says itself.

const LINES = [
  "您好,请问有什么可以帮您?我不知道这个问题怎么处理,请您稍等一下。",
  "订单号 20240615-XYZ,退款 ¥128.50 已提交(预计 3—5 个工作日)。",
  "",
  "“谢谢您的耐心等待”——Thank you for waiting, we appreciate your patience very much. 😀👨‍👩‍👧 好的。",
  "最后一行没有换行",
];
/** Chinese and mixed text of five lines, one of them empty. */
export const TEXT = LINES.join("\n");
/** More than the fields show. */
export const LONG = Array.from({ length: 24 }, (_, line) => `第${line + 1}行:${LINES[line % 2]}`).join("\n");
const ONE = LINES.join(" ");
const SHORT = "我不知道 wait";

/** @property then a script that runs when the field is in the page, with it as `field` */
export interface Styling {
  readonly name: string;
  readonly html: string;
  readonly text: string;
  readonly then?: string;
}

const area = (style: string, attributes = ""): string => `<textarea style="${style}" ${attributes}></textarea>`;
const tall = (style: string, attributes = ""): string => area(`height: 400px; ${style}`, attributes);
const input = (style: string, attributes = ""): string => `<input style="width: 250px; ${style}" ${attributes}>`;

type Row = readonly [name: string, html: string, text?: string, then?: string];
const ROWS: readonly Row[] = [
  ["plain", tall("")],
  ["with a scrollbar", area(""), LONG],
  ["scrolled", area(""), LONG, "field.scrollTop = 137"],
  ["no font of the page", `<style>textarea { font: revert }</style>${tall("")}`],
  ["line-height normal", tall("font: 15px/normal Arial")],
  ["line-height in px", tall("line-height: 31px")],
  ["line-height below 1", tall("line-height: .9")],
  ["letter-spacing", tall("letter-spacing: 1.7px")],
  ["word-spacing", tall("word-spacing: 6px")],
  ["padding in px", tall("padding: 7px 13px 21px 29px")],
  ["padding in %", tall("padding: 3% 5%")],
  ["parts of pixels", `<div style="padding: 3.3px 0 0 7.7px">${tall("padding: 3.5px 8.5px; width: 251.45px")}</div>`],
  ["thick borders", tall("border: solid; border-width: 9px 3px 1px 17px")],
  ["border-box", tall("box-sizing: border-box; padding: 10px; border: 4px solid; width: 280px")],
  ["text-indent", tall("text-indent: 2em")],
  ["text-align center", tall("text-align: center")],
  ["text-align right", tall("text-align: right")],
  ["text-align justify", tall("text-align: justify")],
  ["text-align-last justify", tall("text-align: justify; text-align-last: justify")],
  ["direction rtl", area("direction: rtl"), LONG, "field.scrollTop = 90"],
  ["dir auto", tall("", "dir=auto"), `שלום abc 不知道 123\nabc שלום עולם\n${TEXT}`],
  ["vertical-rl", area("writing-mode: vertical-rl; width: 150px; height: 200px"), LONG, "field.scrollLeft = -100"],
  ["vertical-lr", area("writing-mode: vertical-lr; width: 400px; height: 200px")],
  ["text-orientation upright", area("writing-mode: vertical-rl; text-orientation: upright; width: 400px; height: 200px")],
  ["word-break break-all", tall("word-break: break-all")],
  ["word-break keep-all", tall("word-break: keep-all")],
  ["line-break strict", tall("line-break: strict; width: 203px"), `${TEXT}ぁァーっッ々…`],
  ["overflow-wrap anywhere", tall("overflow-wrap: anywhere; width: 100px")],
  ["white-space nowrap", area("white-space: nowrap"), LONG, "field.scrollLeft = 55; field.scrollTop = 33"],
  ["white-space pre", area("white-space: pre"), LONG, "field.scrollLeft = 155; field.scrollTop = 33"],
  ["white-space pre-line", tall("white-space: pre-line"), `a   b  \n   c\n\n${TEXT}`],
  ["white-space break-spaces", tall("white-space: break-spaces"), `a${" ".repeat(60)}b      \n${TEXT}`],
  ["wrap off", area("", "wrap=off"), LONG, "field.scrollLeft = 99"],
  ["spaces that hang", tall("width: 160px; text-align: right"), `你好${" ".repeat(30)}\n  好的    再见   \n    \n`],
  ["tab-size", tall("tab-size: 3"), `a\tb\t不\t知道\n\t缩进\n${TEXT}`],
  ["font features", tall("font-feature-settings: 'palt' 1, 'halt' 1")],
  ["proportional width", tall("font-variant-east-asian: proportional-width")],
  ["hyphens", tall("hyphens: auto; width: 90px", "lang=en"), `internationalization and extraordinarily misunderstanding\n${TEXT}`],
  ["lang of an ancestor", `<div lang="ja">${tall("")}</div>`, `直骨海与門${TEXT}`],
  ["emoji", tall(""), `😀😁🤣👨‍👩‍👧‍👦🏳️‍🌈1️⃣😀不知道${"😀".repeat(11)}\n😀`],
  ["small-caps", tall("font-variant-caps: small-caps")],
  ["uppercase", tall("text-transform: uppercase"), `${TEXT} straße`],
  ["font-size-adjust", tall("font-size-adjust: .6; font-family: DejaVu Sans")],
  ["text-autospace", tall("text-autospace: normal"), `${TEXT}中文abc中文123中文`],
  ["text-spacing-trim", tall("text-spacing-trim: trim-start; width: 201px"), `「你好」,(好)。「好」${TEXT}`],
  ["bold, slanted, narrow", tall("font: italic 700 condensed 15.3px DejaVu Sans")],
  ["monospace", tall("font-family: monospace")],
  ["text-wrap pretty", tall("text-wrap: pretty")],
  ["text-wrap balance", tall("text-wrap: balance"), "您好,请问有什么可以帮您?我不知道这个问题怎么处理\n您好,请问有什么可以帮您"],
  ["empty lines at the end", tall(""), "好\n\n"],
  ["zoomed", `<div style="zoom: 1.5"><div style="zoom: .9">${area("")}</div></div>`, LONG, "field.scrollTop = 60"],
  ["scaled", `<div style="transform: scale(1.4); width: 320px"><div style="scale: 1.2 .8">${tall("")}</div></div>`],
  ["rotated", `<div style="transform: rotate(12deg); width: 400px">${tall("")}</div>`],
  ["rotated and skewed", `<div style="rotate: -7deg; width: 400px"><p style="transform: skewX(10deg)">${area("")}</p></div>`, LONG, "field.scrollTop = 60"],
  ["transformed itself, in a zoom", `<div style="zoom: 1.3">${tall("transform: translate(30px, 10px) scale(.7)")}</div>`],
  ["position fixed", area("position: fixed; right: 40px; bottom: 30px"), LONG, "field.scrollTop = 21"],
  [
    "in a scrolled box",
    `<div id="box" style="overflow: auto; height: 150px; width: 280px; border: 3px solid"><p style="height: 90px"></p>${area("")}<p style="height: 300px"></p></div>`,
    LONG,
    "box.scrollTop = 70; box.scrollLeft = 20",
  ],
  ["in a scrolled page", `<style>html { filter: grayscale(1) }</style><p style="height: 2000px"></p>${tall("")}<p style="height: 900px"></p>`, TEXT, "scrollTo(0, 1900)"],
  ["in a page that is zoomed", `<style>html { zoom: 1.25 }</style>${tall("")}`],
  ["in a page that is transformed", `<style>html { transform: translate(10px, 20px) scale(.9) }</style>${tall("")}`],
  ["in a shadow root", `<div><template shadowrootmode="open"><style>textarea { font: 17px serif; width: 250px; height: 300px; padding: 1em }</style><textarea></textarea></template></div>`],
  ["in a slot", `<div><template shadowrootmode="open"><div style="zoom: 1.2; transform: scale(.9)"><slot></slot></div></template>${tall("")}</div>`],
  ["in a dialog", `<dialog id="box" style="padding: 30px; border: 5px solid">${area("")}</dialog>`, LONG, "box.showModal(); field.scrollTop = 40"],
  ["in a dialog that is turned", `<dialog id="box" style="zoom: 1.2; transform: rotate(3deg)">${area("")}</dialog>`, LONG, "box.showModal(); field.scrollTop = 40"],
  ["in a popover", `<div popover="manual" id="box" style="transform: translate(20px, 9px) scale(.9)">${area("")}</div>`, LONG, "box.showPopover()"],
  ["scrollbar-gutter", tall("scrollbar-gutter: stable both-edges; overflow: auto")],
  ["a narrow scrollbar", `<style>textarea::-webkit-scrollbar { width: 7px; height: 7px }</style>${area("")}`, LONG],
  ["in a flexbox", `<div style="display: flex; width: 413.7px"><b>客服:</b>${tall("flex: 1")}</div>`],
  ["field-sizing", area("field-sizing: content; width: auto; height: auto; max-width: 300px")],
  [
    "under rules for everything",
    `<style>
      * { color: red !important; font-size: 20px !important; letter-spacing: 3px !important; display: block !important; margin: 3px !important;
        position: relative !important; transform: scale(.9) !important; opacity: .5 !important }
      div { padding: 11px !important; line-height: 3 !important }
    </style>${tall("")}`,
  ],
  ["input", input(""), ONE],
  ["input, scrolled", input("padding: 5px 9px"), ONE, "field.scrollLeft = 133"],
  ["input, higher than its text", input("height: 60px; font: 15px/1.5 Arial"), SHORT],
  ["input, of a least height", input("min-height: 50px; font: 15px/1.5 Arial"), SHORT],
  ["input, as high as its line", input("height: 40px; line-height: 40px; font-family: Arial"), SHORT],
  ["input, lower than its line", input("height: 20px; line-height: 40px; font-family: Arial"), SHORT],
  ["input, height in %", `<div style="height: 80px">${input("height: 50%; font: 15px/1.5 Arial")}</div>`, SHORT],
  ["input, stretched", `<div style="display: flex; height: 50px">${input("font: 15px/1.5 Arial")}</div>`, SHORT],
  ["input, centred", input("text-align: center"), SHORT],
  ["input, centred and long", input("text-align: center"), ONE, "field.scrollLeft = 80"],
  ["input, rtl", input("", "dir=rtl"), "我不知道 abc שלום"],
  ["input, rtl and long", input("", "dir=rtl"), ONE, "field.scrollLeft = -80"],
  ["input, border-box", input("box-sizing: border-box; width: 250.5px; height: 38px; padding: 6px 12.5px; border: 3px solid"), ONE, "field.scrollLeft = 40"],
  ["input, spaced", input("text-indent: 20px; letter-spacing: 2px"), ONE],
  ["input, vertical", input("writing-mode: vertical-rl; width: auto; height: 200px"), SHORT],
  ["input, scaled and turned", `<div style="transform: scale(1.3) rotate(4deg); width: 300px">${input("")}</div>`, ONE, "field.scrollLeft = 40"],
  ["search", input("", "type=search"), SHORT],
  ["search, scrolled", input("", "type=search"), ONE, "field.scrollLeft = 40"],
  ["search, rtl", input("", "type=search dir=rtl"), ONE, "field.scrollLeft = -30"],
];

export const STYLINGS: readonly Styling[] = ROWS.map(([name, html, text = TEXT, then]) => ({ name, html, text, ...(then && { then }) }));
