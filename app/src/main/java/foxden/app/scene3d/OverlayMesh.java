package foxden.app.scene3d;

import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.VertexBuffer;
import com.jme3.util.BufferUtils;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines, arrows and volumes as ribbons that face the camera and keep their width in pixels. Belongs
 * to the render thread.
 */
final class OverlayMesh {

  private static final float LINE_PIXELS = 1.7f;
  private static final float FILL_ALPHA = 0.12f;

  private float[] positions = new float[3 * 512];
  private float[] colors = new float[4 * 512];
  private int vertices;
  private @Nullable Geometry geometry;
  private double pixel;
  private double[] eye = new double[3];

  /** All shapes in one geometry without shared vertices. */
  Geometry build(List<OverlayShape> shapes, CameraPose camera, int w, int h) {
    vertices = 0;
    eye = new double[] {camera.eyeX(), camera.eyeY(), camera.eyeZ()};
    // Size of one pixel (of a picture 700 high) at one metre.
    pixel = 2 * Math.tan(camera.fovY() / 2) / Math.min(h, 700);
    for (OverlayShape s : shapes) {
      if (s instanceof OverlayShape.Line l) {
        line(l);
      } else if (s instanceof OverlayShape.Arrow a) {
        arrow(a);
      } else if (s instanceof OverlayShape.Volume v) {
        volume(v);
      }
    }
    Mesh m = new Mesh();
    m.setBuffer(
        VertexBuffer.Type.Position,
        3,
        BufferUtils.createFloatBuffer(Arrays.copyOf(positions, 3 * vertices)));
    m.setBuffer(
        VertexBuffer.Type.Color,
        4,
        BufferUtils.createFloatBuffer(Arrays.copyOf(colors, 4 * vertices)));
    m.updateBound();
    Geometry before = geometry;
    if (before != null) {
      // Native memory goes with the old mesh.
      before.getMesh().getBufferList().forEach(VertexBuffer::dispose);
    }
    Geometry g = Stage.geometry("overlay", m);
    geometry = g;
    return g;
  }

  private void line(OverlayShape.Line l) {
    float[] p = l.points();
    int n = p.length / 3;
    int last = l.closed() ? n : n - 1;
    for (int i = 0; i < last; i++) {
      int j = (i + 1) % n;
      ribbon(
          new double[] {p[3 * i], p[3 * i + 1], p[3 * i + 2]},
          new double[] {p[3 * j], p[3 * j + 1], p[3 * j + 2]},
          LINE_PIXELS,
          LINE_PIXELS,
          l.rgb(),
          0.95f);
    }
  }

  private void arrow(OverlayShape.Arrow a) {
    double[] f = {a.from()[0], a.from()[1], a.from()[2]};
    double[] t = {a.to()[0], a.to()[1], a.to()[2]};
    double len = distance(f, t);
    double head = Math.min(len * 0.5, 9 * pixel * distance(t, eye));
    double s = len < 1e-9 ? 0 : 1 - head / len;
    double[] neck = new double[3];
    for (int k = 0; k < 3; k++) {
      neck[k] = f[k] + (t[k] - f[k]) * s;
    }
    ribbon(f, neck, LINE_PIXELS, LINE_PIXELS, a.rgb(), 0.95f);
    ribbon(neck, t, 6, 0, a.rgb(), 0.95f);
  }

  private void volume(OverlayShape.Volume v) {
    double[][] c = new double[8][];
    for (int i = 0; i < 8; i++) {
      double[] d =
          Picker.rotate(
              v.pose()[3],
              v.pose()[4],
              v.pose()[5],
              v.pose()[6],
              (i & 1) == 0 ? -v.half()[0] : v.half()[0],
              (i & 2) == 0 ? -v.half()[1] : v.half()[1],
              (i & 4) == 0 ? -v.half()[2] : v.half()[2]);
      c[i] = new double[] {d[0] + v.pose()[0], d[1] + v.pose()[1], d[2] + v.pose()[2]};
    }
    int[][] faces = {
      {0, 1, 3, 2}, {4, 5, 7, 6}, {0, 1, 5, 4}, {2, 3, 7, 6}, {0, 2, 6, 4}, {1, 3, 7, 5}
    };
    for (int[] q : faces) {
      vertex(c[q[0]], v.rgb(), FILL_ALPHA);
      vertex(c[q[1]], v.rgb(), FILL_ALPHA);
      vertex(c[q[2]], v.rgb(), FILL_ALPHA);
      vertex(c[q[0]], v.rgb(), FILL_ALPHA);
      vertex(c[q[2]], v.rgb(), FILL_ALPHA);
      vertex(c[q[3]], v.rgb(), FILL_ALPHA);
    }
    for (int i = 0; i < 8; i++) {
      for (int bit = 1; bit < 8; bit <<= 1) {
        if ((i & bit) == 0) {
          ribbon(c[i], c[i | bit], LINE_PIXELS, LINE_PIXELS, v.rgb(), 0.9f);
        }
      }
    }
  }

  // A strip from a to b that turns its broad side to the eye; widths in pixels.
  private void ribbon(double[] a, double[] b, double pxA, double pxB, int rgb, float alpha) {
    double[] along = {b[0] - a[0], b[1] - a[1], b[2] - a[2]};
    double[] view = {eye[0] - a[0], eye[1] - a[1], eye[2] - a[2]};
    double[] side = {
      along[1] * view[2] - along[2] * view[1],
      along[2] * view[0] - along[0] * view[2],
      along[0] * view[1] - along[1] * view[0]
    };
    double n = Math.sqrt(side[0] * side[0] + side[1] * side[1] + side[2] * side[2]);
    if (n < 1e-12) {
      return;
    }
    double wa = 0.5 * pxA * pixel * distance(a, eye) / n;
    double wb = 0.5 * pxB * pixel * distance(b, eye) / n;
    double[] a0 = plus(a, side, wa);
    double[] a1 = plus(a, side, -wa);
    double[] b0 = plus(b, side, wb);
    double[] b1 = plus(b, side, -wb);
    vertex(a0, rgb, alpha);
    vertex(b0, rgb, alpha);
    vertex(b1, rgb, alpha);
    vertex(a0, rgb, alpha);
    vertex(b1, rgb, alpha);
    vertex(a1, rgb, alpha);
  }

  private void vertex(double[] p, int rgb, float alpha) {
    if (3 * vertices + 3 > positions.length) {
      positions = Arrays.copyOf(positions, positions.length * 2);
      colors = Arrays.copyOf(colors, colors.length * 2);
    }
    for (int k = 0; k < 3; k++) {
      positions[3 * vertices + k] = (float) p[k];
      colors[4 * vertices + k] = (rgb >> (16 - 8 * k) & 0xff) / 255f;
    }
    colors[4 * vertices + 3] = alpha;
    vertices++;
  }

  private static double[] plus(double[] a, double[] d, double s) {
    return new double[] {a[0] + d[0] * s, a[1] + d[1] * s, a[2] + d[2] * s};
  }

  private static double distance(double[] a, double[] b) {
    return Math.sqrt(
        (a[0] - b[0]) * (a[0] - b[0])
            + (a[1] - b[1]) * (a[1] - b[1])
            + (a[2] - b[2]) * (a[2] - b[2]));
  }
}
