package foxden.policies.fox.attention;

import foxden.policies.nn.Mat;

/** Copies between rows and columns, four rows at once. */
final class Turn {

  private Turn() {}

  /** {@code to = from}, one of them a transposed view. */
  static void copy(Mat from, Mat to) {
    turn(from, to, false);
  }

  /** {@code to += from}. */
  static void add(Mat from, Mat to) {
    turn(from, to, true);
  }

  private static void turn(Mat from, Mat to, boolean add) {
    float[] f = from.data();
    float[] t = to.data();
    int fs = from.rowStride();
    int ts = to.rowStride();
    int i = 0;
    for (; i + 4 <= from.rows(); i += 4) {
      int a = from.offset() + i * fs;
      int b = to.offset() + i * ts;
      for (int x = 0; x < from.cols(); x++) {
        t[b] = add ? t[b] + f[a] : f[a];
        t[b + ts] = add ? t[b + ts] + f[a + fs] : f[a + fs];
        t[b + 2 * ts] = add ? t[b + 2 * ts] + f[a + 2 * fs] : f[a + 2 * fs];
        t[b + 3 * ts] = add ? t[b + 3 * ts] + f[a + 3 * fs] : f[a + 3 * fs];
        a += from.colStride();
        b += to.colStride();
      }
    }
    for (; i < from.rows(); i++) {
      for (int x = 0; x < from.cols(); x++) {
        int b = to.offset() + i * ts + x * to.colStride();
        t[b] =
            add
                ? t[b] + f[from.offset() + i * fs + x * from.colStride()]
                : f[from.offset() + i * fs + x * from.colStride()];
      }
    }
  }
}
