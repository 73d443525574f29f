#ifdef SHADOWS
uniform sampler2D m_StaticMap;
uniform sampler2DShadow m_MovingMap;
#endif

in vec4 vAmbient;
in vec3 vDirect;
in vec3 vStatic;
in vec3 vMoving;

out vec4 outColor;

// Variance shadow map: depth and squared depth were blurred once, so one fetch is a soft edge.
float staticSun() {
#ifdef SHADOWS
  vec2 m = texture(m_StaticMap, vStatic.xy).xy;
  float d = vStatic.z - m.x;
  float variance = max(m.y - m.x * m.x, 0.0000005);
  float p = variance / (variance + d * d);
  p = clamp((p - 0.35) / 0.65, 0.0, 1.0);
  return d <= 0.0 ? 1.0 : p;
#else
  return 1.0;
#endif
}

float movingSun() {
#ifdef SHADOWS
  if (any(greaterThan(abs(vMoving - 0.5), vec3(0.495)))) {
    return 1.0;
  }
  return texture(m_MovingMap, vMoving);
#else
  return 1.0;
#endif
}

void main() {
  vec3 c = vAmbient.rgb + vDirect * min(staticSun(), movingSun());
  // A gentle shoulder, then square root for the screen.
  c = c * (1.0 + c * 0.16) / (1.0 + c * 0.55);
  outColor = vec4(sqrt(max(c, 0.0)), vAmbient.a);
}
