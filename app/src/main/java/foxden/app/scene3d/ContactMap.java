package foxden.app.scene3d;

import com.jme3.math.Vector4f;
import com.jme3.texture.Image;
import com.jme3.texture.Texture;
import com.jme3.texture.Texture2D;
import com.jme3.texture.image.ColorSpace;
import com.jme3.util.BufferUtils;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of the sky each spot of the floor sees past the furniture that stands on it: a soft dark
 * rim where things touch the floor and a broad shade under tables and beds. Made on the CPU from
 * the clearance (height of the lowest surface above each cell), not by rays: an approximation that
 * is right in look, not in photometry.
 */
final class ContactMap {

  private static final float CELL = 0.04f;
  // Surfaces higher than this do not shade the floor, m.
  private static final float REACH = 0.9f;
  private static final float FAR = 10f;

  private final float x0;
  private final float y0;
  private final int w;
  private final int h;
  private final float[] fixedClearance;
  private final Texture2D texture;

  /** A map over a rectangle of the floor, m. */
  ContactMap(float x0, float y0, float x1, float y1) {
    this.x0 = x0 - 0.4f;
    this.y0 = y0 - 0.4f;
    w = Math.max(4, Math.min(1024, (int) Math.ceil((x1 - x0 + 0.8f) / CELL)));
    h = Math.max(4, Math.min(1024, (int) Math.ceil((y1 - y0 + 0.8f) / CELL)));
    fixedClearance = new float[w * h];
    java.util.Arrays.fill(fixedClearance, FAR);
    // Four bytes a texel: software rasterisers read that format several times as fast as one byte.
    texture = new Texture2D(w, h, Image.Format.RGBA8);
    texture.setMinFilter(Texture.MinFilter.BilinearNoMipMaps);
    texture.setMagFilter(Texture.MagFilter.Bilinear);
    texture.setWrap(Texture.WrapMode.EdgeClamp);
  }

  /** Red: what is left of a colour in the shade; green: of one in the sun; the roots of light. */
  Texture2D texture() {
    return texture;
  }

  /** What turns world x y into texture coordinates: scale in x y, offset in z w. */
  Vector4f placement() {
    return new Vector4f(1 / (w * CELL), 1 / (h * CELL), -x0 / (w * CELL), -y0 / (h * CELL));
  }

  /** Adds something that never moves; world frame. */
  void addFixed(TriMesh mesh) {
    add(fixedClearance, mesh, null);
  }

  /** Makes the texture anew with bodies at rest on top of what is fixed. */
  void update(List<TriMesh> meshes, List<float[]> poses) {
    float[] clearance = fixedClearance.clone();
    for (int i = 0; i < meshes.size(); i++) {
      add(clearance, meshes.get(i), poses.get(i));
    }
    float[] tight = new float[w * h];
    float[] broad = new float[w * h];
    for (int i = 0; i < tight.length; i++) {
      tight[i] = (float) Math.exp(-clearance[i] / 0.07);
      broad[i] = (float) Math.exp(-clearance[i] / 0.40);
    }
    blur(tight, 1);
    blur(broad, 6);
    ByteBuffer bytes = BufferUtils.createByteBuffer(4 * w * h);
    for (int i = 0; i < tight.length; i++) {
      float shade = 0.45f * tight[i] + 0.50f * broad[i];
      double open = Math.max(0.18, 1 - shade);
      // What colours on the screen, square roots of light, are multiplied with: all of it counts
      // for
      // the sky's light, some of it for the sun's.
      byte shaded = (byte) Math.round(255 * Math.sqrt(open));
      byte sunny = (byte) Math.round(255 * Math.sqrt(0.35 + 0.65 * open));
      bytes.put(shaded).put(sunny).put((byte) 0).put((byte) 255);
    }
    bytes.flip();
    texture.setImage(new Image(Image.Format.RGBA8, w, h, bytes, ColorSpace.Linear));
  }

  // Samples a triangle about every cell and keeps the lowest height per cell.
  private void add(float[] clearance, TriMesh mesh, float @Nullable [] pose) {
    float[] p = mesh.positions();
    if (pose != null) {
      p = mesh.transformed(Stage.matrix(pose)).positions();
    }
    int[] idx = mesh.indices();
    for (int t = 0; t < idx.length; t += 3) {
      int a = 3 * idx[t];
      int b = 3 * idx[t + 1];
      int c = 3 * idx[t + 2];
      float low = Math.min(p[a + 2], Math.min(p[b + 2], p[c + 2]));
      float high = Math.max(p[a + 2], Math.max(p[b + 2], p[c + 2]));
      if (low > REACH || high < 0.004f) {
        continue;
      }
      float longest = Math.max(edge(p, a, b), Math.max(edge(p, b, c), edge(p, c, a)));
      int n = Math.max(1, Math.min(220, (int) Math.ceil(longest / (CELL * 0.8f))));
      for (int i = 0; i <= n; i++) {
        for (int j = 0; j <= n - i; j++) {
          float u = (float) i / n;
          float v = (float) j / n;
          float s = 1 - u - v;
          float z = s * p[a + 2] + u * p[b + 2] + v * p[c + 2];
          if (z < -0.02f || z > REACH) {
            continue;
          }
          int x = (int) ((s * p[a] + u * p[b] + v * p[c] - x0) / CELL);
          int y = (int) ((s * p[a + 1] + u * p[b + 1] + v * p[c + 1] - y0) / CELL);
          if (x >= 0 && y >= 0 && x < w && y < h && z < clearance[y * w + x]) {
            clearance[y * w + x] = Math.max(0, z);
          }
        }
      }
    }
  }

  private static float edge(float[] p, int a, int b) {
    float x = p[a] - p[b];
    float y = p[a + 1] - p[b + 1];
    float z = p[a + 2] - p[b + 2];
    return (float) Math.sqrt(x * x + y * y + z * z);
  }

  // Three box blurs are nearly a Gauss.
  private void blur(float[] a, int radius) {
    float[] t = new float[a.length];
    for (int pass = 0; pass < 3; pass++) {
      box(a, t, w, h, 1, w, radius);
      box(t, a, h, w, w, 1, radius);
    }
  }

  private static void box(
      float[] from, float[] to, int length, int lines, int step, int lineStep, int r) {
    float norm = 1f / (2 * r + 1);
    for (int l = 0; l < lines; l++) {
      int base = l * lineStep;
      float sum = 0;
      for (int i = -r; i <= r; i++) {
        sum += from[base + clamp(i, length) * step];
      }
      for (int i = 0; i < length; i++) {
        to[base + i * step] = sum * norm;
        sum +=
            from[base + clamp(i + r + 1, length) * step] - from[base + clamp(i - r, length) * step];
      }
    }
  }

  private static int clamp(int i, int n) {
    return Math.max(0, Math.min(n - 1, i));
  }
}
