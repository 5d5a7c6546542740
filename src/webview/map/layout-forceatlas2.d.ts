/** The library types what works on a whole graph; this is the step below it, for matrices of one's own. */
declare module 'graphology-layout-forceatlas2/iterate.js' {
  export default function iterate(settings: object, nodes: Float32Array, edges: Float32Array): unknown;
}
