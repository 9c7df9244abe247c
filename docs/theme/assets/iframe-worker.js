// Opened from a folder, a page may start no worker: then what searches runs in a hidden frame of the page.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    #frame = document.createElement("iframe");
    #started;

    constructor(address) {
      super();
      this.#frame.hidden = true;
      this.#started = new Promise((started) => {
        this.#frame.onload = () => {
          const inside = this.#frame.contentWindow;
          inside.postMessage = (data) => this.#tell(data);
          const script = inside.document.createElement("script");
          script.src = address;
          script.onload = () => started(inside);
          inside.document.head.append(script);
        };
      });
      document.body.append(this.#frame);
    }

    postMessage(data) {
      this.#started.then((inside) => inside.dispatchEvent(new MessageEvent("message", { data })));
    }

    terminate() {
      this.#frame.remove();
    }

    #tell(data) {
      const message = new MessageEvent("message", { data });
      this.dispatchEvent(message);
      this.onmessage?.(message);
    }
  };
}
