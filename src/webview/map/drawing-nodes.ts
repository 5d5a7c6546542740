/** A paper, as the graphics card draws it: a disc, with a ring around it or off it, and a dot in it. */
import type Sigma from 'sigma';
import { NodeProgram, type ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import { LEAST_RADIUS } from './drawing-view';

/** What a node has beside what sigma knows of. Lengths are in pixels of the screen. */
export interface NodeLook {
  readonly ring: number;
  /** Between disc and ring. */
  readonly ringGap: number;
  readonly ringColor: string;
  /** Colour of the dot; the disc's own where there is none. */
  readonly dotColor: string;
}

const VERTEX = /* glsl */ `
attribute vec4 a_color;
attribute vec4 a_ringColor;
attribute vec4 a_dotColor;
attribute vec2 a_position;
attribute vec2 a_ring;
attribute float a_size;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_pixel;
varying vec4 v_color;
varying vec4 v_ringColor;
varying vec4 v_dotColor;
varying vec2 v_at;
varying vec2 v_ring;
varying float v_radius;
const float bias = 255.0 / 254.0;

void main() {
  v_radius = max(a_size / u_sizeRatio, ${LEAST_RADIUS.toFixed(1)});
  v_ring = a_ring;
  // A triangle whose inner circle holds everything, and a pixel to smooth the edge.
  float outer = (v_radius + a_ring.x + a_ring.y + 1.0) * 2.0;
  v_at = outer * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + v_at * u_pixel, 1)).xy, 0, 1);
  v_color = a_color;
  v_color.a *= bias;
  v_ringColor = a_ringColor;
  v_ringColor.a *= bias;
  v_dotColor = a_dotColor;
  v_dotColor.a *= bias;
}
`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_ringColor;
varying vec4 v_dotColor;
varying vec2 v_at;
varying vec2 v_ring;
varying float v_radius;
uniform float u_smooth;

vec4 solid(vec4 color) {
  return vec4(color.rgb * color.a, color.a);
}

void main(void) {
  float d = length(v_at);
  float inner = v_radius + v_ring.x;
  float outer = inner + v_ring.y;
  vec4 disc = solid(v_color) * (1.0 - smoothstep(v_radius - u_smooth, v_radius + u_smooth, d));
  float dot = v_radius * 0.38;
  disc = mix(solid(v_dotColor) * v_color.a, disc, smoothstep(dot - u_smooth, dot + u_smooth, d));
  float onRing = v_ring.y > 0.0
    ? smoothstep(inner - u_smooth, inner + u_smooth, d) * (1.0 - smoothstep(outer - u_smooth, outer + u_smooth, d))
    : 0.0;
  gl_FragColor = disc * (1.0 - onRing * v_ringColor.a) + solid(v_ringColor) * onRing;
}
`;

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;

export class PaperProgram extends NodeProgram<'u_matrix' | 'u_sizeRatio' | 'u_pixel' | 'u_smooth'> {
  /** Without the picture of ids that sigma would find by what is pointed at: that is reckoned. */
  constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, renderer: Sigma) {
    super(gl, null, renderer);
  }

  getDefinition() {
    const color = { size: 4, type: UNSIGNED_BYTE, normalized: true };
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES as 4,
      UNIFORMS: ['u_matrix', 'u_sizeRatio', 'u_pixel', 'u_smooth'] as const,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_ring', size: 2, type: FLOAT },
        { name: 'a_color', ...color },
        { name: 'a_ringColor', ...color },
        { name: 'a_dotColor', ...color },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_angle', size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
    };
  }

  processVisibleItem(_id: number, start: number, data: NodeDisplayData & Partial<NodeLook>): void {
    const { x, y, size, color, ringGap = 0, ring = 0, ringColor = color, dotColor = color } = data;
    this.array.set(
      [x, y, size, ringGap, ring, floatColor(color), floatColor(ringColor), floatColor(dotColor)],
      start,
    );
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix!, false, params.matrix);
    gl.uniform1f(uniformLocations.u_sizeRatio!, params.sizeRatio);
    gl.uniform1f(uniformLocations.u_pixel!, pixelOf(params));
    gl.uniform1f(uniformLocations.u_smooth!, 0.5 / params.pixelRatio);
  }
}

/** How long a pixel of the screen is where sigma's shaders reckon: its correction is of half a pixel. */
export const pixelOf = ({ correctionRatio }: RenderParams): number => 2 * correctionRatio;
