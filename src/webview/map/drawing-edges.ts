/** A citation, as the graphics card draws it: a line to the rim of what is cited, with a head or without, or dashed. */
import { createEdgeCompoundProgram, EdgeProgram, type ProgramInfo } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import { type NodeLook, pixelOf } from './drawing-nodes';
import { DASH, HEAD, LEAST_RADIUS } from './drawing-view';

/** What an edge has beside what sigma knows of. */
export interface EdgeLook {
  readonly dashed: boolean;
}

const VERTEX = /* glsl */ `
attribute vec4 a_color;
attribute vec2 a_start;
attribute vec2 a_end;
attribute float a_radius;
attribute float a_rim;
attribute float a_half;
attribute float a_dashed;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_pixel;
varying vec4 v_color;
varying float v_along;
varying float v_across;
varying float v_half;
varying float v_dashed;
const float bias = 255.0 / 254.0;

void main() {
  vec2 line = a_end - a_start;
  float len = max(length(line), 1e-9);
  vec2 direction = line / len;
  v_half = a_half;
  v_dashed = a_dashed;
  // One more pixel to smooth the sides.
  v_across = (a_half + 1.0) * a_corner.y;
  // From the rim of the cited paper backwards; negative below its disc.
  v_along = (1.0 - a_corner.x) * len / u_pixel - (max(a_radius / u_sizeRatio, ${LEAST_RADIUS.toFixed(1)}) + a_rim);
  vec2 at = mix(a_start, a_end, a_corner.x) + vec2(-direction.y, direction.x) * v_across * u_pixel;
  gl_Position = vec4((u_matrix * vec3(at, 1)).xy, 0, 1);
  v_color = a_color;
  v_color.a *= bias;
}
`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying float v_along;
varying float v_across;
varying float v_half;
varying float v_dashed;
uniform float u_smooth;

void main(void) {
  if (v_along < 0.0) discard;
  if (v_dashed > 0.5 && mod(v_along, ${(DASH.length + DASH.gap).toFixed(1)}) > ${DASH.length.toFixed(1)}) discard;
  float inside = 1.0 - smoothstep(v_half - u_smooth, v_half + u_smooth, abs(v_across));
  gl_FragColor = vec4(v_color.rgb * v_color.a, v_color.a) * inside;
}
`;

const { FLOAT, UNSIGNED_BYTE, TRIANGLES, LINES } = WebGLRenderingContext;

export class LineProgram extends EdgeProgram<Uniform> {
  getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES as 4,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_start', size: 2, type: FLOAT },
        { name: 'a_end', size: 2, type: FLOAT },
        { name: 'a_radius', size: 1, type: FLOAT },
        { name: 'a_rim', size: 1, type: FLOAT },
        { name: 'a_half', size: 1, type: FLOAT },
        { name: 'a_dashed', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [0, 1],
        [0, -1],
        [1, 1],
        [1, 1],
        [0, -1],
        [1, -1],
      ],
    };
  }

  processVisibleItem(
    _id: number,
    start: number,
    from: NodeDisplayData,
    to: NodeDisplayData & Partial<NodeLook>,
    data: EdgeDisplayData & Partial<EdgeLook>,
  ): void {
    const { size, color, dashed = false } = data;
    this.array.set(
      [from.x, from.y, to.x, to.y, to.size, rimOf(to), size / 2, Number(dashed), floatColor(color)],
      start,
    );
  }

  setUniforms(params: RenderParams, info: ProgramInfo): void {
    setUniforms(params, info);
  }
}

const HEAD_VERTEX = /* glsl */ `
attribute vec4 a_color;
attribute vec2 a_start;
attribute vec2 a_end;
attribute float a_radius;
attribute float a_rim;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_pixel;
varying vec4 v_color;

void main() {
  vec2 line = a_end - a_start;
  vec2 direction = line / max(length(line), 1e-9);
  float back = max(a_radius / u_sizeRatio, ${LEAST_RADIUS.toFixed(1)}) + a_rim + a_corner.x;
  vec2 at = a_end + (vec2(-direction.y, direction.x) * a_corner.y - direction * back) * u_pixel;
  gl_Position = vec4((u_matrix * vec3(at, 1)).xy, 0, 1);
  v_color = vec4(a_color.rgb * a_color.a, a_color.a);
}
`;

const PLAIN_FRAGMENT = /* glsl */ `
precision mediump float;
varying vec4 v_color;

void main(void) {
  gl_FragColor = v_color;
}
`;

class HeadProgram extends EdgeProgram<Uniform> {
  getDefinition() {
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: HEAD_VERTEX,
      FRAGMENT_SHADER_SOURCE: PLAIN_FRAGMENT,
      METHOD: TRIANGLES as 4,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_start', size: 2, type: FLOAT },
        { name: 'a_end', size: 2, type: FLOAT },
        { name: 'a_radius', size: 1, type: FLOAT },
        { name: 'a_rim', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [0, 0],
        [HEAD.length, HEAD.half],
        [HEAD.length, -HEAD.half],
      ],
    };
  }

  processVisibleItem(
    _id: number,
    start: number,
    from: NodeDisplayData,
    to: NodeDisplayData & Partial<NodeLook>,
    { color }: EdgeDisplayData,
  ): void {
    this.array.set([from.x, from.y, to.x, to.y, to.size, rimOf(to), floatColor(color)], start);
  }

  setUniforms(params: RenderParams, info: ProgramInfo): void {
    setUniforms(params, info);
  }
}

export const ArrowProgram = createEdgeCompoundProgram([LineProgram, HeadProgram]);

const rimOf = ({ ringGap = 0, ring = 0 }: Partial<NodeLook>): number => ringGap + ring;

const UNIFORMS = ['u_matrix', 'u_sizeRatio', 'u_pixel', 'u_smooth'] as const;
type Uniform = (typeof UNIFORMS)[number];

function setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
  gl.uniformMatrix3fv(uniformLocations.u_matrix!, false, params.matrix);
  gl.uniform1f(uniformLocations.u_sizeRatio!, params.sizeRatio);
  gl.uniform1f(uniformLocations.u_pixel!, pixelOf(params));
  if (uniformLocations.u_smooth) gl.uniform1f(uniformLocations.u_smooth, 0.5 / params.pixelRatio);
}

const HAIR_VERTEX = /* glsl */ `
attribute vec4 a_color;
attribute vec2 a_position;
uniform mat3 u_matrix;
varying vec4 v_color;

void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  v_color = vec4(a_color.rgb * a_color.a, a_color.a);
}
`;

/** One of thousands: a line as thin as the screen has it, neither smoothed nor cut at the rim; ten times as quick. */
export class HairProgram extends EdgeProgram<'u_matrix'> {
  getDefinition() {
    return {
      VERTICES: 2,
      VERTEX_SHADER_SOURCE: HAIR_VERTEX,
      FRAGMENT_SHADER_SOURCE: PLAIN_FRAGMENT,
      METHOD: LINES as 1,
      UNIFORMS: ['u_matrix'] as const,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
    };
  }

  processVisibleItem(
    _id: number,
    start: number,
    from: NodeDisplayData,
    to: NodeDisplayData,
    data: EdgeDisplayData,
  ): void {
    const color = floatColor(data.color);
    this.array.set([from.x, from.y, color, to.x, to.y, color], start);
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix!, false, params.matrix);
  }
}
