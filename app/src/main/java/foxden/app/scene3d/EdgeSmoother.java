package foxden.app.scene3d;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Takes the steps out of edges in a finished picture: finds where neighbouring pixels differ,
 * follows each such edge to where it turns, and blends along it as if a straight line had been
 * drawn there. Runs on the processor in a few milliseconds, since almost all pixels have no edge.
 *
 * <p>Morphological antialiasing: Reshetov, "Morphological Antialiasing", HPG 2009. Without his
 * colour matching; ends are weighed by area. One thread.
 */
final class EdgeSmoother {

  // Least difference of brightness (0 to 255, as the eye sees it) that is an edge.
  private static final int CONTRAST = 18;
  // How far a corner may be rounded, pixels.
  private static final float CORNER = 2;
  private static final int ABOVE = 1;
  private static final int LEFT = 2;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private int[] bright = new int[0];
  private byte[] edges = new byte[0];
  private int[] source = new int[0];
  private int width;

  /** Smooths a picture in place: ARGB or the like with 8 bits each, rows of {@code w} pixels. */
  void smooth(int[] pixels, int w, int h) {
    int n = w * h;
    if (bright.length < n) {
      bright = new int[n];
      edges = new byte[n];
      source = new int[n];
    }
    if (w != width) {
      // The first row and column are never written.
      Arrays.fill(edges, (byte) 0);
      width = w;
    }
    brightness(pixels, n);
    findEdges(w, h);
    System.arraycopy(pixels, 0, source, 0, n);
    for (int y = 1; y < h; y++) {
      across(pixels, y, w);
    }
    for (int y = 1; y < h; y++) {
      down(pixels, y, w, h);
    }
  }

  // Most pixels have no edge: eight of them are passed over at a look.
  private int skip(int i, int end) {
    while (i + 8 <= end && (long) EIGHT.get(edges, i) == 0) {
      i += 8;
    }
    return i;
  }

  private void brightness(int[] p, int n) {
    int[] b = bright;
    for (int i = 0; i < n; i++) {
      int c = p[i];
      b[i] = ((c >>> 16 & 0xFF) + (c >>> 7 & 0x1FE) + (c & 0xFF)) >>> 2;
    }
  }

  private void findEdges(int w, int h) {
    int[] b = bright;
    byte[] e = edges;
    for (int y = 1; y < h; y++) {
      int row = y * w;
      for (int i = row + 1; i < row + w; i++) {
        // The sign of a difference, shifted down, is 1 where the contrast is reached.
        int above = CONTRAST - 1 - Math.abs(b[i] - b[i - w]) >>> 31;
        int left = CONTRAST - 1 - Math.abs(b[i] - b[i - 1]) >>> 31;
        e[i] = (byte) (above * ABOVE | left * LEFT);
      }
    }
  }

  // Edges between row y - 1 and row y.
  private void across(int[] out, int y, int w) {
    byte[] e = edges;
    int row = y * w;
    int end = row + w;
    int i = row + 1;
    while (i < end) {
      if ((e[i] & ABOVE) == 0) {
        i = skip(i + 1, end);
        continue;
      }
      int from = i;
      while (i < end && (e[i] & ABOVE) != 0) {
        i++;
      }
      int left = turn(e[from - w] & LEFT, e[from] & LEFT);
      int right = i >= end ? 0 : turn(e[i - w] & LEFT, e[i] & LEFT);
      if (left != 0 || right != 0) {
        blend(out, from, 1, -w, i - from, left, right);
      }
    }
  }

  // Edges between two columns that begin in row y: rows are looked through, since they lie together
  // in memory, and each edge is followed down.
  private void down(int[] out, int y, int w, int h) {
    byte[] e = edges;
    int end = y * w + w;
    int last = w * h;
    int i = y * w + 1;
    while (i < end) {
      if ((e[i] & LEFT) == 0 || (y > 1 && (e[i - w] & LEFT) != 0)) {
        i = skip(i + 1, end);
        continue;
      }
      int to = i;
      while (to < last && (e[to] & LEFT) != 0) {
        to += w;
      }
      int top = turn(e[i - 1] & ABOVE, e[i] & ABOVE);
      int bottom = to >= last ? 0 : turn(e[to - 1] & ABOVE, e[to] & ABOVE);
      if (top != 0 || bottom != 0) {
        blend(out, i, w, -1, (to - i) / w, top, bottom);
      }
      i++;
    }
  }

  // To which side an edge turns at its end: 1 to the near side, -1 to the far one, 0 to none.
  private static int turn(int before, int after) {
    return before != 0 == (after != 0) ? 0 : before != 0 ? 1 : -1;
  }

  /**
   * Blends along one edge.
   *
   * @param first pixel after the edge where it begins
   * @param step from one pixel along the edge to the next
   * @param over from a pixel after the edge to the one before it
   * @param left to which side the edge turns where it begins
   */
  private void blend(int[] out, int first, int step, int over, int length, int left, int right) {
    // Only between two opposite turns is it a step of a slanted line; else it is a corner, whose
    // sides are straight and stay so.
    float reach = left * right < 0 ? length / 2f : Math.min(length / 2f, CORNER);
    for (int k = 0; k < length; k++) {
      float cover =
          0.25f * left * (fall((k + 0.25f) / reach) + fall((k + 0.75f) / reach))
              + 0.25f
                  * right
                  * (fall((length - k - 0.25f) / reach) + fall((length - k - 0.75f) / reach));
      int after = first + k * step;
      int before = after + over;
      if (cover > 0.004f) {
        out[before] = mix(out[before], source[after], (int) (cover * 256));
      } else if (cover < -0.004f) {
        out[after] = mix(out[after], source[before], (int) (-cover * 256));
      }
    }
  }

  // How far the straight line lies from the edge, in halves of a pixel: from 1 at a turn to 0.
  private static float fall(float t) {
    return t < 1 ? 1 - t : 0;
  }

  private static int mix(int a, int b, int share) {
    int keep = 256 - share;
    int rb = ((a & 0xFF00FF) * keep + (b & 0xFF00FF) * share) >>> 8 & 0xFF00FF;
    int ag = ((a >>> 8 & 0xFF00FF) * keep + (b >>> 8 & 0xFF00FF) * share) & 0xFF00FF00;
    return rb | ag;
  }
}
