package foxden.app.goals;

import foxden.sim.Goals;
import java.util.ArrayList;
import java.util.List;

/** The goal tree, flattened for drawing. */
final class GoalsModel {

  /** One line of the tree. */
  record Line(int depth, String name, String text, boolean holds, String reason, boolean leaf) {}

  private GoalsModel() {}

  static List<Line> lines(Goals goals) {
    List<Line> out = new ArrayList<>();
    for (Goals.Goal g : goals.heads()) {
      add(g, 0, out);
    }
    return out;
  }

  private static void add(Goals.Goal g, int depth, List<Line> out) {
    out.add(
        new Line(
            depth,
            g.name(),
            g.text().isBlank() ? g.name() : g.text(),
            g.holds(),
            g.reason(),
            g.children().isEmpty()));
    for (Goals.Goal c : g.children()) {
      add(c, depth + 1, out);
    }
  }

  /** {@code 2 of 4 hold}. */
  static String summary(List<Line> lines) {
    long leaves = lines.stream().filter(Line::leaf).count();
    long hold = lines.stream().filter(l -> l.leaf() && l.holds()).count();
    return hold + " of " + leaves + (leaves == 1 ? " holds" : " hold");
  }
}
