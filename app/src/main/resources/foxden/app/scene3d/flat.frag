in vec4 color;
out vec4 outColor;
void main() {
  // Premultiplied, so that the picture itself stays opaque.
  outColor = vec4(color.rgb * color.a, color.a);
}
