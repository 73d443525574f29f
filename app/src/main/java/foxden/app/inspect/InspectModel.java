package foxden.app.inspect;

import foxden.app.link.Episode;
import foxden.app.session.Pick;
import foxden.policies.Mind;
import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.Contact;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Event;
import foxden.sim.Goals;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What there is to say about the thing that is picked, as lines of name and value. */
final class InspectModel {

  /** A line; an empty value makes it a heading. */
  record Line(String name, String value) {}

  /** Most contacts listed. */
  private static final int MOST = 6;

  private InspectModel() {}

  static String title(@Nullable Pick pick) {
    if (pick == null) {
      return "";
    }
    if (pick instanceof Pick.Body b) {
      return b.name();
    } else if (pick instanceof Pick.Token t) {
      return "token " + t.index();
    } else if (pick instanceof Pick.Goal g) {
      return g.name();
    }
    return ((Pick.Mark) pick).kind();
  }

  static List<Line> lines(
      @Nullable Pick pick, EnvironmentSpec spec, Episode episode, long step, @Nullable Mind mind) {
    StepResult now = episode.frame(step);
    if (now == null) {
      return List.of();
    }
    if (pick == null) {
      return instant(spec, episode, now, step);
    }
    if (pick instanceof Pick.Body b) {
      return body(b.name(), spec, episode, now);
    } else if (pick instanceof Pick.Token t) {
      return token(t.index(), mind, episode);
    } else if (pick instanceof Pick.Goal g) {
      return goal(g.name(), now.goals().heads());
    }
    Pick.Mark m = (Pick.Mark) pick;
    return List.of(
        new Line("what", m.text()),
        new Line("step", m.step() + ", " + f("%.2f s", episode.time(m.step()))));
  }

  private static List<Line> instant(
      EnvironmentSpec spec, Episode episode, StepResult now, long step) {
    List<Line> out = new ArrayList<>();
    out.add(new Line("reward", f("%.3f", now.reward())));
    out.add(new Line("contacts", Integer.toString(now.contacts().size())));
    Episode.Decided d = episode.decision(step);
    if (d != null) {
      out.add(new Line("decided", "step " + d.step() + " by " + d.driver()));
      out.addAll(action(spec.action(), d.action()));
      d.trace().texts().entrySet().stream()
          .sorted(java.util.Map.Entry.comparingByKey())
          .limit(6)
          .forEach(t -> out.add(new Line(t.getKey(), t.getValue())));
    }
    for (Event e : now.events()) {
      out.add(new Line(e.kind(), e.text()));
    }
    return out;
  }

  private static List<Line> action(ActionSpec spec, Action action) {
    if (action instanceof Action.DiscreteAction a && spec instanceof ActionSpec.Discrete s) {
      return List.of(new Line("action", s.names().get(a.index())));
    }
    if (action instanceof Action.TextAction a) {
      return List.of(new Line("action", a.text()));
    }
    List<Line> out = new ArrayList<>();
    if (action instanceof Action.VectorAction a && spec instanceof ActionSpec.Box box) {
      for (int i = 0; i < a.values().length && i < 3; i++) {
        String label = i < box.labels().size() ? box.labels().get(i) : "action " + i;
        out.add(new Line(label, f("%+.3f", a.values()[i])));
      }
    }
    return out;
  }

  private static List<Line> body(
      String name, EnvironmentSpec spec, Episode episode, StepResult now) {
    List<Line> out = new ArrayList<>();
    int at = spec.bodies().indexOf(name);
    if (at < 0) {
      out.add(new Line("kind", "fixed to the building"));
    } else {
      float[] p = now.state().poses();
      int o = at * WorldState.POSE;
      out.add(new Line("position", f("%7.3f %7.3f %7.3f m", p[o], p[o + 1], p[o + 2])));
      out.add(new Line("yaw", f("%7.1f \u00b0", Math.toDegrees(yaw(p, o)))));
      StepResult before = episode.frame(now.step() - 1);
      if (before != null && before.time() < now.time()) {
        float[] q = before.state().poses();
        double dt = now.time() - before.time();
        double v =
            Math.sqrt(sq(p[o] - q[o]) + sq(p[o + 1] - q[o + 1]) + sq(p[o + 2] - q[o + 2])) / dt;
        out.add(new Line("speed", f("%7.3f m/s", v)));
      }
    }
    String object = object(name);
    joints(object, spec, now, out);
    // One line for each thing it touches, however many points carry the force.
    Map<String, Double> touched = new LinkedHashMap<>();
    for (Contact c : now.contacts()) {
      if (c.a().equals(name) || c.b().equals(name)) {
        touched.merge(c.a().equals(name) ? c.b() : c.a(), (double) c.force(), Double::sum);
      }
    }
    touched.entrySet().stream()
        .limit(MOST)
        .forEach(t -> out.add(new Line("touches " + t.getKey(), f("%.1f N", t.getValue()))));
    if (touched.isEmpty()) {
      out.add(new Line("contacts", "none"));
    } else if (touched.size() > MOST) {
      out.add(new Line("contacts", touched.size() - MOST + " more"));
    }
    return out;
  }

  private static void joints(String object, EnvironmentSpec spec, StepResult now, List<Line> out) {
    for (int j = 0; j < spec.joints().size(); j++) {
      String joint = spec.joints().get(j);
      if (joint.startsWith(object + "/")) {
        float v = now.state().qpos()[j];
        out.add(new Line(joint.substring(object.length() + 1), f("%7.3f", v)));
      }
    }
  }

  private static List<Line> token(int i, @Nullable Mind mind, Episode episode) {
    if (mind == null || i >= mind.tokens()) {
      return List.of(new Line("token", "not in this mind"));
    }
    Mind.Token t = mind.token(i);
    return List.of(
        new Line("what", t.label()),
        new Line("group", t.group()),
        new Line(
            "read",
            t.step() < 0
                ? "before the episode"
                : "step " + t.step() + ", " + f("%.2f s", episode.time(t.step()))));
  }

  private static List<Line> goal(String name, List<Goals.Goal> goals) {
    for (Goals.Goal g : goals) {
      if (g.name().equals(name)) {
        return List.of(
            new Line("means", g.text()),
            new Line("now", g.holds() ? "holds" : "does not hold"),
            new Line("because", g.reason()));
      }
      List<Line> deeper = goal(name, g.children());
      if (!deeper.isEmpty()) {
        return deeper;
      }
    }
    return List.of();
  }

  /** {@code door_1} of {@code door_1/leaf}. */
  static String object(String body) {
    int slash = body.indexOf('/');
    return slash < 0 ? body : body.substring(0, slash);
  }

  private static double yaw(float[] p, int o) {
    double x = p[o + 3];
    double y = p[o + 4];
    double z = p[o + 5];
    double w = p[o + 6];
    return Math.atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z));
  }

  private static double sq(double v) {
    return v * v;
  }

  private static String f(String format, Object... args) {
    return String.format(Locale.ROOT, format, args);
  }
}
