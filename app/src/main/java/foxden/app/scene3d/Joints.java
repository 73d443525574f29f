package foxden.app.scene3d;

/**
 * A floor seen from so far that its joints are thinner than a pixel: what shows between planks or
 * tiles takes their mean colour. Drawn dark, a joint hits some pixels and misses others, and the
 * floor is dotted with crawling specks.
 */
final class Joints {

  // What faces up this much below the top is the bed that shows in the joints, m.
  private static final float BED = 0.0002f;

  private Joints() {}

  /** The floor with the colour of its joints taken from what they part; the same one without. */
  static TriMesh closed(TriMesh floor) {
    float top = -1e9f;
    int n = floor.indices().length;
    for (int i = 0; i < n; i++) {
      if (floor.normals()[4 * floor.indices()[i] + 2] > 0.9f) {
        top = Math.max(top, floor.positions()[3 * floor.indices()[i] + 2]);
      }
    }
    float[] mean = new float[3];
    float area = 0;
    for (int t = 0; t < n; t += 3) {
      if (up(floor, t, top - BED, 1e9f)) {
        float a = area(floor, t);
        area += a;
        for (int q = 0; q < 3; q++) {
          mean[q] += a * floor.colors()[4 * floor.indices()[t] + q];
        }
      }
    }
    if (area <= 0) {
      return floor;
    }
    float[] colors = floor.colors().clone();
    for (int t = 0; t < n; t += 3) {
      if (up(floor, t, top - 0.03f, top - BED)) {
        for (int k = 0; k < 3; k++) {
          for (int q = 0; q < 3; q++) {
            colors[4 * floor.indices()[t + k] + q] = mean[q] / area;
          }
        }
      }
    }
    return new TriMesh(floor.positions(), floor.normals(), colors, floor.indices());
  }

  private static boolean up(TriMesh m, int t, float above, float below) {
    int v = m.indices()[t];
    float z = m.positions()[3 * v + 2];
    return m.normals()[4 * v + 2] > 0.9f && z > above && z < below;
  }

  private static float area(TriMesh m, int t) {
    float[] p = m.positions();
    int a = 3 * m.indices()[t];
    int b = 3 * m.indices()[t + 1];
    int c = 3 * m.indices()[t + 2];
    return Math.abs((p[b] - p[a]) * (p[c + 1] - p[a + 1]) - (p[b + 1] - p[a + 1]) * (p[c] - p[a]))
        / 2;
  }
}
