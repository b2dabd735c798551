// What the add-on shows around the page: its button with the popup, the sidebar, and the browser's question about access. All of it is in
// the browser's own window, and is there in real life only; the pages in it are reached by way of their frames.
import { expect } from "vitest";
import { ID } from "./launch.js";
import { PATIENCE, type Firefox } from "./support.js";

/** As Firefox makes an id for its window of the add-on's. */
const WIDGET = ID.toLowerCase().replace(/[^a-z0-9_-]/g, "_");
const POPUP = "browser.webextension-popup-browser";

/** One of the add-on's pages that is no tab. */
export interface Shown {
  /** What a person reads in an element, by default the whole; "" where there is none. */
  text(selector?: string): Promise<string>;
  /** Clicks into the middle of an element, as with a mouse. */
  click(selector: string): Promise<void>;
}

/** Presses the add-on's button, as with a mouse, over the page in front. */
export async function openPopup(firefox: Firefox): Promise<Shown> {
  await firefox.inWindow((widget) => {
    // On the bar itself, where a person pins it.
    CustomizableUI.addWidgetToArea(`${widget}-browser-action`, "nav-bar");
    document.getElementById(`${widget}-BAP`)?.click();
  }, WIDGET);
  const popup = shown(firefox, null, POPUP);
  await expect.poll(() => popup.text("#headline"), PATIENCE).not.toBe("");
  return popup;
}

export async function closePopup(firefox: Firefox): Promise<void> {
  await firefox.inWindow((selector) => (document.querySelector(selector)?.closest("panel") as unknown as Panel | null)?.hidePopup(), POPUP);
  await expect.poll(() => isOpen(firefox), PATIENCE).toBe(false);
}

const isOpen = (firefox: Firefox): Promise<boolean> => firefox.inWindow((selector) => document.querySelector(selector) !== null, POPUP);

export const isSidebarOpen = (firefox: Firefox): Promise<boolean> => firefox.inWindow((id) => SidebarController.isOpen && SidebarController.currentID === id, `${WIDGET}-sidebar-action`);

/** The sidebar, once it is open. */
export async function sidebar(firefox: Firefox): Promise<Shown> {
  const page = shown(firefox, "#sidebar", "browser");
  await expect.poll(() => page.text("#summary").catch(() => ""), PATIENCE).not.toBe("");
  return page;
}

export const closeSidebar = (firefox: Firefox): Promise<void> => firefox.inWindow(() => SidebarController.hide());

/** Waits for the browser's question about access, and answers it. @returns what it says */
export async function answer(firefox: Firefox, granted: boolean): Promise<string> {
  let asked = "";
  await expect.poll(async () => (asked = await firefox.inWindow((granted) => {
    const question = document.querySelector("#notification-popup > #addon-webext-permissions-notification") as Question | null;
    const text = question?.textContent ?? "";
    (granted ? question?.button : question?.secondaryButton)?.click();
    return text;
  }, granted)), PATIENCE).not.toBe("");
  return asked;
}

function shown(firefox: Firefox, around: string | null, frame: string): Shown {
  /** Runs a function in the page. It sees nothing but its arguments. */
  const inPage = <Answer>(run: (page: Window, selector: string) => Answer, selector: string): Promise<Answer> =>
    firefox.inWindow((around, frame, run, selector) => new Promise((done, fail) => {
      const place = around === null ? document : (document.querySelector(around) as HTMLIFrameElement).contentDocument;
      const { messageManager } = place?.querySelector(frame) as unknown as Framed;
      const name = `answer-${Math.random()}`;
      messageManager.addMessageListener(name, ({ data }) => ("error" in data ? fail(new Error(data.error)) : done(data.answer)));
      const script = `try { sendAsyncMessage("${name}", { answer: (${run})(content, ${JSON.stringify(selector)}) }); } catch (error) { sendAsyncMessage("${name}", { error: String(error) }); }`;
      messageManager.loadFrameScript(`data:,${encodeURIComponent(script)}`, false);
    }), around, frame, String(run), selector) as Promise<Answer>;
  return {
    text: (selector = "body") => inPage(({ document }, selector) => document.querySelector<HTMLElement>(selector)?.innerText ?? "", selector),
    click: (selector) => inPage((page, selector) => {
      const element = page.document.querySelector(selector);
      if (!element) throw new Error(`there is no ${selector}`);
      element.scrollIntoView({ block: "center" });
      const { left, top, width, height } = element.getBoundingClientRect();
      for (const type of ["mousemove", "mousedown", "mouseup"]) (page as unknown as Mouse).synthesizeMouseEvent(type, left + width / 2, top + height / 2, { button: 0, clickCount: 1 }, {});
    }, selector),
  };
}

interface Panel {
  hidePopup(): void;
}
interface Question extends HTMLElement {
  readonly button: HTMLElement;
  readonly secondaryButton: HTMLElement;
}
interface Framed {
  readonly messageManager: {
    addMessageListener(name: string, listener: (message: { data: { answer: unknown } | { error: string } }) => void): void;
    loadFrameScript(url: string, later: boolean): void;
  };
}
interface Mouse {
  synthesizeMouseEvent(type: string, x: number, y: number, event: object, options: object): void;
}

declare const CustomizableUI: { addWidgetToArea(widget: string, area: string): void };
declare const SidebarController: { readonly isOpen: boolean; readonly currentID: string; hide(): void };
