in vec3 inPosition;
out vec2 uv;
void main() {
  uv = inPosition.xy * 0.5 + 0.5;
  gl_Position = vec4(inPosition.xy, 1.0, 1.0);
}
