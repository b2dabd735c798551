import { createLinter } from "phraselint";
import "phraselint/element";
import { zhService } from "phraselint/packs/zh-service";

document.querySelector("phrase-lint").linter = await createLinter({ packs: [zhService], slots: { company: "云帆" } });

const box = document.querySelector("textarea");
document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const message = document.createElement("li");
  message.textContent = box.value;
  document.querySelector("ol").append(message);
  box.value = "";
});
