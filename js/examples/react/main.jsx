import { createLinter } from "phraselint";
import { zhService } from "phraselint/packs/zh-service";
import { usePhraselint } from "phraselint/react";
import { StrictMode, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

const loading = createLinter({ packs: [zhService], slots: { company: "云帆" } });

function Conversation() {
  const [linter, setLinter] = useState(null);
  const [sent, setSent] = useState([]);
  const [text, setText] = useState("");
  const box = useRef(null);
  useEffect(() => void loading.then(setLinter), []);
  usePhraselint(box, linter);

  function send(event) {
    event.preventDefault();
    setSent([...sent, text]);
    setText("");
  }
  return (
    <>
      <ol>
        <li className="customer">我的快递三天没动了，怎么回事？</li>
        {sent.map((message, index) => <li key={index}>{message}</li>)}
      </ol>
      <form onSubmit={send}>
        <textarea ref={box} value={text} onChange={(event) => setText(event.target.value)} placeholder="请输入回复" aria-label="回复" />
        <button disabled={text.trim() === ""}>发送</button>
      </form>
    </>
  );
}

createRoot(document.getElementById("app")).render(<StrictMode><Conversation /></StrictMode>);
