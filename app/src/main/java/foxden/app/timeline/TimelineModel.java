package foxden.app.timeline;

import foxden.app.link.Episode;
import foxden.app.link.Interventions.Branch;
import foxden.app.session.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The visible stretch of time and the lanes in it; no controls. Times are simulated seconds, widths
 * pixels.
 */
public final class TimelineModel {

  /** Shortest stretch that can be shown, s. */
  static final double SHORTEST = 0.05;

  /** What stands between a group's name and a series' own. */
  private static final String GROUPED = ": ";

  /** Of more branches only the newest have a lane. */
  static final int MOST_BRANCHES = 4;

  /** Space between lanes, px. */
  static final double GAP = 3;

  /** No lane is lower, px: its name is still read. */
  static final double LEAST = 9;

  private double from;
  private double to = 10;
  private double end = 10;
  private boolean fitted = true;
  private boolean labelled;

  /** Whether there are named stretches, which get a lane. */
  void labelled(boolean any) {
    labelled = any;
  }

  /** Left edge, s. */
  public double from() {
    return from;
  }

  /** Right edge, s. */
  public double to() {
    return to;
  }

  /** Whether the whole episode is shown, and stays shown while it grows. */
  public boolean fitted() {
    return fitted;
  }

  /**
   * Says how long the episode is. A growing one gets room to grow into, so that the picture does
   * not shrink with every step.
   */
  public void extent(double seconds, boolean growing) {
    double wanted = Math.max(seconds, SHORTEST * 4);
    if (growing) {
      double room = Math.max(4, end);
      while (room < wanted) {
        room *= 1.5;
      }
      while (room > 6 && room > wanted * 4) {
        room /= 1.5;
      }
      wanted = room;
    }
    end = wanted;
    if (fitted) {
      from = 0;
      to = end;
    } else {
      to = Math.min(to, Math.max(end, from + SHORTEST));
    }
  }

  /** Shows everything again. */
  public void fit() {
    fitted = true;
    from = 0;
    to = end;
  }

  /**
   * Zooms around an instant that stays where it is.
   *
   * @param factor below 1 shows less, in more detail
   */
  public void zoom(double factor, double around) {
    double span = Math.max(SHORTEST, Math.min(end, (to - from) * factor));
    double share = (around - from) / (to - from);
    from = around - share * span;
    to = from + span;
    fitted = span >= end * 0.999;
    clamp();
  }

  /** Moves the window; it stays over the episode. */
  public void pan(double seconds) {
    from += seconds;
    to += seconds;
    clamp();
  }

  /** Moves the window so that an instant is inside; nothing happens when it already is. */
  public void reveal(double time) {
    if (time < from || time > to) {
      double span = to - from;
      from = time - span * 0.2;
      to = from + span;
      clamp();
    }
  }

  private void clamp() {
    double span = to - from;
    from = Math.max(0, Math.min(from, end - span));
    to = from + span;
  }

  /** Where an instant is drawn. */
  public double x(double time, double width) {
    return (time - from) / (to - from) * width;
  }

  /** Which instant is drawn there. */
  public double time(double x, double width) {
    return from + x / Math.max(1, width) * (to - from);
  }

  /** Seconds between two labels: 1, 2 or 5 times a power of ten, at least 72 px apart. */
  public double spacing(double width) {
    double least = (to - from) / Math.max(1, width) * 72;
    double ten = Math.pow(10, Math.floor(Math.log10(least)));
    for (double m : new double[] {1, 2, 5, 10}) {
      if (ten * m >= least) {
        return ten * m;
      }
    }
    return ten * 10;
  }

  /** A label with as many decimals as the spacing needs. */
  public static String label(double time, double spacing) {
    int decimals = spacing >= 1 ? 0 : spacing >= 0.1 ? 1 : spacing >= 0.01 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f s", time);
  }

  /**
   * The lanes of an episode, squeezed into a height when they want more, never under {@link
   * #LEAST}.
   */
  List<Lane> lanes(
      Episode.Columns c,
      boolean gates,
      List<Branch> branches,
      @Nullable Comparison comparison,
      double top,
      double height) {
    List<Lane> wanted = new ArrayList<>();
    wanted.add(new Lane(Lane.Kind.DRIVER, "driver", 0, 0, Lane.Kind.DRIVER.wanted));
    if (labelled) {
      wanted.add(new Lane(Lane.Kind.LABELS, "labels", 0, 0, Lane.Kind.LABELS.wanted));
    }
    boolean grippers = false;
    for (int i = 0; i < c.series().size(); i++) {
      String name = c.series().get(i).name();
      if (name.contains(GROUPED)) {
        if (i == 0 || !group(c.series().get(i - 1).name()).equals(group(name))) {
          wanted.add(new Lane(Lane.Kind.GROUP, group(name), i, 0, Lane.Kind.GROUP.wanted));
        }
      } else if (name.endsWith("gripper")) {
        if (!grippers) {
          wanted.add(new Lane(Lane.Kind.GRIPPERS, "grippers", i, 0, Lane.Kind.GRIPPERS.wanted));
        }
        grippers = true;
      } else {
        wanted.add(new Lane(Lane.Kind.SERIES, name, i, 0, Lane.Kind.SERIES.wanted));
      }
    }
    for (int g = 0; g < Math.min(64, c.goalNames().size()); g++) {
      wanted.add(new Lane(Lane.Kind.GOAL, c.goalTexts().get(g), g, 0, Lane.Kind.GOAL.wanted));
    }
    boolean touched = false;
    for (float f : c.forces()) {
      touched |= f > 0;
    }
    if (touched) {
      wanted.add(new Lane(Lane.Kind.CONTACTS, "contacts", 0, 0, Lane.Kind.CONTACTS.wanted));
    }
    wanted.add(new Lane(Lane.Kind.EVENTS, "events", 0, 0, Lane.Kind.EVENTS.wanted));
    if (gates) {
      wanted.add(new Lane(Lane.Kind.GATES, "gates < 0.1", 0, 0, Lane.Kind.GATES.wanted));
    }
    for (int i = Math.max(0, branches.size() - MOST_BRANCHES); i < branches.size(); i++) {
      Branch b = branches.get(i);
      wanted.add(new Lane(Lane.Kind.BRANCH, b.name(), i, 0, Lane.Kind.BRANCH.wanted));
    }
    if (comparison != null) {
      String label = "apart from " + comparison.branch().name();
      wanted.add(new Lane(Lane.Kind.DISTANCE, label, 0, 0, Lane.Kind.DISTANCE.wanted));
    }
    // What is left beside the least heights is shared by how much more each lane wants.
    double least = wanted.size() * (LEAST + GAP);
    double more = wanted.stream().mapToDouble(l -> l.height() - LEAST).sum();
    double share = more <= 0 ? 0 : Math.max(0, Math.min(1, (height - least) / more));
    List<Lane> placed = new ArrayList<>();
    double y = top;
    for (Lane l : wanted) {
      double h = LEAST + Math.floor((l.height() - LEAST) * share);
      placed.add(new Lane(l.kind(), l.label(), l.index(), y, h));
      y += h + GAP;
    }
    return placed;
  }

  private static String group(String series) {
    int colon = series.indexOf(GROUPED);
    return colon < 0 ? "" : series.substring(0, colon);
  }

  /** One past the last series of the group that begins here. */
  static int groupEnd(Episode.Columns c, int first) {
    int end = first;
    String name = group(c.series().get(first).name());
    while (end < c.series().size() && group(c.series().get(end).name()).equals(name)) {
      end++;
    }
    return end;
  }

  // The one farthest from the middle: the strongest torque, the joint nearest to a limit.
  private static String farthest(Lane lane, Episode.Columns c, int row) {
    int far = lane.index();
    for (int i = lane.index(); i < groupEnd(c, lane.index()); i++) {
      if (Math.abs(c.values()[i][row] - 0.5) > Math.abs(c.values()[far][row] - 0.5)) {
        far = i;
      }
    }
    String name = c.series().get(far).name();
    return String.format(
        Locale.ROOT,
        "%s %+.0f %%",
        name.substring(name.indexOf(GROUPED) + GROUPED.length()),
        200 * (c.values()[far][row] - 0.5));
  }

  /** What a lane says at one row: value and unit, or yes and no. */
  static String value(Lane lane, Episode.Columns c, int row, float gates) {
    if (row < 0) {
      return "";
    }
    return switch (lane.kind()) {
      case DRIVER -> c.driverNames().get(c.drivers()[row]);
      case SERIES -> number(c.values()[lane.index()][row], c.series().get(lane.index()).unit());
      case GRIPPERS -> {
        StringBuilder out = new StringBuilder();
        for (int i = lane.index(); i < c.series().size(); i++) {
          out.append(out.isEmpty() ? "" : " / ")
              .append(String.format(Locale.ROOT, "%.3f", c.values()[i][row]));
        }
        yield out + " m";
      }
      case GROUP -> farthest(lane, c, row);
      case GOAL -> (c.goals()[row] >> lane.index() & 1) != 0 ? "holds" : "no";
      case CONTACTS -> String.format(Locale.ROOT, "%.0f N", c.forces()[row]);
      case EVENTS -> {
        String found = "";
        for (Episode.Mark m : c.marks()) {
          if (m.step() == c.steps()[row]) {
            found = m.event().kind();
          }
        }
        yield found;
      }
      case BRANCH, DISTANCE, LABELS -> "";
      case GATES -> gates < 0 ? "" : String.format(Locale.ROOT, "%.0f %% of heads", gates * 100);
    };
  }

  private static String number(float v, String unit) {
    return String.format(Locale.ROOT, "%.2f", v) + (unit.isEmpty() ? "" : " " + unit);
  }
}
