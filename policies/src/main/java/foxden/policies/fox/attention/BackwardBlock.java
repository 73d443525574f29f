package foxden.policies.fox.attention;

import static foxden.policies.nn.LogitBlock.WIDTH;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.LogitBlock;
import foxden.policies.nn.Mat;
import foxden.policies.nn.Panels;

/**
 * The backward pass of one head of one sequence: every n-th block of its queries.
 *
 * <p>Gradients of keys and values are summed transposed, a block of keys after another: so the
 * weights are the right factor of their products, which is cheap to make ready, and the transposed
 * left factor, queries or gradients of the output, serves all blocks of keys.
 */
final class BackwardBlock {

  private static final int QUERIES = ForwardBlock.QUERIES;

  private final Kernels kernels;
  private final Heads heads;
  private final LogitBlock block = new LogitBlock(QUERIES);
  private final Bound bound = new Bound(QUERIES);
  private final Panels p;
  private final Panels dS;
  // dim x queries.
  private final Mat qT;
  private final Mat dOT;
  // Blocks of dim x WIDTH.
  private float[] dkT = {};
  private float[] dvT = {};

  BackwardBlock(Kernels kernels, Heads heads) {
    this.kernels = kernels;
    this.heads = heads;
    this.p = kernels.panels(QUERIES);
    this.dS = kernels.panels(QUERIES);
    int d = heads.dim();
    // A little more, for tiles that end behind the last row.
    this.qT = Mat.of(new float[(d + 6) * QUERIES], 0, d, QUERIES);
    this.dOT = Mat.of(new float[(d + 6) * QUERIES], 0, d, QUERIES);
  }

  /** Rows of this head: what the forward pass gave, and where gradients go. */
  record Out(Mat o, float[] l, Mat dO, Mat dq, Mat dk, Mat dv, double[] dc, int dcAt) {}

  void run(Sequence at, KeyValues ready, Pruning pruning, Out out, int stripe, int stripes) {
    double threshold = pruning.threshold(at.keys);
    int size = (at.keys + WIDTH - 1) / WIDTH * WIDTH * heads.dim();
    if (dkT.length < size) {
      dkT = new float[size];
      dvT = new float[size];
    }
    turnKeys(at.keys, out.dk(), dkT, true);
    turnKeys(at.keys, out.dv(), dvT, true);
    for (int i0 = stripe * QUERIES; i0 < at.queries; i0 += stripes * QUERIES) {
      int rows = Math.min(QUERIES, at.queries - i0);
      Mat qRows = at.q.rows(i0, rows);
      Mat dRows = out.dO().rows(i0, rows);
      Mat oRows = out.o().rows(i0, rows);
      for (int i = 0; i < rows; i++) {
        block.l[i] = out.l()[at.l + i0 + i];
        block.delta[i] =
            kernels.dot(
                oRows.data(),
                oRows.offset() + i * oRows.rowStride(),
                dRows.data(),
                dRows.offset() + i * dRows.rowStride(),
                heads.dim());
      }
      turn(qRows, qT.t().rows(0, rows));
      turn(dRows, dOT.t().rows(0, rows));
      bound.queries(kernels, qRows, heads.scale());
      int first = at.first(i0) / WIDTH;
      for (int n = (at.offset + i0 + rows - 1) / WIDTH; n >= first; n--) {
        int from = Math.max(0, n * WIDTH - at.offset - i0);
        int keys = Math.min(WIDTH, at.keys - n * WIDTH);
        if (from == 0 && bound.below(threshold, at, i0, n * WIDTH, keys, ready.norms[n], block.l)) {
          break;
        }
        block(at, ready, out, qRows, dRows, i0, rows, from, n * WIDTH, keys);
      }
    }
    turnKeys(at.keys, out.dk(), dkT, false);
    turnKeys(at.keys, out.dv(), dvT, false);
  }

  // Between rows of keys and the transposed blocks.
  private void turnKeys(int keys, Mat rows, float[] blocks, boolean in) {
    for (int j0 = 0; j0 < keys; j0 += WIDTH) {
      int n = Math.min(WIDTH, keys - j0);
      Mat turned = turned(blocks, j0, n).t();
      Mat part = rows.rows(j0, n);
      turn(in ? part : turned, in ? turned : part);
    }
  }

  private Mat turned(float[] blocks, int j0, int keys) {
    return Mat.strided(blocks, j0 * heads.dim(), heads.dim(), keys, WIDTH);
  }

  // Copies between two layouts, four rows at once.
  private static void turn(Mat from, Mat to) {
    float[] f = from.data();
    float[] t = to.data();
    int fs = from.rowStride();
    int ts = to.rowStride();
    int i = 0;
    for (; i + 4 <= from.rows(); i += 4) {
      int a = from.offset() + i * fs;
      int b = to.offset() + i * ts;
      for (int x = 0; x < from.cols(); x++) {
        t[b] = f[a];
        t[b + ts] = f[a + fs];
        t[b + 2 * ts] = f[a + 2 * fs];
        t[b + 3 * ts] = f[a + 3 * fs];
        a += from.colStride();
        b += to.colStride();
      }
    }
    for (; i < from.rows(); i++) {
      for (int x = 0; x < from.cols(); x++) {
        t[to.offset() + i * ts + x * to.colStride()] =
            f[from.offset() + i * fs + x * from.colStride()];
      }
    }
  }

  private void block(
      Sequence at,
      KeyValues ready,
      Out out,
      Mat qRows,
      Mat dRows,
      int i0,
      int rows,
      int from,
      int j0,
      int keys) {
    int tile = from / 6 * 6;
    Mat s = Mat.strided(block.s, 0, rows, keys, WIDTH);
    Mat ds = Mat.strided(block.ds, 0, rows, keys, WIDTH);
    // S = Q K^T, dP = dO V^T
    kernels.multiply(
        qRows.rows(tile, rows - tile), ready.keysT, 0, j0, s.rows(tile, rows - tile), false);
    kernels.multiply(
        dRows.rows(tile, rows - tile), ready.valuesT, 0, j0, ds.rows(tile, rows - tile), false);
    block.decay(at.gates, at.c + at.offset + i0, rows, at.c + j0, keys);
    // Rows before the block's first key see none of it.
    java.util.Arrays.fill(block.s, 0, from * WIDTH, 0);
    java.util.Arrays.fill(block.ds, 0, from * WIDTH, 0);
    Visible.show(block, at, i0, rows, from, j0);
    java.util.Arrays.fill(block.columns, 0);
    // P = exp(S - L), dS = P (dP - delta)
    kernels.attendBack(block, from, rows, heads.scale());
    for (int j = 0; j < keys; j++) {
      out.dc()[out.dcAt() + j0 + j] -= block.columns[j];
    }
    // dV^T += dO^T P, dK^T += Q^T dS, dQ += dS K
    kernels.pack(s, p);
    kernels.pack(ds, dS);
    kernels.multiply(dOT.cols(0, rows), p, 0, 0, turned(dvT, j0, keys), true);
    kernels.multiply(qT.cols(0, rows), dS, 0, 0, turned(dkT, j0, keys), true);
    kernels.multiply(
        ds.rows(from, rows - from), ready.keys, j0, 0, out.dq().rows(i0 + from, rows - from), true);
  }
}
