uniform mat4 m_Inverse;
uniform vec3 m_Eye;
in vec3 inPosition;
out vec3 ray;
void main() {
  vec4 far = m_Inverse * vec4(inPosition.xy, 1.0, 1.0);
  ray = far.xyz / far.w - m_Eye;
  gl_Position = vec4(inPosition.x, -inPosition.y, 1.0, 1.0);
}
