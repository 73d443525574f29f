// Colours on the screen: in the shade (with opacity), and in the sun.
in vec4 vShade;
#ifndef GLASS
in vec3 vSun;
#endif
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
  // Premultiplied, so that the picture itself stays opaque.
  outColor = vec4(vShade.rgb * vShade.a, vShade.a);
#else
#ifdef FLOOR
  // Darker where things stand: what is left in the shade, and in the sun.
  vec2 open = texture(m_ContactMap, vContact).rg;
  outColor = vec4(mix(vShade.rgb * open.r, vSun * open.g, sun()), 1.0);
#else
  outColor = vec4(mix(vShade.rgb, vSun, sun()), 1.0);
#endif
#endif
}
