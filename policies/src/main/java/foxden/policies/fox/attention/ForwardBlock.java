package foxden.policies.fox.attention;

import static foxden.policies.nn.LogitBlock.WIDTH;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.LogitBlock;
import foxden.policies.nn.Mat;

/**
 * The forward pass of a block of queries, over blocks of keys from the diagonal backwards: the own
 * key comes first, so that the largest logit is a good bound when distant blocks are judged.
 */
final class ForwardBlock {

  /** Queries of a block: a multiple of the product's tile of six rows. */
  static final int QUERIES = 96;

  private final Kernels kernels;
  private final Heads heads;
  private final LogitBlock block = new LogitBlock(QUERIES);
  private final Bound bound = new Bound(QUERIES);
  private final float[] sums;

  ForwardBlock(Kernels kernels, Heads heads) {
    this.kernels = kernels;
    this.heads = heads;
    this.sums = new float[QUERIES * heads.dim()];
  }

  ForgettingAttention.Visits run(
      Sequence at, KeyValues ready, Pruning pruning, int queryBlock, Mat o, float[] l) {
    int i0 = queryBlock * QUERIES;
    int rows = Math.min(QUERIES, at.queries - i0);
    int d = heads.dim();
    Mat q = at.q.rows(i0, rows);
    Mat acc = Mat.of(sums, 0, rows, d);
    block.clear();
    java.util.Arrays.fill(sums, 0, rows * d, 0);
    bound.queries(kernels, q, heads.scale());
    double threshold = pruning.threshold(at.keys);
    int last = (at.offset + i0 + rows - 1) / WIDTH;
    int first = at.first(i0) / WIDTH;
    int n = last;
    for (; n >= first; n--) {
      int j0 = n * WIDTH;
      int keys = Math.min(WIDTH, at.keys - j0);
      // Rows before the block's first key see none of it.
      int from = Math.max(0, j0 - at.offset - i0);
      if (from == 0 && bound.below(threshold, at, i0, j0, keys, ready.norms[n], block.top)) {
        break;
      }
      int tile = from / 6 * 6;
      kernels.multiply(
          q.rows(tile, rows - tile),
          ready.keysT,
          0,
          j0,
          Mat.strided(block.s, tile * WIDTH, rows - tile, keys, WIDTH),
          false);
      block.decay(at.gates, at.c + at.offset + i0, rows, at.c + j0, keys);
      Visible.show(block, at, i0, rows, from, j0);
      kernels.attend(block, from, rows, heads.scale());
      for (int i = from; i < rows; i++) {
        if (block.shrink[i] != 1) {
          kernels.scale(block.shrink[i], sums, i * d, d);
        }
      }
      kernels.multiply(
          Mat.strided(block.s, from * WIDTH, rows - from, keys, WIDTH),
          ready.values,
          j0,
          0,
          acc.rows(from, rows - from),
          true);
    }
    for (int i = 0; i < rows; i++) {
      float sum = block.sum(i);
      int to = o.offset() + (i0 + i) * o.rowStride();
      float inv = 1 / sum;
      for (int x = 0; x < d; x++) {
        o.data()[to + x] = sums[i * d + x] * inv;
      }
      l[at.l + i0 + i] = (float) (block.top[i] + Math.log(sum));
    }
    return new ForgettingAttention.Visits(last - n, last - first + 1);
  }
}
