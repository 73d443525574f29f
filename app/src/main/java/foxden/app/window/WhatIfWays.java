package foxden.app.window;

import foxden.app.link.Episode;
import foxden.app.scene3d.WayLine;
import foxden.app.session.WhatIf;
import foxden.sim.EnvironmentSpec;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import java.util.ArrayList;
import java.util.List;

/** The two ways of a counterfactual as lines in the world: who acts, and what its hands do. */
final class WhatIfWays {

  /** Blue as it is, orange changed: told apart by the names at their ends, too. */
  private static final int AS_IT_IS = 0x2E86DE;

  private static final int CHANGED = 0xE4572E;

  /** Who acts, in whichever world: the first that there is. */
  private static final List<String> ACTORS = List.of("robot/base_link", "player", "cheetah");

  private static final List<String> HANDS =
      List.of("robot/left_arm_link6", "robot/right_arm_link6");

  private static final double EVERY = 0.05;

  private WhatIfWays() {}

  static List<WayLine> of(WhatIf.Result r) {
    List<WayLine> out = new ArrayList<>();
    EnvironmentSpec spec = r.asItIs().spec();
    String actor =
        ACTORS.stream()
            .filter(spec.bodies()::contains)
            .findFirst()
            .orElse(spec.bodies().isEmpty() ? "" : spec.bodies().get(0));
    boolean floor = actor.equals("robot/base_link");
    out.add(line("as it is", r.asItIs(), spec, actor, floor, AS_IT_IS));
    out.add(line(r.change().sentence(), r.changed(), spec, actor, floor, CHANGED));
    for (String hand : HANDS) {
      if (spec.bodies().contains(hand)) {
        out.add(line("", r.asItIs(), spec, hand, false, AS_IT_IS));
        out.add(line("", r.changed(), spec, hand, false, CHANGED));
      }
    }
    return out;
  }

  private static WayLine line(
      String name, Episode e, EnvironmentSpec spec, String body, boolean floor, int rgb) {
    int at = spec.bodies().indexOf(body) * WorldState.POSE;
    long every = Math.max(1, Math.round(EVERY / spec.tickSeconds()));
    List<Float> p = new ArrayList<>();
    for (long step = e.firstStep(); at >= 0 && step <= e.lastStep(); step += every) {
      StepResult r = e.frame(step);
      if (r != null && at + 2 < r.state().poses().length) {
        p.add(r.state().poses()[at]);
        p.add(r.state().poses()[at + 1]);
        p.add(floor ? 0.03f : r.state().poses()[at + 2]);
      }
    }
    float[] points = new float[p.size()];
    for (int i = 0; i < points.length; i++) {
      points[i] = p.get(i);
    }
    return new WayLine(name, points, rgb);
  }
}
