package foxden.app.scene3d;

/**
 * Changes the size of a finished picture: somewhat larger (bilinear), so that a lowered resolution
 * fills its pane, or half as large. The window's own painter would do it at several times the cost.
 * One thread.
 */
final class Enlarger {

  private int fromW;
  private int toW;
  private int[] left = new int[0];
  private int[] right = new int[0];
  private int[] share = new int[0];
  // The two rows between which the next one lies, as wide as what is made.
  private int[] upper = new int[0];
  private int[] lower = new int[0];
  private int[] a = new int[0];
  private int[] b = new int[0];

  /** Fills {@code to} (w by h) from {@code from} (fw by fh). */
  void enlarge(int[] from, int fw, int fh, int[] to, int w, int h) {
    if (fw == w && fh == h) {
      System.arraycopy(from, 0, to, 0, w * h);
      return;
    }
    prepare(fw, w);
    int have = -2;
    for (int y = 0; y < h; y++) {
      double sy = Math.max(0, Math.min(fh - 1.0, (y + 0.5) * fh / h - 0.5));
      int y0 = Math.max(0, Math.min(fh - 2, (int) sy));
      if (y0 == have + 1) {
        int[] t = upper;
        upper = lower;
        lower = t;
        widen(from, Math.min(fh - 1, y0 + 1) * fw, lower);
      } else if (y0 != have) {
        widen(from, y0 * fw, upper);
        widen(from, Math.min(fh - 1, y0 + 1) * fw, lower);
      }
      have = y0;
      between(upper, lower, (int) Math.round((sy - y0) * 256), a);
      System.arraycopy(a, 0, to, y * w, w);
    }
  }

  private void prepare(int fw, int w) {
    if (fw == fromW && w == toW) {
      return;
    }
    fromW = fw;
    toW = w;
    left = new int[w];
    right = new int[w];
    share = new int[w];
    upper = new int[w];
    lower = new int[w];
    a = new int[w];
    b = new int[w];
    for (int x = 0; x < w; x++) {
      double sx = Math.max(0, Math.min(fw - 1.0, (x + 0.5) * fw / w - 0.5));
      left[x] = (int) sx;
      right[x] = Math.min(fw - 1, left[x] + 1);
      share[x] = (int) Math.round((sx - left[x]) * 256);
    }
  }

  // One row made as wide as the result. Gathering and mixing are loops of their own, each over one
  // index: only such loops become vector instructions.
  private void widen(int[] from, int row, int[] to) {
    int[] p = a;
    int[] q = b;
    for (int x = 0; x < to.length; x++) {
      p[x] = from[row + left[x]];
      q[x] = from[row + right[x]];
    }
    int[] s = share;
    for (int x = 0; x < to.length; x++) {
      int keep = 256 - s[x];
      int rb = ((p[x] & 0xFF00FF) * keep + (q[x] & 0xFF00FF) * s[x]) >>> 8 & 0xFF00FF;
      int ag = ((p[x] >>> 8 & 0xFF00FF) * keep + (q[x] >>> 8 & 0xFF00FF) * s[x]) & 0xFF00FF00;
      to[x] = rb | ag;
    }
  }

  private static void between(int[] p, int[] q, int s, int[] to) {
    int keep = 256 - s;
    for (int x = 0; x < to.length; x++) {
      int rb = ((p[x] & 0xFF00FF) * keep + (q[x] & 0xFF00FF) * s) >>> 8 & 0xFF00FF;
      int ag = ((p[x] >>> 8 & 0xFF00FF) * keep + (q[x] >>> 8 & 0xFF00FF) * s) & 0xFF00FF00;
      to[x] = rb | ag;
    }
  }

  /** Each pixel the mean of four: how a picture drawn twice as large is smoothed. */
  static void halve(int[] from, int fw, int[] to, int w, int h) {
    for (int y = 0; y < h; y++) {
      int a = 2 * y * fw;
      for (int x = 0; x < w; x++) {
        int i = a + 2 * x;
        int p = from[i];
        int q = from[i + 1];
        int r = from[i + fw];
        int s = from[i + fw + 1];
        int rb = (p & 0xFF00FF) + (q & 0xFF00FF) + (r & 0xFF00FF) + (s & 0xFF00FF) + 0x20002;
        int g = (p & 0xFF00) + (q & 0xFF00) + (r & 0xFF00) + (s & 0xFF00) + 0x200;
        to[y * w + x] = 0xFF000000 | rb >>> 2 & 0xFF00FF | g >>> 2 & 0xFF00;
      }
    }
  }
}
