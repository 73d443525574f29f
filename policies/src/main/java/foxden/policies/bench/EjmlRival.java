package foxden.policies.bench;

import foxden.policies.nn.Workers;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** EJML's dense float matrices, the usual choice in plain Java; heads are shared among threads. */
public final class EjmlRival implements Rival {

  private Workers workers = new Workers(1);

  @Override
  public String name() {
    return "EJML";
  }

  @Override
  public void threads(int count) {
    workers.close();
    workers = new Workers(count);
  }

  @Override
  public Work product(float[] a, float[] b, int n) {
    FMatrixRMaj left = FMatrixRMaj.wrap(n, n, a.clone());
    FMatrixRMaj right = FMatrixRMaj.wrap(n, n, b.clone());
    FMatrixRMaj out = new FMatrixRMaj(n, n);
    return work(() -> CommonOps_FDRM.mult(left, right, out), out.data);
  }

  @Override
  public Work matVec(float[] w, float[] x, int rows) {
    FMatrixRMaj matrix = FMatrixRMaj.wrap(rows, x.length, w.clone());
    FMatrixRMaj vector = FMatrixRMaj.wrap(x.length, 1, x.clone());
    FMatrixRMaj out = new FMatrixRMaj(rows, 1);
    return work(() -> CommonOps_FDRM.mult(matrix, vector, out), out.data);
  }

  @Override
  public Work attention(Inputs in) {
    float[] result = new float[in.q().length];
    FMatrixRMaj[] logits = new FMatrixRMaj[in.heads()];
    for (int head = 0; head < in.heads(); head++) {
      logits[head] = new FMatrixRMaj(in.tokens(), in.tokens());
    }
    return work(
        () -> workers.run(in.heads(), head -> head(in, head, logits[head], result)), result);
  }

  private static void head(Inputs in, int head, FMatrixRMaj s, float[] result) {
    int t = in.tokens();
    int d = in.dim();
    FMatrixRMaj o = new FMatrixRMaj(t, d);
    CommonOps_FDRM.multTransB(
        (float) (1 / Math.sqrt(d)), head(in, in.q(), head), head(in, in.k(), head), s);
    for (int i = 0; i < t; i++) {
      int row = i * t;
      double own = in.c()[head * t + i];
      float top = Float.NEGATIVE_INFINITY;
      for (int j = 0; j <= i; j++) {
        s.data[row + j] += (float) (own - in.c()[head * t + j]);
        top = Math.max(top, s.data[row + j]);
      }
      float sum = 0;
      for (int j = 0; j <= i; j++) {
        s.data[row + j] = (float) Math.exp(s.data[row + j] - top);
        sum += s.data[row + j];
      }
      for (int j = 0; j <= i; j++) {
        s.data[row + j] /= sum;
      }
      java.util.Arrays.fill(s.data, row + i + 1, row + t, 0);
    }
    CommonOps_FDRM.mult(s, head(in, in.v(), head), o);
    for (int i = 0; i < t; i++) {
      System.arraycopy(o.data, i * d, result, (i * in.heads() + head) * d, d);
    }
  }

  private static FMatrixRMaj head(Inputs in, float[] rows, int head) {
    FMatrixRMaj out = new FMatrixRMaj(in.tokens(), in.dim());
    for (int i = 0; i < in.tokens(); i++) {
      System.arraycopy(rows, (i * in.heads() + head) * in.dim(), out.data, i * in.dim(), in.dim());
    }
    return out;
  }

  private static Work work(Runnable run, float[] result) {
    return new Work() {
      @Override
      public void run() {
        run.run();
      }

      @Override
      public float[] result() {
        return result;
      }
    };
  }

  @Override
  public void close() {
    workers.close();
  }
}
