// The SPARQL editor: all that we ask of Yasgui goes through this one module.
import Yasgui from "@zazuko/yasgui";

const SETTINGS = {
  requestConfig: { endpoint: "/sparql", method: "POST" },
  autofocus: false, // the reader begins at the top of the page
  copyEndpointOnNewTab: false,
  yasqe: { autocompleters: ["variables"] }, // the other ones ask addresses outside
};

const place = document.querySelector("#editor");
if (place) new Yasgui(place, SETTINGS);
