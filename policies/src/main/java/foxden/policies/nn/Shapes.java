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

  static void check(Mat a, Panels b, int row, int col, Mat c) {
    int end = row + a.cols();
    if (row % b.block() != 0
        || (end != b.rows() && (end > b.rows() || end % b.block() != 0))
        || col + c.cols() > b.cols()
        || !b.begins(col)
        || a.rows() != c.rows()) {
      throw new IllegalArgumentException(
          "cannot multiply %d x %d by rows from %d, columns from %d of %d x %d in blocks of %d into %d x %d"
              .formatted(
                  a.rows(), a.cols(), row, col, b.rows(), b.cols(), b.block(), c.rows(), c.cols()));
    }
    checkRows(c);
  }

  static void checkRows(Mat m) {
    if (m.colStride() != 1 && m.cols() > 1) {
      throw new IllegalArgumentException("rows are not contiguous: column stride " + m.colStride());
    }
  }
}
