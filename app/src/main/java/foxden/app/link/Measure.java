package foxden.app.link;

import foxden.sim.EnvironmentSpec;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The measured lanes of an environment, found from its names: a robot gives the speed of its base
 * (from successive poses) and the opening of its grippers; a planar walker what {@link
 * PlanarMeasure} says; any other world its reward, summed.
 */
final class Measure {

  private final List<Episode.Series> series = new ArrayList<>();
  private final int base;
  private final List<int[]> grippers = new ArrayList<>();
  private final @Nullable PlanarMeasure planar;

  Measure(EnvironmentSpec spec) {
    base = spec.bodies().indexOf("robot/base_link");
    planar = PlanarMeasure.knows(spec) ? PlanarMeasure.of(spec) : null;
    if (planar != null) {
      series.addAll(planar.series());
    } else if (base >= 0) {
      series.add(new Episode.Series("base speed", "m/s"));
      for (String side : List.of("left", "right")) {
        int[] joints =
            java.util.stream.IntStream.range(0, spec.joints().size())
                .filter(
                    j -> {
                      String n = spec.joints().get(j).toLowerCase(Locale.ROOT);
                      return n.startsWith("robot/") && n.contains(side) && n.contains("gripper");
                    })
                .toArray();
        if (joints.length > 0) {
          grippers.add(joints);
          series.add(new Episode.Series(side + " gripper", "m"));
        }
      }
    } else {
      series.add(new Episode.Series("reward, summed", ""));
    }
  }

  List<Episode.Series> series() {
    return series;
  }

  /**
   * The lanes at a step.
   *
   * @param first value of the first lane at the step before; 0 when there is none
   */
  float[] of(StepResult r, @Nullable StepResult before, float first) {
    if (planar != null) {
      return planar.of(r);
    }
    float[] out = new float[series.size()];
    if (base < 0) {
      out[0] = (before == null ? 0 : first) + (float) r.reward();
      return out;
    }
    float[] p = r.state().poses();
    int at = base * WorldState.POSE;
    if (before != null && r.time() > before.time()) {
      float[] q = before.state().poses();
      double dx = p[at] - q[at];
      double dy = p[at + 1] - q[at + 1];
      out[0] = (float) (Math.hypot(dx, dy) / (r.time() - before.time()));
    }
    for (int g = 0; g < grippers.size(); g++) {
      float total = 0;
      for (int j : grippers.get(g)) {
        total += r.state().qpos()[j];
      }
      out[g + 1] = total;
    }
    return out;
  }
}
