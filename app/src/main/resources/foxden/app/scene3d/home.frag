in vec4 vAmbient;
in vec3 vDirect;
#ifndef GLASS
uniform sampler2D m_StaticMap;
in vec3 vStatic;
#endif
#ifdef MOVING
uniform sampler2DShadow m_MovingMap;
in vec3 vMoving;
#endif
#ifdef FLOOR
uniform sampler2D m_ContactMap;
in vec2 vContact;
#endif

out vec4 outColor;

#ifndef GLASS
// Variance shadow map: depth and squared depth were blurred once, so one fetch is a soft edge.
float sun() {
  vec2 m = texture(m_StaticMap, vStatic.xy).xy;
  float d = max(vStatic.z - m.x, 0.0);
  float variance = max(m.y - m.x * m.x, 0.0000004);
  float p = variance / (variance + d * d);
  // The tail of the bound is light that leaks where shadows overlap.
  p = clamp((p - 0.3) * 1.4286, 0.0, 1.0);
#ifdef OUTSIDE
  vec3 o = abs(vStatic - 0.5);
  p = max(max(o.x, o.y), o.z) > 0.4995 ? 1.0 : p;
#endif
#ifdef MOVING
  vec3 e = abs(vMoving - 0.5);
  // One fetch is four compared texels: soft enough, and only what stands near the robot pays.
  float q = texture(m_MovingMap, vMoving);
  p = max(max(e.x, e.y), e.z) > 0.495 ? p : min(p, q);
#endif
  return p;
}
#endif

void main() {
#ifdef GLASS
  vec3 c = vAmbient.rgb + vDirect;
#else
#ifdef FLOOR
  // Shade where things stand: all of it for the sky's light, some of it for the sun's.
  float open = texture(m_ContactMap, vContact).r;
  vec3 c = vAmbient.rgb * open + vDirect * (sun() * (0.35 + 0.65 * open));
#else
  vec3 c = vAmbient.rgb + vDirect * sun();
#endif
#endif
  // A gentle shoulder, then square root for the screen.
  c = c * (1.0 + c * 0.16) / (1.0 + c * 0.55);
#ifdef GLASS
  // Premultiplied, so that the picture itself stays opaque.
  outColor = vec4(sqrt(c) * vAmbient.a, vAmbient.a);
#else
  outColor = vec4(sqrt(c), 1.0);
#endif
}
