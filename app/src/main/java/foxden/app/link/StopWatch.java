package foxden.app.link;

import foxden.policies.Mind;
import foxden.sim.loop.BreakCondition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks after every step whether a condition is met that the world itself cannot know. */
final class StopWatch {

  private volatile List<Stop> stops = List.of();
  private int lookedAt;

  /** Replaces the conditions; those that the world judges by itself are given back. */
  List<BreakCondition> set(List<Stop> wished) {
    stops = List.copyOf(wished);
    List<BreakCondition> world = new ArrayList<>();
    for (Stop s : wished) {
      if (s instanceof Stop.World w) {
        world.add(w.condition());
      }
    }
    return world;
  }

  /**
   * Looks at a step; on the loop's thread.
   *
   * @param mind where one decided just now; null for none
   * @return the condition met first, or null
   */
  @Nullable Stop met(Episode e, @Nullable Mind mind, double tickSeconds) {
    int from = 0;
    if (mind != null) {
      from = Math.min(lookedAt, mind.tokens());
      lookedAt = mind.tokens();
    }
    for (Stop s : stops) {
      if (s instanceof Stop.Series series) {
        float[] two = e.lastTwo(series.name());
        if (two.length == 2 && Stop.crossed(series, two[0], two[1])) {
          return s;
        }
      } else if (mind != null && Stop.met(s, mind, from, tickSeconds)) {
        return s;
      }
    }
    return null;
  }
}
