// What the Node host and the web worker host both give, and nothing else of either.
declare function setTimeout(handler: () => void, ms: number): number;
declare function clearTimeout(handle: number | undefined): void;
declare const performance: { now(): number };
declare class TextEncoder {
  encode(input: string): Uint8Array;
}
