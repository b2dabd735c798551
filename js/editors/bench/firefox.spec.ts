import { firefox } from "../browsers/firefox.js";
import { cells } from "./cells.js";
import { isChosen } from "./chosen.js";

cells("firefox", firefox, isChosen(({ isPlain }) => isPlain === true));
