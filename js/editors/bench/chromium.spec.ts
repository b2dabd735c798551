import { chromium } from "../browsers/chromium.js";
import { cells } from "./cells.js";
import { isChosen } from "./chosen.js";

// Each tab of Chromium has a focus of its own here, so that several can be typed into at a time.
cells("chromium", chromium, isChosen(({ isCore }) => isCore), { concurrent: true });
