package foxden.app.scene3d;

/**
 * Changes the size of a finished picture: somewhat larger (bilinear), so that a lowered resolution
 * fills its pane, or half as large. The window's own painter would do it at several times the cost.
 * One thread.
 */
final class Enlarger {

  private int fromW;
  private int toW;
  private int[] at = new int[0];
  private int[] share = new int[0];
  private int[] row = new int[0];

  /** Fills {@code to} (w by h) from {@code from} (fw by fh). */
  void enlarge(int[] from, int fw, int fh, int[] to, int w, int h) {
    if (fw == w && fh == h) {
      System.arraycopy(from, 0, to, 0, w * h);
      return;
    }
    prepare(fw, w);
    for (int y = 0; y < h; y++) {
      double sy = Math.max(0, Math.min(fh - 1.0, (y + 0.5) * fh / h - 0.5));
      int y0 = Math.min(fh - 2, (int) sy);
      between(from, Math.max(0, y0) * fw, (y0 + 1) * fw, fw, (int) Math.round((sy - y0) * 256));
      spread(to, y * w, w);
    }
  }

  private void prepare(int fw, int w) {
    if (fw == fromW && w == toW) {
      return;
    }
    fromW = fw;
    toW = w;
    at = new int[w];
    share = new int[w];
    row = new int[fw + 1];
    for (int x = 0; x < w; x++) {
      double sx = Math.max(0, Math.min(fw - 1.0, (x + 0.5) * fw / w - 0.5));
      at[x] = (int) sx;
      share[x] = (int) Math.round((sx - at[x]) * 256);
    }
  }

  private void between(int[] from, int a, int b, int fw, int s) {
    int[] r = row;
    int keep = 256 - s;
    for (int x = 0; x < fw; x++) {
      int p = from[a + x];
      int q = from[b + x];
      int rb = ((p & 0xFF00FF) * keep + (q & 0xFF00FF) * s) >>> 8 & 0xFF00FF;
      int ag = ((p >>> 8 & 0xFF00FF) * keep + (q >>> 8 & 0xFF00FF) * s) & 0xFF00FF00;
      r[x] = rb | ag;
    }
    r[fw] = r[fw - 1];
  }

  private void spread(int[] to, int base, int w) {
    int[] r = row;
    int[] i = at;
    int[] sh = share;
    for (int x = 0; x < w; x++) {
      int p = r[i[x]];
      int q = r[i[x] + 1];
      int s = sh[x];
      int keep = 256 - s;
      int rb = ((p & 0xFF00FF) * keep + (q & 0xFF00FF) * s) >>> 8 & 0xFF00FF;
      int ag = ((p >>> 8 & 0xFF00FF) * keep + (q >>> 8 & 0xFF00FF) * s) & 0xFF00FF00;
      to[base + x] = rb | ag;
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
