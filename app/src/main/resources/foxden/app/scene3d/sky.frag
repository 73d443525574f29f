uniform vec4 m_Zenith;
uniform vec4 m_Horizon;
uniform vec3 m_Sun;
in vec3 ray;
out vec4 outColor;
void main() {
  vec3 d = normalize(ray);
  float up = max(d.z, 0.0);
  vec3 c = mix(m_Horizon.rgb, m_Zenith.rgb, sqrt(up) * 0.9);
  float glow = max(dot(d, m_Sun), 0.0);
  glow *= glow; glow *= glow;
  c += vec3(0.30, 0.22, 0.10) * glow * 0.5;
  outColor = vec4(sqrt(c), 1.0);
}
