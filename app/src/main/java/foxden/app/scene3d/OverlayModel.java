package foxden.app.scene3d;

import foxden.sim.Contact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What marks there are and which kinds are on. One thread. */
final class OverlayModel {

  /** A mark's text and where it stands, m, world frame. */
  record Label(String text, double x, double y, double z, int rgb) {}

  static final int CONTACT = 0xE4572E;
  static final int PATH = 0x2E86DE;
  static final int GOAL = 0x2A9D8F;
  static final int MISSING = 0xD9822B;
  static final int ATTENTION = 0xC2439A;
  static final int CHUNK = 0x5C9EF2;
  static final int TARGET = 0x8E5BD9;
  static final int TRAIL = 0xC98A2B;

  private static final int TRAIL_POINTS = 600;
  private static final double TRAIL_STEP = 0.04;
  // One metre of arrow stands for so many newton.
  private static final double NEWTON_PER_METRE = 200;

  private final Set<Overlay> on = EnumSet.noneOf(Overlay.class);
  private final List<float[]> trail = new ArrayList<>();
  private List<Contact> contacts = List.of();
  private List<double[]> path = List.of();
  private List<GoalMark> goals = List.of();
  private List<AttentionMark> attention = List.of();
  private List<double[]> chunk = List.of();
  private List<float[]> targets = List.of();
  private List<OverlayShape> rings = List.of();
  private List<OverlayShape> ways = List.of();
  private List<Label> wayLabels = List.of();
  private List<OverlayShape> shapes = List.of();
  private List<Label> labels = List.of();
  private boolean stale = true;

  void clear() {
    trail.clear();
    contacts = List.of();
    path = List.of();
    goals = List.of();
    attention = List.of();
    chunk = List.of();
    targets = List.of();
    rings = List.of();
    ways = List.of();
    wayLabels = List.of();
    stale = true;
  }

  void enable(Overlay kind, boolean enabled) {
    if (enabled ? on.add(kind) : on.remove(kind)) {
      stale = true;
    }
  }

  boolean enabled(Overlay kind) {
    return on.contains(kind);
  }

  void contacts(List<Contact> next) {
    stale |= on.contains(Overlay.CONTACTS) && !next.equals(contacts);
    contacts = next;
  }

  void path(List<double[]> next) {
    path = List.copyOf(next);
    stale = true;
  }

  void goals(List<GoalMark> next) {
    goals = List.copyOf(next);
    stale = true;
  }

  void attention(List<AttentionMark> next) {
    stale |= !next.equals(attention);
    attention = List.copyOf(next);
  }

  /** The base's way through the action chunk: x y, m. */
  void chunk(List<double[]> next) {
    chunk = List.copyOf(next);
    stale = true;
  }

  void targets(List<float[]> next) {
    targets = List.copyOf(next);
    stale = true;
  }

  /** Lines that are shown whatever overlay is on, and what they are called. */
  void ways(List<OverlayShape> lines, List<Label> names) {
    stale |= !ways.isEmpty() || !lines.isEmpty();
    ways = List.copyOf(lines);
    wayLabels = List.copyOf(names);
  }

  void rings(List<OverlayShape> next) {
    stale |= on.contains(Overlay.TORQUES) && !next.equals(rings);
    rings = List.copyOf(next);
  }

  void trail(float x, float y) {
    if (!trail.isEmpty()) {
      float[] last = trail.get(trail.size() - 1);
      double d = Math.hypot(x - last[0], y - last[1]);
      if (d < TRAIL_STEP) {
        return;
      }
      if (d > 1) {
        trail.clear();
      }
    }
    trail.add(new float[] {x, y});
    if (trail.size() > TRAIL_POINTS) {
      trail.remove(0);
    }
    stale |= on.contains(Overlay.TRAIL);
  }

  void clearTrail() {
    trail.clear();
    stale |= on.contains(Overlay.TRAIL);
  }

  /** The marks that are on; the same list while nothing changed. */
  List<OverlayShape> shapes() {
    if (stale) {
      build();
      stale = false;
    }
    return shapes;
  }

  /** Their texts. */
  List<Label> labels() {
    shapes();
    return labels;
  }

  private void build() {
    List<OverlayShape> s = new ArrayList<>();
    List<Label> l = new ArrayList<>();
    if (on.contains(Overlay.TRAIL) && trail.size() > 1) {
      s.add(new OverlayShape.Line(flat(trail), TRAIL, false));
    }
    if (on.contains(Overlay.PATH) && path.size() > 1) {
      s.add(
          new OverlayShape.Line(
              flat(path.stream().map(p -> new float[] {(float) p[0], (float) p[1]}).toList()),
              PATH,
              false));
      double[] end = path.get(path.size() - 1);
      l.add(new Label("path end", end[0], end[1], 0.1, PATH));
    }
    if (on.contains(Overlay.GOAL_VOLUMES)) {
      goals.forEach(g -> goal(g, s, l));
    }
    if (on.contains(Overlay.CHUNK) && chunk.size() > 1) {
      s.add(
          new OverlayShape.Line(
              flat(chunk.stream().map(p -> new float[] {(float) p[0], (float) p[1]}).toList()),
              CHUNK,
              false));
      double[] end = chunk.get(chunk.size() - 1);
      l.add(new Label("end of the action chunk", end[0], end[1], 1.5, CHUNK));
    }
    if (on.contains(Overlay.ATTENTION)) {
      attention.forEach(a -> attended(a, s, l));
    }
    if (on.contains(Overlay.TARGET)) {
      for (float[] p : targets) {
        axes(p, s);
        l.add(new Label("target", p[0], p[1], p[2], TARGET));
      }
    }
    if (on.contains(Overlay.CONTACTS)) {
      contacts(s, l);
    }
    if (on.contains(Overlay.TORQUES)) {
      s.addAll(rings);
    }
    s.addAll(ways);
    l.addAll(wayLabels);
    shapes = List.copyOf(s);
    labels = List.copyOf(l);
  }

  private static void goal(GoalMark g, List<OverlayShape> s, List<Label> l) {
    int rgb = g.holds() ? GOAL : MISSING;
    s.addAll(g.volumes());
    float[] from = g.line().get(0);
    float[] to = g.line().get(g.line().size() - 1);
    if (g.line().size() > 1) {
      s.add(new OverlayShape.Arrow(from, to, rgb));
    }
    l.add(
        new Label(
            (g.holds() ? "\u2713 " : "\u2717 ") + g.text(),
            (from[0] + to[0]) / 2,
            (from[1] + to[1]) / 2,
            (from[2] + to[2]) / 2,
            rgb));
  }

  // A ring on the floor, the wider the more of the row falls there.
  private static void attended(AttentionMark a, List<OverlayShape> s, List<Label> l) {
    double r = 0.06 + 0.34 * Math.sqrt(a.share());
    float[] ring = new float[3 * 28];
    for (int i = 0; i < 28; i++) {
      double t = 2 * Math.PI * i / 28;
      ring[3 * i] = (float) (a.x() + r * Math.cos(t));
      ring[3 * i + 1] = (float) (a.y() + r * Math.sin(t));
      ring[3 * i + 2] = 0.02f;
    }
    s.add(new OverlayShape.Line(ring, ATTENTION, true));
    l.add(
        new Label(
            String.format(
                java.util.Locale.ROOT, "%.0f %% at %.1f s ago", 100 * a.share(), a.seconds()),
            a.x() + r,
            a.y(),
            0.02,
            ATTENTION));
  }

  private void contacts(List<OverlayShape> s, List<Label> l) {
    Contact strongest = null;
    for (Contact c : contacts) {
      float len = (float) Math.min(0.6, Math.max(0.03, c.force() / NEWTON_PER_METRE));
      float[] from = {c.x(), c.y(), c.z()};
      float[] to = {c.x() + c.nx() * len, c.y() + c.ny() * len, c.z() + c.nz() * len};
      s.add(new OverlayShape.Arrow(from, to, CONTACT));
      boolean robot = c.a().startsWith("robot/") || c.b().startsWith("robot/");
      if (robot && (strongest == null || c.force() > strongest.force())) {
        strongest = c;
      }
    }
    if (strongest != null) {
      l.add(
          new Label(
              String.format(
                  java.util.Locale.ROOT, "%.0f N  %s", strongest.force(), other(strongest)),
              strongest.x(),
              strongest.y(),
              strongest.z(),
              CONTACT));
    }
  }

  private static String other(Contact c) {
    return c.a().startsWith("robot/") ? c.b() : c.a();
  }

  private static void axes(float[] p, List<OverlayShape> s) {
    int[] colors = {0xD64545, 0x3FA34D, 0x3B6FD4};
    for (int k = 0; k < 3; k++) {
      double[] d =
          Picker.rotate(
              p[3], p[4], p[5], p[6], k == 0 ? 0.15 : 0, k == 1 ? 0.15 : 0, k == 2 ? 0.15 : 0);
      s.add(
          new OverlayShape.Arrow(
              new float[] {p[0], p[1], p[2]},
              new float[] {p[0] + (float) d[0], p[1] + (float) d[1], p[2] + (float) d[2]},
              colors[k]));
    }
  }

  private static float[] flat(List<float[]> points) {
    float[] p = new float[3 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      p[3 * i] = points.get(i)[0];
      p[3 * i + 1] = points.get(i)[1];
      p[3 * i + 2] = 0.02f;
    }
    return p;
  }
}
