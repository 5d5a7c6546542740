// The one thing outside the language that the core uses: the WHATWG decoder and encoder, which every host has
// (Node, web worker, browser) and which are as pure as a function of bytes can be.
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}
declare class TextEncoder {
  encode(input: string): Uint8Array;
}
