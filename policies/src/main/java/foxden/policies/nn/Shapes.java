package foxden.policies.nn;

/** Shape checks shared by the kernels. */
final class Shapes {

  private Shapes() {}

  static void check(Mat a, Mat b, Mat c) {
    if (a.cols() != b.rows() || c.rows() != a.rows() || c.cols() != b.cols()) {
      throw new IllegalArgumentException(
          "cannot multiply %d x %d by %d x %d into %d x %d"
              .formatted(a.rows(), a.cols(), b.rows(), b.cols(), c.rows(), c.cols()));
    }
    checkRows(c);
  }

  static void checkRows(Mat m) {
    if (m.colStride() != 1 && m.cols() > 1) {
      throw new IllegalArgumentException("rows are not contiguous: column stride " + m.colStride());
    }
  }
}
