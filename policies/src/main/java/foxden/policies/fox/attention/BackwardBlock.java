package foxden.policies.fox.attention;

import static foxden.policies.nn.LogitBlock.WIDTH;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.LogitBlock;
import foxden.policies.nn.Mat;
import foxden.policies.nn.Panels;
import java.util.Arrays;

/**
 * The backward pass of one head of one sequence: every n-th block of its queries.
 *
 * <p>Gradients of keys and values are summed transposed, a block of keys after another: so the
 * weights are the right factor of their products, made ready where they are computed, and the
 * transposed left factor, queries or gradients of the output, serves all blocks of keys. Two blocks
 * of queries go over the keys together: what is read of a block of keys comes from afar once for
 * both.
 */
final class BackwardBlock {

  private static final int QUERIES = ForwardBlock.QUERIES;

  // Rows of the products' tile.
  private static final int TILE = 6;

  private final Kernels kernels;
  private final Heads heads;
  private final int dim;
  // Rows of transposed sums: dim, filled up to whole tiles.
  private final int turnedRows;
  private final LogitBlock block = new LogitBlock(QUERIES);
  private final Panels p;
  private final Panels dS;
  private final QueryRows[] pair;
  // Blocks of turnedRows x WIDTH.
  private float[] dkT = {};
  private float[] dvT = {};

  BackwardBlock(Kernels kernels, Heads heads) {
    this.kernels = kernels;
    this.heads = heads;
    this.dim = heads.dim();
    this.turnedRows = (dim + TILE - 1) / TILE * TILE;
    this.p = kernels.panels(QUERIES);
    this.dS = kernels.panels(QUERIES);
    this.pair = new QueryRows[] {new QueryRows(), new QueryRows()};
  }

  /** Rows of this head: what the forward pass gave, and where gradients go. */
  record Out(Mat o, float[] l, Mat dO, Mat dq, Mat dk, Mat dv, double[] dc, int dcAt) {}

  void run(Sequence at, KeyValues ready, Pruning pruning, Out out, int stripe, int stripes) {
    int size = (at.keys + WIDTH - 1) / WIDTH * WIDTH * turnedRows;
    if (dkT.length < size) {
      dkT = new float[size];
      dvT = new float[size];
    }
    Arrays.fill(dkT, 0, size, 0);
    Arrays.fill(dvT, 0, size, 0);
    double threshold = pruning.threshold(at.keys);
    int step = stripes * QUERIES;
    for (int i0 = stripe * QUERIES; i0 < at.queries; i0 += 2 * step) {
      int together = i0 + step < at.queries ? 2 : 1;
      for (int x = 0; x < together; x++) {
        pair[x].begin(at, out, i0 + x * step);
      }
      for (int n = pair[together - 1].last; n >= pair[0].first; n--) {
        int keys = Math.min(WIDTH, at.keys - n * WIDTH);
        for (int x = 0; x < together; x++) {
          QueryRows rows = pair[x];
          if (rows.wants(at, ready, threshold, n, keys)) {
            block(at, ready, out, rows, n * WIDTH, keys);
          }
        }
      }
      for (int x = 0; x < together; x++) {
        pair[x].end(out);
      }
    }
    for (int j0 = 0; j0 < at.keys; j0 += WIDTH) {
      int keys = Math.min(WIDTH, at.keys - j0);
      Turn.add(turned(dkT, j0).rows(0, dim).cols(0, keys).t(), out.dk().rows(j0, keys));
      Turn.add(turned(dvT, j0).rows(0, dim).cols(0, keys).t(), out.dv().rows(j0, keys));
    }
  }

  private Mat turned(float[] blocks, int j0) {
    return Mat.of(blocks, j0 * turnedRows, turnedRows, WIDTH);
  }

  private void block(Sequence at, KeyValues ready, Out out, QueryRows own, int j0, int keys) {
    int rows = own.rows;
    // Rows before the block's first key see none of it.
    int from = Math.max(0, j0 - at.offset - own.i0);
    int seeing = rows - from;
    int tile = from / TILE * TILE;
    Mat s = Mat.strided(block.s, 0, rows, keys, WIDTH);
    Mat ds = Mat.strided(block.ds, 0, rows, keys, WIDTH);
    if (keys < WIDTH) {
      Arrays.fill(block.ds, 0);
    }
    // S = Q K^T, dP = dO V^T
    kernels.multiply(
        own.q.rows(tile, rows - tile), ready.keysT, 0, j0, s.rows(tile, rows - tile), false);
    kernels.multiply(
        own.dO.rows(tile, rows - tile), ready.valuesT, 0, j0, ds.rows(tile, rows - tile), false);
    block.decay(at.gates, at.c + at.offset + own.i0, rows, at.c + j0, keys);
    Visible.show(block, at, own.i0, rows, from, j0);
    System.arraycopy(own.l, 0, block.l, 0, rows);
    System.arraycopy(own.delta, 0, block.delta, 0, rows);
    Arrays.fill(block.columns, 0);
    // P = exp(S - L), dS = P (dP - delta)
    kernels.attendBack(block, from, rows, heads.scale(), p, dS);
    for (int j = 0; j < keys; j++) {
      out.dc()[out.dcAt() + j0 + j] -= block.columns[j];
    }
    // dV^T += dO^T P, dK^T += Q^T dS, dQ += dS K
    kernels.multiply(own.dOT.cols(from, seeing), p, 0, 0, turned(dvT, j0), true);
    kernels.multiply(own.qT.cols(from, seeing), dS, 0, 0, turned(dkT, j0), true);
    kernels.multiply(ds.rows(from, seeing), ready.keys, j0, 0, own.dq.rows(from, seeing), true);
  }

  /** A block of queries: copies of its rows without gaps, and transposed. */
  private final class QueryRows {
    final Mat q = Mat.of(new float[QUERIES * dim], 0, QUERIES, dim);
    final Mat dO = Mat.of(new float[QUERIES * dim], 0, QUERIES, dim);
    final Mat dq = Mat.of(new float[QUERIES * dim], 0, QUERIES, dim);
    // turnedRows x queries; rows behind dim stay zero.
    final Mat qT = Mat.of(new float[turnedRows * QUERIES], 0, turnedRows, QUERIES);
    final Mat dOT = Mat.of(new float[turnedRows * QUERIES], 0, turnedRows, QUERIES);
    final float[] l = new float[QUERIES];
    final float[] delta = new float[QUERIES];
    final Bound bound = new Bound(QUERIES);
    int i0;
    int rows;
    // Blocks of keys, from the last one back.
    int last;
    int first;

    void begin(Sequence at, Out out, int query) {
      i0 = query;
      rows = Math.min(QUERIES, at.queries - i0);
      last = (at.offset + i0 + rows - 1) / WIDTH;
      first = at.first(i0) / WIDTH;
      copy(at.q.rows(i0, rows), q);
      copy(out.dO().rows(i0, rows), dO);
      copy(out.dq().rows(i0, rows), dq);
      Turn.copy(q.rows(0, rows), qT.rows(0, dim).cols(0, rows).t());
      Turn.copy(dO.rows(0, rows), dOT.rows(0, dim).cols(0, rows).t());
      System.arraycopy(out.l(), at.l + i0, l, 0, rows);
      Mat o = out.o().rows(i0, rows);
      for (int i = 0; i < rows; i++) {
        int oRow = o.offset() + i * o.rowStride();
        delta[i] = kernels.dot(o.data(), oRow, dO.data(), i * dim, dim);
      }
      bound.queries(kernels, q.rows(0, rows), heads.scale());
    }

    /** Whether it has something to do with block n of the keys; with none before it, if not. */
    boolean wants(Sequence at, KeyValues ready, double threshold, int n, int keys) {
      if (n > last || n < first) {
        return false;
      }
      boolean allSee = n * WIDTH <= at.offset + i0;
      if (allSee && bound.below(threshold, at, i0, n * WIDTH, keys, ready.norms[n], l)) {
        first = n + 1;
        return false;
      }
      return true;
    }

    void end(Out out) {
      copy(dq.rows(0, rows), out.dq().rows(i0, rows));
    }

    private void copy(Mat from, Mat to) {
      for (int i = 0; i < rows; i++) {
        int source = from.offset() + i * from.rowStride();
        int target = to.offset() + i * to.rowStride();
        System.arraycopy(from.data(), source, to.data(), target, dim);
      }
    }
  }
}
