import { fillPage } from "../pages/i18n.js";

fillPage("privacyTitle");
