uniform sampler2D m_Source;
uniform vec2 m_Step;
in vec2 uv;
out vec4 outColor;

#ifdef FROM_DEPTH
vec2 at(vec2 p) {
  float d = texture(m_Source, p).r;
  return vec2(d, d * d);
}
#endif

void main() {
#ifdef FROM_DEPTH
  // Four texels of the depth map make one of the smaller map.
  vec2 s = at(uv + m_Step * vec2(-0.5, -0.5)) + at(uv + m_Step * vec2(0.5, -0.5))
      + at(uv + m_Step * vec2(-0.5, 0.5)) + at(uv + m_Step * vec2(0.5, 0.5));
  outColor = vec4(s * 0.25, 0.0, 1.0);
#else
  // Gauss, sigma 1.5 texels.
  vec2 s = texture(m_Source, uv).rg * 0.2660;
  s += (texture(m_Source, uv - m_Step).rg + texture(m_Source, uv + m_Step).rg) * 0.2130;
  s += (texture(m_Source, uv - 2.0 * m_Step).rg + texture(m_Source, uv + 2.0 * m_Step).rg) * 0.1094;
  s += (texture(m_Source, uv - 3.0 * m_Step).rg + texture(m_Source, uv + 3.0 * m_Step).rg) * 0.0446;
  outColor = vec4(s, 0.0, 1.0);
#endif
}
