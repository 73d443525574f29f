package foxden.app.mind;

import foxden.policies.Mind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far back one head looks from one query.
 *
 * @param seconds mean age of what it attends to within the episode, weighted by attention; NaN when
 *     nothing of the episode is attended to
 * @param demonstrations share of its attention on tokens from before the episode
 * @param reach age at which the product of its forget gates falls below one percent, s; infinite
 *     when it never does within the episode so far
 */
record LookBack(double seconds, double demonstrations, double reach) {

  private static final double TELLING = 0.8;

  static LookBack of(Mind mind, TokenTimes times, int layer, int head, int query) {
    float[] a = new float[query + 1];
    float[] decay = new float[query + 1];
    mind.row(layer, head, query, a, null, decay);
    double now = times.seconds(query);
    double mass = 0;
    double age = 0;
    double before = 0;
    double reach = Double.POSITIVE_INFINITY;
    for (int j = query; j >= 0; j--) {
      if (times.step(j) < 0) {
        before += a[j];
        continue;
      }
      mass += a[j];
      age += a[j] * (now - times.seconds(j));
      if (decay[j] < Math.log(0.01) && Double.isInfinite(reach)) {
        reach = now - times.seconds(j);
      }
    }
    return new LookBack(mass < 1e-9 ? Double.NaN : age / mass, before / (mass + before), reach);
  }

  /**
   * The head that looks back furthest within the episode.
   *
   * @param all per layer and head
   * @return layer and head; null while none looks back at least {@value #TELLING} seconds, as at
   *     the first steps of an episode
   */
  static int @Nullable [] furthest(LookBack[][] all) {
    int[] best = null;
    double most = TELLING;
    for (int l = 0; l < all.length; l++) {
      for (int h = 0; h < all[l].length; h++) {
        if (all[l][h].seconds() >= most) {
          most = all[l][h].seconds();
          best = new int[] {l, h};
        }
      }
    }
    return best;
  }

  /** {@code head 2.1 looks back 1.4 s, 38 % on demonstrations}. */
  String sentence(int layer, int head) {
    String who = "head " + layer + "." + head;
    String demo =
        demonstrations >= 0.005
            ? String.format(Locale.ROOT, "%.0f %% on demonstrations", demonstrations * 100)
            : "";
    if (Double.isNaN(seconds) || demonstrations > 0.995) {
      return who + " looks at nothing of this episode" + (demo.isEmpty() ? "" : ", " + demo);
    }
    return who
        + String.format(Locale.ROOT, " looks back %.2f s", seconds)
        + (demo.isEmpty() ? "" : ", " + demo);
  }

  /** For a thumbnail. */
  String brief() {
    return Double.isNaN(seconds) || demonstrations > 0.995
        ? "demos"
        : String.format(Locale.ROOT, seconds < 9.95 ? "%.1f s" : "%.0f s", seconds);
  }
}
