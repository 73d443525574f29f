// Marks: one colour, a colour a vertex, a hull grown by some pixels, or a translucent ghost.
uniform mat4 g_WorldViewProjectionMatrix;
uniform mat4 g_WorldMatrix;
uniform vec4 m_Color;
#ifdef EXPAND
uniform vec2 m_Expand;
#endif
#ifdef RIM
uniform vec3 m_Eye;
#endif

in vec3 inPosition;
#if defined(EXPAND) || defined(RIM)
in vec4 inNormal;
#endif
#ifdef VERTEX_COLOR
in vec4 inColor;
#endif

out vec4 color;

void main() {
  color = m_Color;
#ifdef VERTEX_COLOR
  color *= inColor;
#endif
  gl_Position = g_WorldViewProjectionMatrix * vec4(inPosition, 1.0);
#ifdef EXPAND
  vec3 n = (g_WorldViewProjectionMatrix * vec4(inNormal.xyz, 0.0)).xyz;
  vec2 side = n.xy / max(length(n.xy), 0.00001);
  gl_Position.xy += side * m_Expand * gl_Position.w;
#endif
#ifdef RIM
  vec3 world = (g_WorldMatrix * vec4(inPosition, 1.0)).xyz;
  vec3 normal = normalize(mat3(g_WorldMatrix) * inNormal.xyz);
  float graze = 1.0 - abs(dot(normal, normalize(m_Eye - world)));
  color.a *= 0.28 + 0.72 * graze * graze;
  color.rgb *= 0.85 + 0.15 * normal.z;
#endif
  gl_Position.y = -gl_Position.y;
}
