import { Form, Input } from "antd";
import { type PhraselintHandle, PhraseLint, usePhraselint } from "phraselint/react";
import { type ChangeEvent, type ComponentType, StrictMode, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { linter, optionsOf, type Props, scenes, told, USUAL } from "./app.js";

let handle: PhraselintHandle | null = null;
const lint = (props: Props) => (props.loaded ? linter : undefined);
type Draw = ComponentType<{ readonly props: Props }>;

function useText() {
  const [text, setText] = useState("");
  return { text, bound: { value: text, onChange: (event: ChangeEvent<HTMLTextAreaElement | HTMLInputElement>) => setText(event.target.value) } };
}

const Hook: Draw = ({ props }) => {
  const box = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const { text, bound } = useText();
  handle = usePhraselint(box, lint(props), optionsOf(props));
  return <>{boxOf(props, { ref: box, ...bound })}<output>{text}</output></>;
};

const CallbackRef: Draw = ({ props }) => {
  const [box, setBox] = useState<HTMLElement | null>(null);
  const { text, bound } = useText();
  handle = usePhraselint(box, lint(props), optionsOf(props));
  return <>{boxOf(props, { ref: setBox, ...bound })}<output>{text}</output></>;
};

const Component: Draw = ({ props }) => {
  const { text, bound } = useText();
  return <><PhraseLint ref={keep} linter={lint(props)} options={optionsOf(props)}><div>{boxOf(props, bound)}</div></PhraseLint><output>{text}</output></>;
};

const Antd: Draw = ({ props }) => {
  const { text, bound } = useText();
  return (
    <>
      <PhraseLint ref={keep} linter={lint(props)} options={optionsOf(props)}>
        {props.box === "area" && <Input.TextArea autoSize allowClear {...bound} />}
        {props.box === "line" && <Input prefix="→" {...bound} />}
      </PhraseLint>
      <output>{text}</output>
    </>
  );
};

const AntdForm: Draw = ({ props }) => {
  const [form] = Form.useForm<{ reply?: string }>();
  const text = Form.useWatch("reply", form);
  return (
    <Form form={form}>
      <PhraseLint ref={keep} linter={lint(props)} options={optionsOf(props)}>
        <Form.Item name="reply">{props.box === "area" ? <Input.TextArea /> : props.box === "line" ? <Input /> : <b />}</Form.Item>
      </PhraseLint>
      <output>{text}</output>
    </Form>
  );
};

function boxOf({ box }: Props, attributes: object) {
  if (box === "none") return null;
  return box === "area" ? <textarea {...attributes} /> : <input {...attributes} />;
}

function keep(given: PhraselintHandle | null) {
  handle = given;
}

const KINDS: Record<string, Draw> = { "a hook": Hook, "a hook and a callback ref": CallbackRef, "a component": Component, "a component around antd": Antd, "a component around antd's form item": AntdForm };
let root: Root | undefined;
let props = USUAL;
let Kind: Draw;
const draw = () => flushSync(() => root?.render(<StrictMode><Kind props={props} /></StrictMode>));

globalThis.app = {
  linter,
  told,
  scenes,
  mount(kind, given) {
    props = { ...USUAL, ...given };
    Kind = KINDS[kind] as Draw;
    root = createRoot(document.getElementById("root") as HTMLElement);
    draw();
  },
  set(given) {
    props = { ...props, ...given };
    draw();
  },
  unmount: () => root?.unmount(),
  attached: () => handle?.attached,
};
