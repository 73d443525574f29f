package foxden.policies.fox.attention;

import static foxden.policies.nn.LogitBlock.WIDTH;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.LogitBlock;
import foxden.policies.nn.Mat;
import foxden.policies.nn.Panels;

/** The backward pass of one head of one sequence: every n-th block of its queries. */
final class BackwardBlock {

  private static final int QUERIES = ForwardBlock.QUERIES;

  private final Kernels kernels;
  private final Heads heads;
  private final LogitBlock block = new LogitBlock(QUERIES);
  private final Bound bound = new Bound(QUERIES);
  private final Panels q;
  private final Panels dO;

  BackwardBlock(Kernels kernels, Heads heads) {
    this.kernels = kernels;
    this.heads = heads;
    this.q = kernels.panels(QUERIES);
    this.dO = kernels.panels(QUERIES);
  }

  /** Rows of this head: what the forward pass gave, and where gradients go. */
  record Out(Mat o, float[] l, Mat dO, Mat dq, Mat dk, Mat dv, double[] dc, int dcAt) {}

  void run(Sequence at, KeyValues ready, Pruning pruning, Out out, int stripe, int stripes) {
    double threshold = pruning.threshold(at.keys);
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
      kernels.pack(qRows, q);
      kernels.pack(dRows, dO);
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
    // dV += P^T dO, dK += dS^T Q, dQ += dS K
    kernels.multiply(s.t(), dO, 0, 0, out.dv().rows(j0, keys), true);
    kernels.multiply(ds.t(), q, 0, 0, out.dk().rows(j0, keys), true);
    kernels.multiply(
        ds.rows(from, rows - from), ready.keys, j0, 0, out.dq().rows(i0 + from, rows - from), true);
  }
}
