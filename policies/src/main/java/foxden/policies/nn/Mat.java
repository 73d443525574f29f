package foxden.policies.nn;

/**
 * A matrix as a view over a float array: element (i, j) is {@code data[offset + i * rowStride + j *
 * colStride]}. Writing through it writes the array.
 */
public record Mat(float[] data, int offset, int rows, int cols, int rowStride, int colStride) {

  public Mat {
    if (rows < 0 || cols < 0) {
      throw new IllegalArgumentException("a matrix of " + rows + " x " + cols);
    }
    long last =
        rows == 0 || cols == 0
            ? offset - 1L
            : offset + (rows - 1L) * rowStride + (cols - 1L) * colStride;
    if (offset < 0 || last >= data.length) {
      throw new IllegalArgumentException(
          rows + " x " + cols + " at " + offset + " does not fit into " + data.length + " floats");
    }
  }

  /** Row-major rows without gaps. */
  public static Mat of(float[] data, int offset, int rows, int cols) {
    return new Mat(data, offset, rows, cols, cols, 1);
  }

  /** Row-major rows, {@code stride} floats apart. */
  public static Mat strided(float[] data, int offset, int rows, int cols, int stride) {
    return new Mat(data, offset, rows, cols, stride, 1);
  }

  /** The transposed view. */
  public Mat t() {
    return new Mat(data, offset, cols, rows, colStride, rowStride);
  }

  /** Rows {@code from} to {@code from + count - 1}. */
  public Mat rows(int from, int count) {
    return new Mat(data, offset + from * rowStride, count, cols, rowStride, colStride);
  }

  /** Columns {@code from} to {@code from + count - 1}. */
  public Mat cols(int from, int count) {
    return new Mat(data, offset + from * colStride, rows, count, rowStride, colStride);
  }
}
