// Light is summed, and made into a colour on the screen, per vertex; the fragment shader only mixes
// shade and sun.
uniform mat4 g_WorldViewProjectionMatrix;
uniform mat4 g_WorldMatrix;
uniform vec3 m_SunDirection;
uniform vec3 m_SunColor;
uniform vec3 m_SkyColor;
uniform vec3 m_GroundColor;
uniform vec3 m_Eye;
#ifndef GLASS
uniform mat4 m_StaticShadow;
#endif
#ifdef MOVING
uniform mat4 m_MovingShadow;
#endif
uniform float m_Exposure;

in vec3 inPosition;
in vec4 inNormal;
in vec4 inColor;

out vec4 vShade;
#ifndef GLASS
out vec3 vSun;
out vec3 vStatic;
#endif
#ifdef MOVING
out vec3 vMoving;
#endif
#ifdef FLOOR
uniform vec4 m_ContactPlace;
out vec2 vContact;
#endif

// A gentle shoulder, then square root for the screen.
vec3 screen(vec3 light) {
  vec3 c = light * m_Exposure;
  return sqrt(c * (1.0 + c * 0.16) / (1.0 + c * 0.55));
}

void main() {
  vec4 world = g_WorldMatrix * vec4(inPosition, 1.0);
  vec3 n = normalize(mat3(g_WorldMatrix) * inNormal.xyz);
  float gloss = inNormal.w;
  vec3 albedo = inColor.rgb * inColor.rgb;
  vec3 eye = normalize(m_Eye - world.xyz);

  // Hemisphere: cool sky above, warm bounce from the floor below; a soft wrap keeps shade alive.
  vec3 ambient = mix(m_GroundColor, m_SkyColor, n.z * 0.5 + 0.5);
  ambient += m_SunColor * 0.10 * (0.5 + 0.5 * dot(n, vec3(-m_SunDirection.xy, 0.35)));
  float facing = dot(n, m_SunDirection);
  vec3 direct = m_SunColor * max(facing, 0.0);

  // Gloss: a sky reflection that grows towards grazing angles, and a broad sun highlight.
  float graze = 1.0 - max(dot(n, eye), 0.0);
  graze *= graze;
  vec3 h = normalize(eye + m_SunDirection);
  float spec = max(dot(n, h), 0.0);
  spec *= spec; spec *= spec; spec *= spec; spec *= spec;
  vec3 shine = m_SkyColor * gloss * (0.06 + 0.5 * graze * graze);

#ifdef GLASS
  float alpha = mix(inColor.a, 1.0, 0.55 * graze);
  vec3 light = albedo * ambient + m_SkyColor * (0.25 + graze) + m_SunColor * (0.1 + spec);
  vShade = vec4(screen(light), alpha);
#else
  float lit = inColor.a;
  vec3 rim = m_SkyColor * 0.05 * graze * (0.4 + 0.6 * n.z * n.z);
  vec3 glow = albedo * 1.6;
  vec3 shade = mix(glow, albedo * ambient + shine + rim * albedo, lit);
  vec3 sun = lit * (albedo * direct + m_SunColor * gloss * 0.35 * spec * step(0.0, facing));
  vShade = vec4(screen(shade), 1.0);
  vSun = screen(shade + sun);
#endif
#ifndef GLASS
  vStatic = (m_StaticShadow * world).xyz;
#endif
#ifdef FLOOR
  vContact = world.xy * m_ContactPlace.xy + m_ContactPlace.zw;
#endif
#ifdef MOVING
  vMoving = (m_MovingShadow * world).xyz;
#endif

  gl_Position = g_WorldViewProjectionMatrix * vec4(inPosition, 1.0);
  // Rows top-down, as every picture format wants them.
  gl_Position.y = -gl_Position.y;
}
