package foxden.app.scene3d;

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

  private int[] bright = new int[0];
  private byte[] edges = new byte[0];
  private int[] source = new int[0];

  /** Smooths a picture in place: ARGB or the like with 8 bits each, rows of {@code w} pixels. */
  void smooth(int[] pixels, int w, int h) {
    int n = w * h;
    if (bright.length < n) {
      bright = new int[n];
      edges = new byte[n];
      source = new int[n];
    }
    brightness(pixels, n);
    findEdges(w, h);
    System.arraycopy(pixels, 0, source, 0, n);
    for (int y = 1; y < h; y++) {
      across(pixels, y, w);
    }
    for (int x = 1; x < w; x++) {
      down(pixels, x, w, h);
    }
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
        int up = Math.abs(b[i] - b[i - w]);
        int left = Math.abs(b[i] - b[i - 1]);
        e[i] = (byte) ((up >= CONTRAST ? ABOVE : 0) | (left >= CONTRAST ? LEFT : 0));
      }
    }
  }

  // Edges between row y - 1 and row y.
  private void across(int[] out, int y, int w) {
    byte[] e = edges;
    int row = y * w;
    int x = 1;
    while (x < w) {
      if ((e[row + x] & ABOVE) == 0) {
        x++;
        continue;
      }
      int from = x;
      while (x < w && (e[row + x] & ABOVE) != 0) {
        x++;
      }
      int left = turn(e[row - w + from] & LEFT, e[row + from] & LEFT);
      int right = x >= w ? 0 : turn(e[row - w + x] & LEFT, e[row + x] & LEFT);
      if (left != 0 || right != 0) {
        blend(out, row + from, 1, -w, x - from, left, right);
      }
    }
  }

  // Edges between column x - 1 and column x.
  private void down(int[] out, int x, int w, int h) {
    byte[] e = edges;
    int y = 1;
    while (y < h) {
      if ((e[y * w + x] & LEFT) == 0) {
        y++;
        continue;
      }
      int from = y;
      while (y < h && (e[y * w + x] & LEFT) != 0) {
        y++;
      }
      int top = turn(e[from * w + x - 1] & ABOVE, e[from * w + x] & ABOVE);
      int bottom = y >= h ? 0 : turn(e[y * w + x - 1] & ABOVE, e[y * w + x] & ABOVE);
      if (top != 0 || bottom != 0) {
        blend(out, from * w + x, w, -1, y - from, top, bottom);
      }
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
