package foxden.app.window;

import foxden.app.link.Episode;
import foxden.app.scene3d.AttentionMark;
import foxden.policies.Mind;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums an attention row by the moments its keys were read at, and finds the robot there. */
final class Attended {

  private static final int MOST = 4;
  private static final double LEAST = 0.03;

  private Attended() {}

  /**
   * The moments that most of a row falls on, at most four; empty without a robot.
   *
   * @param step the cursor: the row is that of the last token read by then
   */
  static List<AttentionMark> marks(Mind mind, int layer, int head, Episode episode, long step) {
    int base = episode.spec().bodies().indexOf("robot/base_link") * WorldState.POSE;
    int query = mind.tokens() - 1;
    while (query >= 0 && mind.token(query).step() > step) {
      query--;
    }
    if (base < 0 || query < 0) {
      return List.of();
    }
    float[] row = new float[query + 1];
    mind.row(
        Math.min(layer, mind.layers() - 1),
        Math.min(head, mind.heads() - 1),
        query,
        row,
        null,
        null);
    Map<Long, Double> shares = new HashMap<>();
    for (int k = 0; k <= query; k++) {
      if (mind.token(k).step() >= 0) {
        shares.merge(mind.token(k).step(), (double) row[k], Double::sum);
      }
    }
    List<AttentionMark> out = new ArrayList<>();
    shares.entrySet().stream()
        .filter(s -> s.getValue() >= LEAST)
        .sorted(Map.Entry.<Long, Double>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST)
        .forEach(
            s -> {
              StepResult then = episode.frame(s.getKey());
              if (then != null) {
                float[] p = then.state().poses();
                out.add(
                    new AttentionMark(
                        p[base],
                        p[base + 1],
                        s.getValue(),
                        episode.time(step) - episode.time(s.getKey())));
              }
            });
    return out;
  }
}
